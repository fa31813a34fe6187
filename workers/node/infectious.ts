/** Levels that reach accounts: from claims, or from the level field of self-report deployments. */
import { concatPlanes, type Shared, slicePlanes } from '../mpc/shared.ts';
import { LEVEL_BITS } from '../wire/shape.ts';
import { type AccountStates, infectiousOffset, stateBits } from './account-state.ts';
import type { OpenedReport } from './inputs.ts';
import { emptyRecords, gatherRows, scatterRows } from './records.ts';
import type { RunSession } from './run-session.ts';

/** What self-report uploads say: 3 planes for each epoch of the run, a row for each report. */
export function sentLevels({ ctx, run, parts: count }: RunSession, reports: readonly OpenedReport[]): Shared {
  const { deployment: d, upload } = ctx;
  const bits = stateBits(d, upload).infectious;
  const fields = emptyRecords(reports.length, bits, count);
  reports.forEach(({ epoch, parts }, i) => {
    for (let age = 0; age < d.run.window; age++) {
      const to = infectiousOffset(d, run, epoch - age);
      if (to >= 0)
        scatterRows(gatherRows([parts], [upload.levels(age)!], LEVEL_BITS, count), [fields[i]!], [to]);
    }
  });
  return gatherRows(fields, [0], bits, count);
}

/** Which accounts reports bring news to, and in which passes: an account may bring several epochs at once. */
export function reportPasses(reports: readonly OpenedReport[]): {
  accounts: string[];
  passes: Uint32Array[];
} {
  const byAccount = new Map<string, number[]>();
  reports.forEach(({ account }, i) => {
    const known = byAccount.get(account);
    if (known) known.push(i);
    else byAccount.set(account, [i]);
  });
  const lists = [...byAccount.values()];
  const most = lists.reduce((max, list) => Math.max(max, list.length), 0);
  const passes = Array.from({ length: most }, (_, k) =>
    Uint32Array.from(lists, (list) => list[k] ?? reports.length),
  );
  return { accounts: [...byAccount.keys()], passes };
}

/** Levels and `accepted` of this run, a row for each of the accounts. */
export function levelsOf(
  { ctx, parts }: RunSession,
  states: AccountStates,
  accounts: readonly string[],
): Shared {
  const held = accounts.map((account) => states.get(account)!);
  const { infectious } = stateBits(ctx.deployment, ctx.upload);
  return concatPlanes(
    gatherRows(
      held.map((state) => state.infectious),
      [0],
      infectious,
      parts,
    ),
    gatherRows(
      held.map((state) => state.accepted),
      [0],
      1,
      parts,
    ),
  );
}

/** Puts rows of `levelsOf` back, as they are after the run. */
export function takeLevels(
  { ctx, parts: count }: RunSession,
  states: AccountStates,
  accounts: readonly string[],
  raised: Shared,
): void {
  const held = accounts.map((account) => states.get(account)!);
  const bits = stateBits(ctx.deployment, ctx.upload).infectious;
  const infectious = emptyRecords(accounts.length, bits, count);
  scatterRows(slicePlanes(raised, 0, bits), infectious, [0]);
  const flags = held.map((state) => state.accepted.map((part) => part.slice()));
  for (const parts of flags) for (const part of parts) part[0]! &= ~1;
  scatterRows(slicePlanes(raised, bits, raised.planes), flags, [0]);
  accounts.forEach((account, i) => {
    states.set(account, { ...held[i]!, infectious: infectious[i]!, accepted: flags[i]! });
  });
}
