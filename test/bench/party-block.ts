import { buildIndex, type GroupIndex } from '../../workers/mpc/index-build.ts';
import { matchIndex } from '../../workers/mpc/match.ts';
import { seedKey } from '../unit/mpc-engine-world.ts';
import type { PartyInputs, Run } from './collision.ts';
import { ended, type Main, newStats, serveParty } from './party-thread.ts';

let index: GroupIndex;

/** Makes this thread a party for jobs on one block: an index, a match, or both. */
export const serveBlock = (main: Main): void =>
  serveParty<PartyInputs, Run>(main, async (party, { spec, tokens, masks, flags }, run, name) => {
    const stats = newStats();
    const engine = (purpose: string) => party.engine(`${name}/${purpose}`, purpose, stats);
    if (run !== 'match')
      index = await ended(engine('index'), (own) => buildIndex(own, spec, tokens, masks, seedKey('coins')));
    const results =
      run === 'index' ? [] : [await ended(engine('match'), (own) => matchIndex(own, index, flags))];
    return {
      results,
      rounds: stats.rounds,
      comparisons: stats.steps.get('index sort')?.opened ?? 0,
      phases: stats.phases,
    };
  });
