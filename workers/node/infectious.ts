/** Levels that reach accounts: from claims, or from the level field of self-report deployments. */
import type { ClaimsOutput } from '../mpc/claims.ts';
import type { Engine, Gate } from '../mpc/engine.ts';
import { concatPlanes, plane, planesOf, type Shared, slicePlanes, zeroBits } from '../mpc/shared.ts';
import { LEVEL_BITS } from '../wire/shape.ts';
import { type AccountStates, infectiousOffset, stateBits } from './account-state.ts';
import type { OpenedReport } from './inputs.ts';
import { emptyRecords, gatherRows, scatterRows } from './records.ts';
import { PARTS, type RunSession } from './run-session.ts';

/** What a report gives: levels of the run's epochs, and whether a claim was accepted. */
type Granted = Pick<ClaimsOutput, 'got' | 'accepted'>;

/** The level field of self-report deployments as levels of the run's window, in thermometer code whatever was sent. */
export async function ownLevels(
  session: RunSession,
  engine: Engine,
  reports: readonly OpenedReport[],
): Promise<Granted> {
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
    accepted: engine.constant(zeroBits(1, length)),
  };
}

/** infectious ← infectious ∨ got and accepted[age 0] ← accepted[age 0] ∨ v, account by account. */
export async function addLevels(
  { ctx }: RunSession,
  engine: Engine,
  states: AccountStates,
  reports: readonly OpenedReport[],
  { got, accepted }: Granted,
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
    const taken = new Set(now);
    waiting = waiting.filter((item) => !taken.has(item));
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
