/** Who is ill, and may warn: claims are joined, account states brought up to date (DESIGN §5, Claims). */

import { type ClaimsOutput, joinClaims } from '../mpc/claims.ts';
import type { Engine, Gate } from '../mpc/engine.ts';
import { concatPlanes, plane, planesOf, type Shared, slicePlanes } from '../mpc/shared.ts';
import { CLAIM_BITS, LEVEL_BITS } from '../wire/shape.ts';
import { type AccountState, freshState, infectiousOffset, shiftBits, stateBits } from './account-state.ts';
import { coinOrder } from './batch.ts';
import { addCohort, type ClaimPlaces, placesShared } from './claim-places.ts';
import type { OpenedReport } from './inputs.ts';
import { emptyRecords, gatherRows, type RecordParts, scatterRows } from './records.ts';
import { PARTS, type RunSession } from './run-session.ts';

/** States by account (hexadecimal). */
export type AccountStates = Map<string, AccountState>;

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
  list: RecordParts | null,
): Promise<ClaimPlaces | null> {
  const { deployment: d, upload } = session.ctx;
  const ordered = coinOrder(reports, session.coins);
  for (const report of ordered) takeEmit(session, states, report);
  const name = { kind: 'reports', epoch: session.run, block: 0 };
  const [next = null] = await session.stage('reports', [name], async () => {
    const engine = session.engine(name);
    if (!places) {
      if (ordered.length > 0)
        await addLevels(session, engine, states, ordered, await ownLevels(session, engine, ordered));
      return null;
    }
    const joined = addCohort(d, session.run, places, list, engine);
    if (ordered.length === 0) return joined;
    const found = await joinClaims(engine, {
      ...placesShared(d, session.run, joined, PARTS),
      uploads: gatherRows(
        ordered.map(({ parts }) => parts),
        [upload.claim],
        CLAIM_BITS,
        PARTS,
      ),
      coins: session.jobCoins(name),
    });
    await addLevels(session, engine, states, ordered, found);
    const used = emptyRecords(joined.length, 1, PARTS);
    scatterRows(found.used, used, [0]);
    return joined.map((place, i) => ({ ...place, used: used[i]! }));
  });
  return next;
}

/** The newest upload's emit bits count. */
function takeEmit(
  { ctx, run }: RunSession,
  states: AccountStates,
  { account, epoch, parts }: OpenedReport,
): void {
  const { deployment: d, upload } = ctx;
  const state = states.get(account) ?? freshState(d, upload, run, PARTS);
  states.set(account, state);
  if (epoch < state.newest) return;
  const bits = stateBits(d, upload).emit;
  const [sent] = emptyRecords(1, bits, PARTS);
  scatterRows(gatherRows([parts], [upload.emit(0, 0)], bits, PARTS), [sent!], [0]);
  // Age 0 of the field is the upload's epoch, age 0 of the state is the run.
  const emit = sent!.map((part) => shiftBits(part, (run - epoch) * upload.rows, bits));
  states.set(account, { ...state, newest: epoch, emit });
}

/** The level field of self-report deployments as levels of the run's window, in thermometer code whatever was sent. */
async function ownLevels(
  session: RunSession,
  engine: Engine,
  reports: readonly OpenedReport[],
): Promise<Pick<ClaimsOutput, 'got' | 'accepted'>> {
  const { ctx, run } = session;
  const { deployment: d, upload } = ctx;
  const fields = emptyRecords(reports.length, stateBits(d, upload).infectious, PARTS);
  reports.forEach(({ epoch, parts }, i) => {
    for (let age = 0; age < d.run.window; age++) {
      const to = infectiousOffset(d, run, epoch - age);
      if (to >= 0)
        scatterRows(gatherRows([parts], [upload.levels(age)!], LEVEL_BITS, PARTS), [fields[i]!], [to]);
    }
  });
  const sent = planesOf(gatherRows(fields, [0], stateBits(d, upload).infectious, PARTS));
  const length = reports.length;
  const second = sent.map((p, i): Gate => (i % LEVEL_BITS === 0 ? [[p]] : [[p, sent[i - 1]!]]));
  const two = planesOf(await engine.round('levels 2', length, second));
  const third = two.map((p, i): Gate => (i % LEVEL_BITS === 2 ? [[p, two[i - 1]!]] : [[p]]));
  const got = await engine.round('levels 3', length, third);
  return {
    got,
    accepted: engine.constant({ planes: 1, length, words: new Uint32Array((length + 31) >>> 5) }),
  };
}

/** infectious ← infectious ∨ got and accepted[age 0] ← accepted[age 0] ∨ v, account by account. */
async function addLevels(
  { ctx }: RunSession,
  engine: Engine,
  states: AccountStates,
  reports: readonly OpenedReport[],
  { got, accepted }: Pick<ClaimsOutput, 'got' | 'accepted'>,
): Promise<void> {
  const bits = stateBits(ctx.deployment, ctx.upload);
  const news = concatPlanes(got, accepted);
  const records = emptyRecords(reports.length, news.planes, PARTS);
  scatterRows(news, records, [0]);
  let waiting = reports.map(({ account }, i) => ({ account, record: records[i]! }));
  while (waiting.length > 0) {
    // An account may bring two epochs at once: one of them a pass.
    const seen = new Set<string>();
    const now = waiting.filter(({ account }) => !seen.has(account) && seen.add(account));
    waiting = waiting.filter((item) => !now.includes(item));
    const held = now.map(({ account }) => states.get(account)!);
    const old = concatPlanes(
      gatherRows(
        held.map(({ infectious }) => infectious),
        [0],
        bits.infectious,
        PARTS,
      ),
      gatherRows(
        held.map((state) => state.accepted),
        [0],
        1,
        PARTS,
      ),
    );
    const added = gatherRows(
      now.map(({ record }) => record),
      [0],
      news.planes,
      PARTS,
    );
    const both = await or(engine, old, added);
    const infectious = emptyRecords(now.length, bits.infectious, PARTS);
    scatterRows(slicePlanes(both, 0, bits.infectious), infectious, [0]);
    const flags = held.map((state) => state.accepted.map((part) => part.slice()));
    for (const parts of flags) for (const part of parts) part[0]! &= ~1;
    scatterRows(slicePlanes(both, bits.infectious, both.planes), flags, [0]);
    now.forEach(({ account }, i) => {
      states.set(account, { ...held[i]!, infectious: infectious[i]!, accepted: flags[i]! });
    });
  }
}

/** a ∨ b = a ⊕ b ⊕ ab, plane by plane. */
function or(engine: Engine, a: Shared, b: Shared): Promise<Shared> {
  const gates = planesOf(a).map((x, p): Gate => [[x], [plane(b, p)], [x, plane(b, p)]]);
  return engine.round('or', a.length, gates);
}
