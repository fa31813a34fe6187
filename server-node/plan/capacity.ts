import { jobsAtOnce } from '../../workers/node/at-once.ts';
import type { Deployment } from '../../workers/wire/deployment.ts';
import type { Coefficients } from './coefficients.ts';
import { type Disk, diskOf } from './disk.ts';
import { epochsBuilt, type NightJobs, nightJobs } from './jobs.ts';

/** One-way latency between operators that is assumed, seconds. */
export const LATENCY = 0.01;

/** What an operator's machines are. */
export interface Machine {
  readonly cores: number;
  /** Bits a second, in each direction. */
  readonly link: number;
}

/** What a night asks of one operator. */
export interface Capacity {
  readonly users: number;
  readonly machine: Machine;
  readonly jobs: readonly NightJobs[];
  readonly comparisons: number;
  /** Bits sent for anything but comparisons. */
  readonly otherBits: number;
  /** As much is received. */
  readonly sentBytes: number;
  readonly cpuSeconds: { comparisons: number; other: number; links: number; accounts: number; sum: number };
  /** Epochs that are built, whose uploads are opened. */
  readonly built: number;
  readonly disk: Disk & { sum: number };
  /** Bytes of memory of a machine that has as many jobs under way as a node has, and their rows. */
  readonly memory: number;
  readonly rowsUnderWay: number;
  /** Latencies that follow each other when jobs run one by one. */
  readonly rounds: number;
  /** Bytes a second that a machine sends: its link, or what the links of one process do. */
  readonly rate: number;
  /** Seconds of a night on one machine: computing on all cores, sending, waiting for latencies. */
  readonly one: { computing: number; sending: number; waiting: number; sum: number };
  /** Seconds that there are for a night. */
  readonly allowed: number;
  readonly machines: number;
  /** Length of the night on these machines, seconds. */
  readonly seconds: number;
  /** On one machine of today's node, which computes in one thread; null where a job is too large for it. */
  readonly today: number | null;
  /** Kinds of job that are larger than any that was measured in one piece. */
  readonly tooLarge: readonly NightJobs[];
}

const total = <T>(list: readonly T[], value: (of: T) => number): number =>
  list.reduce((sum, each) => sum + value(each), 0);

/** @param users accounts that upload every epoch */
export function capacityOf(d: Deployment, users: number, machine: Machine, c: Coefficients): Capacity {
  const built = epochsBuilt(d);
  const rate = Math.min(machine.link / 8, 1e6 * c.linkMegabytesPerSecond);
  const jobs = nightJobs(d, users, { rtt: 2 * LATENCY, rate });
  const comparisons = total(jobs, (job) => job.sorts * job.rows * job.comparisons);
  const otherBits = total(
    jobs,
    (job) => job.rows * (job.sorts * job.otherBits + job.matches * job.matchBits),
  );
  const comparisonBits = total(jobs, (job) => job.sorts * job.rows * job.comparisons * job.comparisonBits);
  const sentBytes = (comparisonBits + otherBits) / 8;
  const cpu = {
    comparisons: (comparisons * c.comparisonNs) / 1e9,
    other: (otherBits * c.rowBitNs) / 1e9,
    links: (2 * sentBytes * c.linkByteNs) / 1e9, // sent and received
    accounts: (users * (built * c.openMs + c.sealMs)) / 1000,
  };
  const engine = cpu.comparisons + cpu.other;
  const cpuSeconds = { ...cpu, sum: engine + cpu.links + cpu.accounts };
  const disk = diskOf(d, users, jobs);
  const roundsOf = (job: NightJobs) => job.sorts * job.sortRounds + job.matches * job.matchRounds;
  const computing = cpuSeconds.sum / machine.cores;
  const sending = sentBytes / rate;
  const waiting = total(jobs, (job) => (roundsOf(job) * LATENCY) / jobsAtOnce(job.rows));
  const sum = Math.max(computing, sending) + waiting;
  const { epoch } = d.grid;
  const allowed = epoch - d.run.collect || epoch;
  const machines = Math.ceil(sum / allowed);
  const tooLarge = jobs.filter(({ rows }) => rows > c.rows);
  const rowsInOne = jobs.map(({ rows }) => Math.min(rows, c.rows));
  const rowsUnderWay = Math.max(...rowsInOne.map((rows) => jobsAtOnce(rows) * rows));
  return {
    users,
    machine,
    jobs,
    comparisons,
    otherBits,
    sentBytes,
    cpuSeconds,
    built,
    disk: { ...disk, sum: disk.uploads + disk.indices + disk.results },
    memory: rowsUnderWay * c.rowMemoryBytes,
    rowsUnderWay,
    rounds: total(jobs, roundsOf),
    rate,
    one: { computing, sending, waiting, sum },
    allowed,
    machines,
    seconds: sum / machines,
    today: tooLarge.length > 0 ? null : cpu.accounts + Math.max(engine, sending) + waiting,
    tooLarge,
  };
}
