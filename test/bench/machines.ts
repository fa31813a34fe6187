import { codeOf } from '../../server-node/hosts/threads.ts';
import { remoteThread } from '../../server-node/machines/remote-thread.ts';
import { shardCount, wholeNumber } from '../../server-node/options.ts';
import { MEMORY_LINKS } from '../../workers/mpc/link-rate.ts';
import { sliceRows } from '../../workers/mpc/rows.ts';
import { cutIndex, cutMatch } from '../../workers/node/job-parts.ts';
import { cliScript, WORKER_KEY, WorkerProcess } from '../links/machines-world.ts';
import { reveal, seededRandom, share } from '../unit/mpc-engine-world.ts';
import { startParties } from '../unit/thread-parties.ts';
import type { Bench } from './bench-kind.ts';
import { illTown } from './ill-town.ts';
import { POSITIONS } from './night-shape.ts';
import { metered } from './process-meter.ts';
import { expectedBits, maskBits, tokenBits } from './town.ts';

const SLOTS = 1;

/**
 * An index and a match on it by three nodes whose shards all are processes of `safetrace worker`, a process each, behind
 * their encrypted connections: what goes between machines goes through loopback here. The nodes are this process.
 * @param workers of each party
 */
async function benchMachines(rows: number, workers: readonly (readonly WorkerProcess[])[]) {
  const { town, infectious, emit } = illTown(Math.ceil(rows / POSITIONS), SLOTS, 'town');
  const { spec } = town;
  const random = seededRandom('shares');
  const [tokens, masks, ill, may] = [tokenBits(town), maskBits(town), infectious, emit].map((bits) =>
    share(bits, random),
  );
  const code = await codeOf(await cliScript());
  const empty = workers.flat().map((worker) => worker.peakBytes);
  const start = (party: number, shard: number) =>
    remoteThread(workers[party - 1][shard].address, WORKER_KEY, code);
  const began = performance.now();
  const { result, cpuSeconds } = await metered(async () => {
    const { parties, end } = startParties(workers[0].length, start);
    const name = { kind: 'index/place', epoch: 7, block: 0 };
    const built = await Promise.all(
      parties.map((party, i) => {
        const input = cutIndex(spec, new Uint8Array(32), (from, to) => ({
          tokens: sliceRows(tokens[i], from * POSITIONS, to * POSITIONS),
          masks: sliceRows(masks[i], from * POSITIONS, to * POSITIONS),
        }));
        return party.run('index', name, input, MEMORY_LINKS);
      }),
    );
    const matched = await Promise.all(
      parties.map((party, i) => {
        const input = cutMatch(built[i].output, 'rows', (from, to) => ({
          infectious: sliceRows(ill[i], from, to),
          emit: sliceRows(may[i], from * POSITIONS, to * POSITIONS),
        }));
        return party.run('match', { ...name, kind: 'match/place' }, input, MEMORY_LINKS);
      }),
    );
    await end();
    return { outputs: matched.map(({ output }) => output), bytes: built[0].bytes + matched[0].bytes };
  });
  const wallSeconds = (performance.now() - began) / 1000;
  const peaks = workers.flat().map((worker, k) => worker.peakBytes - empty[k]);
  const expected = expectedBits(town, SLOTS + 2).words;
  return {
    rows: town.rows.length,
    shards: workers[0].length,
    wallSeconds,
    cpuSecondsPerNode: cpuSeconds / 3,
    bitsPerRowPerParty: (8 * result.bytes) / town.rows.length,
    peakMemoryBytesPerWorker: Math.max(...peaks),
    correct: reveal(result.outputs).words.every((word, i) => word === expected[i]),
  };
}

/** The `machines` subcommand. */
export const machinesBench: Bench = {
  name: 'machines',
  about: 'an index and a match divided among worker processes, as on other machines; memory of each',
  options: (command) => {
    command
      .option('--rows <n>', 'rows of the block', wholeNumber, 1 << 20)
      .option('--shards <n>', 'workers of each party', shardCount, 2);
  },
  async run({ rows = 1 << 20, shards = 2 }) {
    const team = () => Promise.all(Array.from({ length: shards as number }, () => WorkerProcess.start()));
    const workers = await Promise.all([team(), team(), team()]);
    try {
      return await benchMachines(rows as number, workers);
    } finally {
      await Promise.all(workers.flat().map((worker) => worker.stop()));
    }
  },
};
