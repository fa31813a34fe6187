/** Keeps the status beside the newest answer, the report and the marks in the diary. */
import { epochStart } from '../../workers/wire/time.ts';
import { unixNow } from '../app/now.ts';
import { db, readFact } from '../store/db.ts';
import type { Checked, Joined } from '../store/schema.ts';
import { changed } from '../store/state.ts';
import { isAllProtected } from './protected.ts';
import { follow, reported, type Seen, type Status, say, undo, unknown } from './status.ts';

const seenIn = async (
  { deployment, hash }: Joined,
  checked: Checked | undefined,
  at: number,
): Promise<Seen> => {
  const database = await db();
  const present = [...(await database.getAll('visits')), ...(await database.getAll('meetings'))];
  const guarded = (await readFact('guarded')) ?? [];
  return {
    at,
    community: hash,
    since: epochStart(deployment.grid, (checked?.run ?? 0) - deployment.run.window + 1),
    believed: checked !== undefined && checked.agree !== 'contradiction',
    exposures: (checked?.exposures ?? []).map((exposure) => ({
      from: exposure.from,
      to: exposure.to,
      visitIds: exposure.visitIds,
      protected: isAllProtected(exposure, present, guarded),
    })),
  };
};

/** In one piece, so that two windows do not undo each other's changes. */
const change = async (next: (status: Status, at: number) => Status): Promise<void> => {
  const joined = await readFact('joined');
  if (!joined) return;
  const at = unixNow();
  const seen = await seenIn(joined, await readFact('checked'), at);
  const report = await readFact('report');
  const { store, done } = (await db()).transaction('status', 'readwrite');
  const before = (await store.get('status')) ?? unknown(joined.hash);
  const after = next(reported(follow(before, seen), report !== undefined, at), at);
  if (after !== before) await store.put(after, 'status');
  await done;
  if (after !== before) await changed('status');
};

/** Takes in what has changed. */
export const followStatus = (): Promise<void> => change((status) => status);

/** The person says something of herself. */
export const saying = (what: 'negative' | 'cleared' | 'positive' | 'ended'): Promise<void> =>
  change((status, at) => say(status, what, at));

/** Takes back what she said last. */
export const undoing = (): Promise<void> => change(undo);
