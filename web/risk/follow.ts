/** Keeps the status beside the newest answer, the report and the marks in the diary. */
import type { IDBPTransaction } from 'idb';
import { unixNow } from '../app/now.ts';
import type { Joined, Schema } from '../store/schema.ts';
import { changed } from '../store/state.ts';
import { factIn, together } from '../store/together.ts';
import { dueRun, windowOf } from './due.ts';
import { isAllProtected } from './protected.ts';
import { follow, reported, type Seen, type Status, say, undo, unknown } from './status.ts';

/** The stores of which a status is made. */
const STORES = ['facts', 'visits', 'meetings', 'status'] as const;
type All = IDBPTransaction<Schema, [...typeof STORES], 'readwrite'>;

const seenIn = async (all: All, joined: Joined, at: number): Promise<Seen> => {
  const facts = all.objectStore('facts');
  // Where the account went on no newer answer says what is too old.
  const newest = (await factIn(facts, 'moved')) ? dueRun(joined, at) : 0;
  const checked = await factIn(facts, 'checked');
  const guarded = (await factIn(facts, 'guarded')) ?? [];
  const visits = await all.objectStore('visits').getAll();
  const present = [...visits, ...(await all.objectStore('meetings').getAll())];
  return {
    at,
    community: joined.hash,
    since: windowOf(joined, Math.max(checked?.run ?? 0, newest)),
    believed: checked !== undefined && checked.agree !== 'contradiction',
    exposures: (checked?.exposures ?? []).map((exposure) => ({
      from: exposure.from,
      to: exposure.to,
      visitIds: exposure.visitIds,
      protected: isAllProtected(exposure, present, guarded),
    })),
  };
};

/** In one piece: a window that is slow must not follow an answer that was replaced meanwhile. */
const change = async (next: (status: Status, at: number) => Status): Promise<void> => {
  const isChanged = await together([...STORES], async (all) => {
    const facts = all.objectStore('facts');
    const joined = await factIn(facts, 'joined');
    if (!joined) return false;
    const at = unixNow();
    const seen = await seenIn(all, joined, at);
    const report = await factIn(facts, 'report');
    const before = (await all.objectStore('status').get('status')) ?? unknown(joined.hash);
    const after = next(reported(follow(before, seen), report !== undefined, at), at);
    if (after !== before) await all.objectStore('status').put(after, 'status');
    return after !== before;
  });
  if (isChanged) await changed('status');
};

/** Takes in what has changed. */
export const followStatus = (): Promise<void> => change((status) => status);

/** The person says something of herself. */
export const saying = (what: 'negative' | 'cleared' | 'positive' | 'ended'): Promise<void> =>
  change((status, at) => say(status, what, at));

/** Takes back what she said last. */
export const undoing = (): Promise<void> => change(undo);
