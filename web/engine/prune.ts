import type { Deployment } from '../../workers/wire/deployment.ts';
import { epochAt, epochStart } from '../../workers/wire/time.ts';
import { pruneNear } from '../near/keep.ts';
import { pruneCells } from '../places/keep.ts';
import { withoutOld } from '../risk/status.ts';
import { db, readFact, writeFact } from '../store/db.ts';
import { changed } from '../store/state.ts';
import { isExpired, USUAL_DAYS } from './retention.ts';

/** No code lasts longer than 7 days, and a used one answers its phone for a day more. */
const ASKED_SECONDS = 8 * 86_400;
/** Once an hour is often enough. */
const PAUSE = 3600;

let next = 0;

/** Looks at once when the engine next asks: how long things are kept has changed. */
export const pruneSoon = (): void => {
  next = 0;
};

/** Receipts go with the rows that they are about; those of a report stay with it. */
const pruneReceipts = async (epoch: number): Promise<void> => {
  const reports = [(await readFact('report')) ?? [], (await readFact('past-reports')) ?? []].flat();
  const kept = new Set(reports.flatMap(({ uploads }) => uploads.map((upload) => upload.epoch)));
  const database = await db();
  for (const receipt of await database.getAll('receipts'))
    if (receipt.epoch <= epoch && !kept.has(receipt.epoch)) await database.delete('receipts', receipt.id);
};

/** Reports that ended go, with their receipts, when the last upload that carried them is old. */
const pruneReports = async (isOld: (end: number) => boolean, { grid }: Deployment): Promise<void> => {
  const past = (await readFact('past-reports')) ?? [];
  const kept = past.filter(({ uploads }) => !isOld(epochStart(grid, uploads[uploads.length - 1].epoch + 1)));
  if (kept.length < past.length) await writeFact('past-reports', kept);
};

/**
 * Deletes what is too old to matter: visits, meetings, what was heard, cells, pauses, what is known of the status and
 * reports that ended after so many days as the person chose, codes that were asked about in vain after eight, sent rows
 * when their epoch left the window. Guests are looked after by their own step.
 * @returns false when it did not look
 */
export const prune = async (now: number): Promise<boolean> => {
  if (now < next) return false;
  next = now + PAUSE;
  const database = await db();
  const joined = (await readFact('joined')) ?? null;
  const days = (await readFact('retention')) ?? USUAL_DAYS;
  const shared = new Set(await database.getAllKeys('sent'));
  const isOld = (end: number) => isExpired(end, days, joined, shared, now);
  const old = (await database.getAll('visits')).filter(({ to, until }) => isOld(to ?? until));
  for (const { id } of old) await database.delete('visits', id);
  const met = (await database.getAll('meetings')).filter(({ to }) => isOld(to));
  for (const { id } of met) await database.delete('meetings', id);
  await pruneNear(isOld);
  await pruneCells(now - days * 86_400);
  const pauses = (await database.getAll('pauses')).filter(({ to }) => to !== null && isOld(to));
  for (const { from } of pauses) await database.delete('pauses', from);
  const { store, done } = database.transaction('status', 'readwrite');
  const status = await store.get('status');
  if (status) await store.put(withoutOld(status, now - days * 86_400), 'status');
  await done;
  const asked = await readFact('asked');
  const fresh = asked?.filter(({ at }) => at > now - ASKED_SECONDS) ?? [];
  if (asked && fresh.length < asked.length) await writeFact('asked', fresh);
  if (joined) {
    const { grid, run } = joined.deployment;
    const gone = IDBKeyRange.upperBound(epochAt(grid, now) - run.window - run.grace - 2);
    await database.delete('sent', gone);
    await database.delete('sequences', gone);
    await pruneReports(isOld, joined.deployment);
    await pruneReceipts(gone.upper as number);
  }
  await changed('visits', 'meetings', 'pauses', 'status', 'sent');
  return true;
};
