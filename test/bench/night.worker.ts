/**
 * A party's thread for a night: its jobs several at a time, on indices that lie here as the bytes that a node stores.
 */
import { parentPort } from 'node:worker_threads';
import { rowsOf } from '../../workers/mpc/index-build.ts';
import { decodeIndex, encodeIndex } from '../../workers/mpc/index-codec.ts';
import type { Shared } from '../../workers/mpc/shared.ts';
import type { Stats } from '../../workers/mpc/stats.ts';
import { jobsAtOnce } from '../../workers/node/at-once.ts';
import { PROGRAMS } from '../../workers/node/programs.ts';
import { seedKey } from '../unit/mpc-engine-world.ts';
import { BUILT_EPOCHS, type NightInputs, type NightRun, WINDOW } from './night-shape.ts';
import { ended, type Main, newStats, type PartyThread, serveParty } from './party-thread.ts';

/** Indices of the epoch that stands for all that this night does not build, by block. */
let older: Uint8Array[] = [];

serveParty<NightInputs, NightRun>(parentPort as unknown as Main, async (party, inputs, run, name) => {
  const { blocks } = inputs;
  const builds = newStats();
  if (run === 'older') {
    older = await buildEpochs(party, inputs, 1, name, builds);
    return { results: [], rounds: builds.rounds, comparisons: 0, phases: [] };
  }
  const matches = newStats();
  const built = await builds.phase('index', () => buildEpochs(party, inputs, BUILT_EPOCHS, name, builds));
  const stored = [...built, ...Array.from({ length: WINDOW - BUILT_EPOCHS }, () => older).flat()];
  const results = await matches.phase('match', () =>
    severalAtOnce(rowsOf(inputs.spec), stored.length, (at, beside): Promise<Shared> => {
      const { infectious, emit } = blocks[at % blocks.length];
      const index = decodeIndex(stored[at]);
      const engine = party.engine(`${name}/match ${at}`, 'match', matches, beside);
      return ended(engine, (own) => PROGRAMS.match(own, { index, infectious, emit, grain: 'slots' }));
    }),
  );
  return {
    results,
    rounds: builds.rounds + matches.rounds,
    comparisons: builds.steps.get('index sort')!.opened,
    phases: [builds.phases.at(-1)!, matches.phases.at(-1)!], // the outermost end last
  };
});

/** @returns encoded, epoch by epoch, block by block */
const buildEpochs = (
  party: PartyThread,
  { spec, blocks }: NightInputs,
  epochs: number,
  name: string,
  stats: Stats,
): Promise<Uint8Array[]> =>
  severalAtOnce(rowsOf(spec), epochs * blocks.length, async (at, beside) => {
    const { tokens, masks } = blocks[at % blocks.length];
    const coins = seedKey(`${name}/coins ${at}`);
    const engine = party.engine(`${name}/index ${at}`, 'index', stats, beside);
    return encodeIndex(await ended(engine, (own) => PROGRAMS.index(own, { spec, tokens, masks, coins })));
  });

/** As many jobs at a time as a node works on. @param work of job `at`, with so many under way in all */
async function severalAtOnce<T>(
  rows: number,
  count: number,
  work: (at: number, beside: number) => Promise<T>,
): Promise<T[]> {
  const beside = Math.min(count, jobsAtOnce(rows));
  const results: T[] = new Array(count);
  let next = 0;
  const worker = async () => {
    while (next < count) {
      const at = next++;
      results[at] = await work(at, beside);
    }
  };
  await Promise.all(Array.from({ length: beside }, worker));
  return results;
}
