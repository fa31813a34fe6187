import type { Deployment } from '../../workers/wire/deployment.ts';
import { epochAt, epochStart } from '../../workers/wire/time.ts';
import { changeVisits } from '../diary/change.ts';
import { removeMeetings } from '../meet/actions.ts';
import { pruneNear } from '../near/keep.ts';
import { pruneCells } from '../places/keep.ts';
import { withoutOld } from '../risk/status.ts';
import { tellsAfter } from '../share/recent.ts';
import { changeFact, db, readFact } from '../store/db.ts';
import type { AskedCode, Joined, Report } from '../store/schema.ts';
import { changed } from '../store/state.ts';
import { withoutAged } from './exposures.ts';
import { isExpired, USUAL_DAYS } from './retention.ts';
import { goOn, sureTime } from './sure-time.ts';

/** No code lasts longer than 7 days, and a used one answers its phone for a day more. */
const ASKED_SECONDS = 8 * 86_400;
/** Once an hour is often enough. */
const PAUSE = 3600;

let last = Number.NEGATIVE_INFINITY;

/** Looks at once when the engine next asks: how long things are kept has changed. */
export const pruneSoon = (): void => {
  last = Number.NEGATIVE_INFINITY;
};

/** Receipts go with the rows that they are about; those of a report stay with it. */
const pruneReceipts = async (epoch: number): Promise<void> => {
  const reports = [(await readFact('report')) ?? [], (await readFact('past-reports')) ?? []].flat();
  const kept = new Set(reports.flatMap(({ uploads }) => uploads.map((upload) => upload.epoch)));
  const database = await db();
  for (const receipt of await database.getAll('receipts'))
    if (receipt.epoch <= epoch && !kept.has(receipt.epoch)) await database.delete('receipts', receipt.id);
};

/**
 * Reports that ended go, with their receipts, when the last upload that carried them is old and answers speak of them no more.
 * @param epoch the newest whose run must be over
 */
const pruneReports = async (
  isOld: (end: number) => boolean,
  deployment: Deployment,
  epoch: number,
): Promise<void> => {
  const checked = await readFact('checked');
  const isKept = (report: Report) => {
    const end = epochStart(deployment.grid, report.uploads[report.uploads.length - 1].epoch + 1);
    return !isOld(end) || tellsAfter([report], deployment, checked) > epoch;
  };
  // One may end in another window meanwhile.
  await changeFact('past-reports', (past) => (past.every(isKept) ? null : past.filter(isKept)));
};

const pruneExposures = async (joined: Joined, now: number): Promise<void> => {
  if (await readFact('moved')) await changeFact('checked', (checked) => withoutAged(joined, checked, now));
};

/** What is known of visits and meetings that are deleted goes when no exposure names them, nor a row that could come to be one. */
const pruneGuarded = async (): Promise<void> => {
  if (((await readFact('guarded')) ?? []).length === 0) return;
  const rows = (await (await db()).getAll('sent')).flatMap((upload) => upload.rows);
  const { exposures = [] } = (await readFact('checked')) ?? {};
  const ids = rows.flatMap(({ visits }) => visits.map(({ id }) => id));
  const named = new Set([...ids, ...exposures.flatMap(({ visitIds }) => visitIds)]);
  await changeFact('guarded', (guarded) => guarded.filter((id) => named.has(id)));
};

/**
 * Deletes what is too old to matter: visits, meetings, what was heard, cells, pauses, what is known of the status and
 * reports that ended after so many days as the person chose, codes that were asked about in vain after eight, sent rows
 * when their epoch left the window, and what was found with it where no answer comes any more. Guests are looked after by
 * their own step.
 * @param clock this phone's, unix seconds
 * @returns false when it did not look
 */
export const prune = async (clock: number): Promise<boolean> => {
  // A clock that was set back does not stop it.
  if (Math.abs(clock - last) < PAUSE) return false;
  last = clock;
  await goOn(clock);
  const now = await sureTime(clock);
  const database = await db();
  const joined = (await readFact('joined')) ?? null;
  const days = (await readFact('retention')) ?? USUAL_DAYS;
  const shared = new Set(await database.getAllKeys('sent'));
  const isOld = (end: number) => isExpired(end, days, joined, shared, now);
  await changeVisits((present) => {
    const removed = present.filter(({ to, until }) => isOld(to ?? until));
    return removed.length > 0 ? { removed } : null;
  });
  const met = (await database.getAll('meetings')).filter(({ to }) => isOld(to));
  await removeMeetings(met);
  await pruneNear(isOld);
  await pruneCells(now - days * 86_400);
  const pauses = (await database.getAll('pauses')).filter(({ to }) => to !== null && isOld(to));
  for (const { from } of pauses) await database.delete('pauses', from);
  const { store, done } = database.transaction('status', 'readwrite');
  const status = await store.get('status');
  if (status) await store.put(withoutOld(status, now - days * 86_400), 'status');
  await done;
  const isFresh = ({ at }: AskedCode) => at > now - ASKED_SECONDS;
  // A code that another window asks about meanwhile keeps its claim.
  await changeFact('asked', (asked) => (asked.every(isFresh) ? null : asked.filter(isFresh)));
  if (joined) {
    const { grid, run } = joined.deployment;
    const over = epochAt(grid, now) - run.grace - 2;
    const gone = IDBKeyRange.upperBound(over - run.window);
    await database.delete('sent', gone);
    await database.delete('sequences', gone);
    await pruneReports(isOld, joined.deployment, over);
    await pruneReceipts(gone.upper as number);
    await pruneExposures(joined, now);
  }
  await pruneGuarded();
  await changed('pauses', 'status', 'sent', 'checked', 'guarded');
  return true;
};
