import type { GroupIndex, IndexSpec } from '../mpc/index-build.ts';
import type { Shared } from '../mpc/shared.ts';
import { type JobShape, LEVEL_BITS } from '../wire/shape.ts';
import { type AccountStates, infectiousOffset } from './account-state.ts';
import { indexKey } from './builds.ts';
import { cutMatch } from './job-parts.ts';
import { emptyRecords, gatherRows, type RecordParts, scatterRows } from './records.ts';
import type { RunSession } from './run-session.ts';

/** One epoch's indices and the accounts (hexadecimal, ascending) whose rows they hold. */
export interface IndexedEpoch {
  epoch: number;
  accounts: readonly string[];
  /** Loads the index of one job, of each worker one, a copy of the caller's own; called once a job. */
  load(key: string): Promise<readonly GroupIndex[]>;
}

/** Shares of every account's result, in the bits of `resultShape`. */
export type ResultRecords = Map<string, RecordParts>;

interface MatchJob {
  at: IndexedEpoch;
  job: JobShape;
  block: number;
}

/** What a job gave by rows, which is not to be returned row by row. */
interface Matched {
  readonly at: IndexedEpoch;
  readonly spec: IndexSpec;
  readonly result: Shared;
}

/**
 * Matches every index of the window and gives each account its result.
 * @param states of all accounts that have rows in the window, moved to this run
 */
export async function matchWindow(
  session: RunSession,
  epochs: readonly IndexedEpoch[],
  states: AccountStates,
): Promise<{ results: ResultRecords; matches: number }> {
  const { ctx, run } = session;
  const { deployment: d, upload, result } = ctx;
  const names = [...states.keys()].sort();
  const all = emptyRecords(names.length, result.bits, session.parts);
  const results: ResultRecords = new Map(names.map((account, i) => [account, all[i]!]));
  const jobs = epochs.flatMap((at) =>
    upload.jobs.flatMap((job) =>
      Array.from({ length: job.blocks }, (_, block): MatchJob => ({ at, job, block })),
    ),
  );
  const grain = result.exposed === null && result.day === null ? 'slots' : 'rows';
  const rowsOfJob = ({ at, job }: MatchJob) => at.accounts.length * job.positions;
  const found = await session.stage('match', jobs, rowsOfJob, async (match): Promise<Matched | null> => {
    const { at, job, block } = match;
    const rows = Array.from({ length: job.positions }, (_, position) => upload.row(job, block, position));
    const age = run - at.epoch;
    const rowsOfAccounts = (from: number, to: number) => {
      const held = at.accounts.slice(from, to).map((account) => states.get(account)!);
      const infectious = gatherRows(
        held.map((state) => state.infectious),
        [infectiousOffset(d, run, at.epoch)],
        LEVEL_BITS,
        session.parts,
      );
      const emit = gatherRows(
        held.map((state) => state.emit),
        rows.map((row) => age * upload.rows + row),
        1,
        session.parts,
      );
      return { infectious, emit };
    };
    const index = await at.load(indexKey(job.kind, block));
    const [{ spec }] = index;
    const name = { kind: `match/${job.kind}`, epoch: at.epoch, block };
    const matched = await session.job('match', name, cutMatch(index, grain, rowsOfAccounts));
    if (grain === 'rows') return { at, spec, result: matched };
    const records = at.accounts.map((account) => results.get(account)!);
    scatterRows(
      matched,
      records,
      rows.map((row) => result.offset(age, row)),
    );
    return null;
  });
  await addAccepted(session, states, names, all);
  const matched = found as Matched[];
  if (result.exposed !== null) await addCollision(session, matched, names, all);
  if (result.day !== null) await addDays(session, epochs, matched, results);
  return { results, matches: jobs.length };
}

/** Bit `accepted`: the OR of the window's runs, so that a phone that missed a result still learns of it. */
async function addAccepted(
  session: RunSession,
  states: AccountStates,
  names: readonly string[],
  records: readonly RecordParts[],
): Promise<void> {
  const { deployment: d, result } = session.ctx;
  if (!d.authority || names.length === 0) return;
  const name = { kind: 'accepted', epoch: session.run, block: 0 };
  await session.stage(
    'accepted',
    [name],
    () => names.length,
    async () => {
      const runs = gatherRows(
        names.map((account) => states.get(account)!.accepted),
        [0],
        d.run.window,
        session.parts,
      );
      scatterRows(await session.job('accepted', name, { runs }), records, [result.accepted]);
    },
  );
}

async function addCollision(
  session: RunSession,
  found: readonly Matched[],
  names: readonly string[],
  records: readonly RecordParts[],
): Promise<void> {
  if (records.length === 0) return;
  const number = new Map(names.map((account, i) => [account, i]));
  const jobs = found.map(({ at, spec, result }) => ({
    spec,
    result,
    owners: Uint32Array.from(at.accounts, (account) => number.get(account)!),
  }));
  const name = { kind: 'collision', epoch: session.run, block: 0 };
  await session.stage(
    'collision',
    [name],
    () => names.length,
    async () => {
      const exposed = await session.job('collision', name, { jobs, accounts: records.length });
      scatterRows(exposed, records, [session.ctx.result.exposed!]);
    },
  );
}

/** Detail policy day: one answer an epoch out of all its jobs. */
async function addDays(
  session: RunSession,
  epochs: readonly IndexedEpoch[],
  found: readonly Matched[],
  results: ResultRecords,
): Promise<void> {
  await session.stage(
    'day',
    epochs,
    ({ accounts }) => accounts.length,
    async (at) => {
      const jobs = found
        .filter((matched) => matched.at === at)
        .map(({ spec, result }) => ({ positions: spec.positions, result }));
      const exposed = await session.job('day', { kind: 'day', epoch: at.epoch, block: 0 }, { jobs });
      const records = at.accounts.map((account) => results.get(account)!);
      scatterRows(exposed, records, [session.ctx.result.day!(session.run - at.epoch)]);
    },
  );
}
