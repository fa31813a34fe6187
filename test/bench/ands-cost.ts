import { type JobCost, median } from './cost.ts';

const RUNS = 9;
/** So many ANDs until the engine's code is as fast as in a node that runs. */
const WARM_UP = 2e9;

/** What a party does in one round of gates, and what it sends in it. */
export interface AndRound {
  readonly gates: number;
  readonly sentBytes: number;
  /** Message latencies. */
  readonly latencies: number;
  /** Whether a first round's results were right. */
  readonly correct: boolean;
  run(): void | Promise<void>;
}

/** The median cost of so many gates at one party. @param gates rounded up to whole rounds */
export async function costOfAnds(gates: number, round: AndRound): Promise<JobCost> {
  const rounds = Math.ceil(gates / round.gates);
  const rows = rounds * round.gates;
  for (let i = 0; i < WARM_UP / round.gates; i++) await round.run();
  const runs: { wallSeconds: number; cpuSeconds: number }[] = [];
  for (let k = 0; k < RUNS; k++) {
    const cpu = process.cpuUsage();
    const start = performance.now();
    for (let i = 0; i < rounds; i++) await round.run();
    const wallSeconds = (performance.now() - start) / 1000;
    const { user, system } = process.cpuUsage(cpu);
    runs.push({ wallSeconds, cpuSeconds: (user + system) / 1e6 });
  }
  const wallSeconds = median(runs.map((run) => run.wallSeconds));
  const sent = { bytes: rounds * round.sentBytes, rounds: rounds * round.latencies };
  return {
    rows,
    wallSeconds,
    cpuSeconds: median(runs.map((run) => run.cpuSeconds)),
    bitsPerRowPerParty: (8 * sent.bytes) / rows,
    rounds: sent.rounds,
    comparisonsPerRow: 0,
    peakMemoryBytes: process.resourceUsage().maxRSS * 1024,
    correct: round.correct,
    phases: [{ name: 'gates', seconds: wallSeconds, ...sent }],
  };
}
