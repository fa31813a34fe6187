/** Who is ill, and may warn: claims are joined, account states brought up to date (DESIGN §5, Claims). */
import { CLAIM_BITS } from '../wire/shape.ts';
import { type AccountStates, freshState, shiftBits, stateBits } from './account-state.ts';
import { coinOrder } from './batch.ts';
import { addCohorts, type ClaimPlaces, dummyPlaces, placesShared } from './claim-places.ts';
import { levelsOf, reportPasses, sentLevels, takeLevels } from './infectious.ts';
import type { OpenedList, OpenedReport } from './inputs.ts';
import { emptyRecords, gatherRows, scatterRows } from './records.ts';
import type { RunSession } from './run-session.ts';

/**
 * Brings every account that uploads in this run up to date: its newest emit bits, and the infectious days and
 * acceptance that its claim or, in a self-report deployment, its own level field gives.
 *
 * @param states of all accounts, already moved to this run; changed in place
 * @returns the claim places after this run, null in a self-report deployment
 */
export async function bringReports(
  session: RunSession,
  reports: readonly OpenedReport[],
  states: AccountStates,
  places: ClaimPlaces | null,
  lists: readonly OpenedList[],
): Promise<ClaimPlaces | null> {
  const { deployment: d, upload } = session.ctx;
  const ordered = coinOrder(reports, session.coins);
  for (const report of ordered) takeEmit(session, states, report);
  const name = { kind: 'reports', epoch: session.run, block: 0 };
  const { accounts, passes } = reportPasses(ordered);
  const reporters = { states: levelsOf(session, states, accounts), passes };
  const [next = null] = await session.stage(
    'reports',
    [name],
    () => ordered.length,
    async () => {
      if (!places) {
        if (ordered.length === 0) return null;
        const sent = sentLevels(session, ordered);
        takeLevels(session, states, accounts, await session.job('levels', name, { ...reporters, sent }));
        return null;
      }
      const { known, dummies } = addCohorts(d, session.run, places, lists);
      const found = await session.job('claims', name, {
        ...reporters,
        ...placesShared(d, session.run, known, dummies, session.parts),
        uploads: gatherRows(
          ordered.map(({ parts }) => parts),
          [upload.claim],
          CLAIM_BITS,
          session.parts,
        ),
        coins: session.jobCoins(name),
      });
      const all = [...known, ...dummyPlaces(d, session.run, found.dummies)];
      if (!found.joined) return all;
      takeLevels(session, states, accounts, found.joined.states);
      const used = emptyRecords(all.length, 1, session.parts);
      scatterRows(found.joined.used, used, [0]);
      return all.map((place, i) => ({ ...place, used: used[i]! }));
    },
  );
  return next;
}

/** The newest upload's emit bits count. */
function takeEmit(
  { ctx, run, parts: count }: RunSession,
  states: AccountStates,
  { account, epoch, parts }: OpenedReport,
): void {
  const { deployment: d, upload } = ctx;
  const state = states.get(account) ?? freshState(d, upload, run, count);
  states.set(account, state);
  if (epoch < state.newest) return;
  const bits = stateBits(d, upload).emit;
  const [sent] = emptyRecords(1, bits, count);
  scatterRows(gatherRows([parts], [upload.emit(0, 0)], bits, count), [sent!], [0]);
  // Age 0 of the field is the upload's epoch, age 0 of the state is the run.
  const emit = sent!.map((part) => shiftBits(part, (run - epoch) * upload.rows, bits));
  states.set(account, { ...state, newest: epoch, emit });
}
