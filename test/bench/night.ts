import { wholeNumber } from '../../server-node/options.ts';
import type { Bits } from '../../workers/mpc/shared.ts';
import { seededRandom, share } from '../unit/mpc-engine-world.ts';
import type { Bench } from './bench-kind.ts';
import { costOf, type JobCost } from './cost.ts';
import { illTown } from './ill-town.ts';
import {
  BLOCKS,
  BUILT_EPOCHS,
  type NightInputs,
  type NightRun,
  POSITIONS,
  SLOTS,
  WINDOW,
} from './night-shape.ts';
import type { TimedRun } from './party-group.ts';
import { PartyThreads } from './party-threads.ts';
import { agree, expectedBits, maskBits, tokenBits } from './town.ts';

const RUNS = 3;

/**
 * One night of the default deployment by three parties in a thread each, the median of three after the building that
 * it finds: two epochs are built, 14 matched.
 *
 * All 14 hold the same eight blocks, but the two that are built have indices of their own; the twelve others are
 * matched on the stored bytes of one that was built before. Every job has keys, masks and messages of its own.
 */
async function benchNight(accounts: number): Promise<JobCost> {
  const parties = await PartyThreads.start<NightInputs, NightRun>('night');
  try {
    const expected: Bits[] = [];
    const inputs: NightInputs[] = [];
    for (let block = 0; block < BLOCKS; block++) {
      const { town, infectious, emit } = illTown(accounts, SLOTS, `block ${block}`);
      expected.push(expectedBits(town, SLOTS + 2));
      const random = seededRandom(`shares ${block}`);
      const [tokens, masks] = [tokenBits(town), maskBits(town)].map((bits) => share(bits, random));
      const [ill, may] = [infectious, emit].map((bits) => share(bits, random));
      for (let i = 0; i < 3; i++) {
        inputs[i] ??= { spec: town.spec, blocks: [] };
        const held = { tokens: tokens[i], masks: masks[i], infectious: ill[i], emit: may[i] };
        inputs[i] = { ...inputs[i], blocks: [...inputs[i].blocks, held] };
      }
    }
    await parties.bring(inputs);
    await parties.run('older', 'older');
    const all = Array.from({ length: WINDOW }, () => expected).flat();
    const runs: TimedRun[] = [];
    let correct = true;
    for (let i = 0; i < RUNS; i++) {
      const timed = await parties.run('night', `night ${i}`);
      correct &&= agree(parties.who, timed.outcomes, all);
      runs.push({ ...timed, outcomes: timed.outcomes.map((outcome) => ({ ...outcome, results: [] })) });
    }
    const rows = (BUILT_EPOCHS + WINDOW) * BLOCKS * accounts * POSITIONS;
    return costOf(runs, rows, correct);
  } finally {
    await parties.stop();
  }
}

/** The `night` subcommand. */
export const nightBench: Bench = {
  name: 'night',
  about: 'all indices and matches of a night of the default deployment; rounds are summed over its jobs',
  options: (command) => {
    command.option('--accounts <n>', 'accounts that upload', wholeNumber, 1 << 14);
  },
  run: ({ accounts = 1 << 14 }) => benchNight(accounts as number),
};
