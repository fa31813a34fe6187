import { epochAt } from '../../workers/wire/time.ts';
import { withoutOld } from '../risk/status.ts';
import { db, readFact, writeFact } from '../store/db.ts';
import { changed } from '../store/state.ts';

/** How long the diary remembers: two days longer than results look back. */
const DIARY_SECONDS = 16 * 86_400;
/** A code is long spent or expired when it was asked about a day ago. */
const ASKED_SECONDS = 86_400;
/** Once an hour is often enough. */
const PAUSE = 3600;

let next = 0;

/**
 * Deletes what is too old to matter: visits, pauses and what is known of the status after 16 days, codes that were asked about in vain after one, sent rows
 * when their epoch left the window.
 * @returns false when it did not look
 */
export const prune = async (now: number): Promise<boolean> => {
  if (now < next) return false;
  next = now + PAUSE;
  const database = await db();
  const old = (await database.getAll('visits')).filter((v) => v.to !== null && v.to < now - DIARY_SECONDS);
  for (const { id } of old) await database.delete('visits', id);
  const pauses = (await database.getAll('pauses')).filter(
    ({ to }) => to !== null && to < now - DIARY_SECONDS,
  );
  for (const { from } of pauses) await database.delete('pauses', from);
  const { store, done } = database.transaction('status', 'readwrite');
  const status = await store.get('status');
  if (status) await store.put(withoutOld(status, now - DIARY_SECONDS), 'status');
  await done;
  const asked = await readFact('asked');
  const fresh = asked?.filter(({ at }) => at > now - ASKED_SECONDS) ?? [];
  if (asked && fresh.length < asked.length) await writeFact('asked', fresh);
  const joined = await readFact('joined');
  if (joined) {
    const { grid, run } = joined.deployment;
    const gone = IDBKeyRange.upperBound(epochAt(grid, now) - run.window - run.grace - 2);
    await database.delete('sent', gone);
    await database.delete('sequences', gone);
  }
  await changed('visits', 'pauses', 'status', 'sent');
  return true;
};
