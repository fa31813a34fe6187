import { Option } from 'commander';
import { shardCount, wholeNumber } from '../../server-node/options.ts';
import { type IndexSpec, sizesOf } from '../../workers/mpc/index-build.ts';
import { sliceRows } from '../../workers/mpc/rows.ts';
import { makeBits, type Shared } from '../../workers/mpc/shared.ts';
import { seededRandom } from '../unit/mpc-engine-world.ts';
import type { Bench } from './bench-kind.ts';
import { costOf, type EngineCost } from './cost.ts';
import { beside, measureLimits } from './limits.ts';
import type { PartyGroup, TimedRun } from './party-group.ts';
import { PartyPages } from './party-pages.ts';
import { PartyProcesses } from './party-processes.ts';
import { PartyThreads } from './party-threads.ts';
import type { TrafficRun } from './party-traffic.ts';
import { resultWidth } from './result-width.ts';
import { type Parties, shareAmong, THREE } from './shares.ts';
import type { NetworkProfile } from './slow-net.ts';
import { agree, expectedBits, makeTown, maskBits, type Town, tokenBits } from './town.ts';

/** What one party brings to a job. */
export interface PartyInputs {
  readonly spec: IndexSpec;
  readonly tokens: Shared;
  readonly masks: Shared;
  readonly flags: Shared;
}

/** What a job does: an index that is kept, a match on the index that was kept, or both. */
export type Run = 'index' | 'match' | 'collision';

const WARM_UP_ROWS = 1 << 12;
/** By then the hot code is compiled; a node's first job of an attempt is slower. */
const WARM_UPS = 16;
const RUNS = 3;

/** Where parties are: starts those that work on blocks, and others on such links that only send. */
export interface Host {
  parties(): Promise<PartyGroup<PartyInputs, Run>>;
  traffic(): Promise<PartyGroup<null, TrafficRun>>;
}

export const inThreads = (network: NetworkProfile | null = null, shards = 1, who = THREE): Host => ({
  parties: () =>
    PartyThreads.start('party', network, shards > 1 ? { shards, divide: divideInto(shards) } : null, who),
  traffic: () => PartyThreads.start('traffic', network, null, who),
});

/** The rows of each worker's accounts. */
const divideInto =
  (workers: number) =>
  ({ spec, tokens, masks, flags }: PartyInputs): PartyInputs[] => {
    let to = 0;
    return sizesOf(spec, workers).map((rows) => {
      to += rows;
      const slice = (s: Shared) => sliceRows(s, to - rows, to);
      return { spec, tokens: slice(tokens), masks: slice(masks), flags: slice(flags) };
    });
  };

export const inProcesses: Host = {
  parties: () => PartyProcesses.start('party'),
  traffic: () => PartyProcesses.start('traffic'),
};
export const inPages: Host = {
  parties: () => PartyPages.start('./party-web.worker.ts'),
  traffic: () => PartyPages.start('./traffic-web.worker.ts'),
};

/**
 * One job by all parties, the median of three runs after smaller ones that warm up. Sharing the
 * inputs and comparing the result with the plain program are outside the timed part.
 * @param run `match` matches an index that was built before
 * @param width result bits a row: 1 (one slot, no levels) or slots + 2
 * @param warmUps smaller jobs before; without them times tell little
 */
export async function benchJob(
  run: Run,
  rows: number,
  width: number,
  host: Host = inThreads(),
  warmUps = WARM_UPS,
): Promise<EngineCost & { engineStartMs?: number }> {
  const parties = await host.parties();
  const townOf = (count: number) => makeTown(count, width === 1 ? 1 : width - 2, 'town');
  try {
    await parties.bring(inputsOf(parties.who, townOf(WARM_UP_ROWS), width));
    for (let i = 0; i < warmUps; i++) await parties.run('collision', `warm-up ${i}`);
    const town = townOf(rows);
    await parties.bring(inputsOf(parties.who, town, width));
    if (run === 'match') await parties.run('index', 'index');
    const runs: TimedRun[] = [];
    for (let i = 0; i < RUNS; i++) runs.push(await parties.run(run, `run ${i}`));
    const expected = [expectedBits(town, width)];
    const correct = runs.every(({ outcomes }) => agree(parties.who, outcomes, expected));
    const cost = costOf(runs, town.rows.length, correct);
    return parties instanceof PartyPages ? { ...cost, engineStartMs: parties.engineStartMs } : cost;
  } finally {
    await parties.stop();
  }
}

