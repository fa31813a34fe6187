/** The community of this device: from its site at the first start, from the database afterwards. */
import { bytesToHex } from '@noble/hashes/utils.js';
import { ThreadLost } from '../../workers/errors.ts';
import { MOST_DEPLOYMENT_TEXT } from '../../workers/wire/sizes.ts';
import { unixNow } from '../app/now.ts';
import { moveGuests } from '../guests/store.ts';
import { db, readFact, writeFact } from '../store/db.ts';
import type { Joined } from '../store/schema.ts';
import { changed, trouble } from '../store/state.ts';
import { quoted } from '../words/bidi.ts';
import { FACTS, goingWith, STORES } from './belongs.ts';
import { readText } from './read-text.ts';
import { worker } from './worker.ts';

/**
 * Another community than before took this address. What was shared with the old one means nothing to the new one
 * and is forgotten, the pseudonym too; the diary and the person's choices stay. In one transaction.
 */
const changeCommunity = async (before: Joined, after: Joined): Promise<void> => {
  const between = [before.deployment, after.deployment] as const;
  const stores = goingWith(STORES, ...between);
  const erase = (await db()).transaction(['facts', ...stores], 'readwrite');
  const facts = erase.objectStore('facts');
  await Promise.all([
    ...stores.map((name) => erase.objectStore(name).clear()),
    ...goingWith(FACTS, ...between).map((name) => facts.delete(name)),
    facts.put(after, 'joined'),
    erase.done,
  ]);
};

/** What was said of a description that was no good, until there is one that is. */
let said: typeof trouble.value = null;

/** Reads the site's deployment. @throws InputError when it is malformed or not signed; TypeError when offline */
const fetchDeployment = async (): Promise<Joined> => {
  const response = await fetch('/deployment.json', { cache: 'no-cache' });
  if (!response.ok) throw new TypeError(`deployment.json: ${response.status}`);
  const text = await readText(response, MOST_DEPLOYMENT_TEXT);
  const { deployment, hash } = await worker().readDeployment(text);
  return { deployment, hash: bytesToHex(hash), since: unixNow() };
};

/**
 * The community of before. One that was joined in time to come was joined by a clock that was ahead: nothing would be shared until
 * then. When operators have said that it was later, the clock was right and is behind now.
 */
const joinedBefore = async (): Promise<Joined | null> => {
  const [before, told = 0] = await Promise.all([readFact('joined'), readFact('told')]);
  const now = unixNow();
  if (!before || before.since <= Math.max(now, told)) return before ?? null;
  const mended = { ...before, since: now };
  await writeFact('joined', mended);
  await changed('joined');
  return mended;
};

/**
 * The community, verified. Offline, without a worker to read it, or when the site's file is no good, the one that was joined before.
 * @returns null when there is none yet
 */
export const join = async (): Promise<Joined | null> => {
  const before = await joinedBefore();
  let offered: Joined;
  try {
    offered = await fetchDeployment();
  } catch (error) {
    if (error instanceof TypeError || error instanceof ThreadLost) return before;
    const { message } = error as Error;
    said = (w) => w.app.badDescription(quoted(message));
    trouble.value = said;
    return before;
  }
  // A network that asks for a name first answers with a page of its own, and later lets the file through.
  if (said && trouble.value === said) trouble.value = null;
  if (before?.hash === offered.hash) return before;
  if (!before) {
    await writeFact('joined', offered);
    await changed('joined');
    return offered;
  }
  // First, so that no guest comes along with the account of before when the window is closed in between.
  await moveGuests();
  await changeCommunity(before, offered);
  await changed('joined', 'report', 'checked', 'contact', 'outbox', 'tries', 'parts', 'sent');
  await changed('heard', 'cells', 'home', 'guarded', 'withdrawals');
  trouble.value = (w) => w.app.otherOperators;
  return offered;
};