/** The block as parties 1..n hold it. */
function inputsOf(who: Parties, town: Town, width: number): PartyInputs[] {
  const { spec, rows } = town;
  const random = seededRandom('shares');
  const tokens = shareAmong(who, tokenBits(town), random);
  const masks = shareAmong(who, maskBits(town), random);
  const levels = makeBits(width === 1 ? 1 : 3, rows.length, (p, i) => rows[i].level > p);
  const flags = shareAmong(who, levels, random);
  return tokens.map((own, i) => ({ spec, tokens: own, masks: masks[i], flags: flags[i] }));
}

/** The `collision` subcommand. */
export const collisionBench: Bench = {
  name: 'collision',
  about: 'index and one match of a block by parties in a thread or a process each',
  options: (command) => {
    command
      .option('--rows <n>', 'rows of the block; without it 2^14, 2^17 and 2^20', wholeNumber)
      .option('--bits <w>', 'result bits a row: 1, or slots + 2', resultWidth, 1)
      .addOption(
        new Option('--links <kind>', 'threads linked in memory, or processes linked over WebRTC on loopback')
          .choices(['memory', 'webrtc'])
          .default('memory'),
      )
      .addOption(
        new Option('--host <host>', 'chromium: a page each of one headless Chromium, linked by its WebRTC')
          .choices(['node', 'chromium'])
          .default('node'),
      )
      .option(
        '--shards <n>',
        'threads of each party among which a job is divided; memory links',
        shardCount,
        1,
      )
      .option('--parties <n>', 'with memory links', wholeNumber, 3)
      .option('--threshold <t>', 'so many parties together learn nothing', wholeNumber, 1)
      .option('--rtt <ms>', 'delays memory links: a round trip takes so long', wholeNumber)
      .option('--mbit <n>', 'slows memory links: so many Mbit/s in each direction of each', wholeNumber);
  },
  async run({
    rows,
    bits = 1,
    links = 'memory',
    host = 'node',
    shards = 1,
    parties = 3,
    threshold = 1,
    rtt,
    mbit,
  }) {
    const network =
      rtt || mbit ? { rtt: (rtt as number) ?? 0, mbit: (mbit as number) ?? Number.POSITIVE_INFINITY } : null;
    const inMemory = host === 'node' && links === 'memory';
    if (shards !== 1 && (!inMemory || network))
      throw new Error('--shards is measured in threads with undelayed memory links');
    const who = { parties, threshold } as Parties;
    if (who.parties !== 3 && !inMemory) throw new Error('--parties is measured with memory links');
    const place: Host =
      host === 'chromium'
        ? inPages
        : links === 'webrtc'
          ? inProcesses
          : inThreads(network, shards as number, who);
    const limits = await measureLimits(place);
    const bench = async (each: number) => {
      const cost = beside(await benchJob('collision', each, bits as number, place), limits, who.parties);
      return {
        host,
        links: host === 'chromium' ? 'webrtc' : links,
        network,
        shards,
        ...who,
        ...cost,
        peakMemoryBytesPerShard: Math.round(cost.peakMemoryBytes / (shards as number)),
      };
    };
    if (typeof rows === 'number') return bench(rows);
    const costs: Awaited<ReturnType<typeof bench>>[] = [];
    for (const each of [1 << 14, 1 << 17, 1 << 20]) costs.push(await bench(each));
    return costs;
  },
};
