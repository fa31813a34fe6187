/**
 * The work behind the screens: share each epoch after its end, send what waits, fetch each run's answer. Only one
 * window of the app does it. The times of all this depend on the clock and on chance, never on what is in the diary.
 */
import { Troubles } from '../../workers/troubles.ts';
import { retrySeconds } from '../../workers/wire/pace.ts';
import { idle } from '../app/idle.ts';
import { nextTurn } from '../app/next-turn.ts';
import { unixNow } from '../app/now.ts';
import { firstTryEnded } from '../app/reaching.ts';
import { closeOverdue } from '../diary/actions.ts';
import { dueRun, firstRun } from '../risk/due.ts';
import { followStatus } from '../risk/follow.ts';
import { db, readFact } from '../store/db.ts';
import type { Joined } from '../store/schema.ts';
import { trouble } from '../store/state.ts';
import { ownAccount } from './account.ts';
import { makeClient } from './client.ts';
import { fetchAnswer } from './fetch-answer.ts';
import { guestPorts } from './guest-ports.ts';
import { forgettingGuests, lookingAfterGuests } from './guests.ts';
import { join } from './join.ts';
import { idbOutbox } from './outbox-idb.ts';
import { isPaused } from './paused.ts';
import { tickLength } from './plan.ts';
import { prune } from './prune.ts';
import { leavingReminder } from './reminder.ts';
import { fetchScreensAhead } from './screens-ahead.ts';
import { sendingWaiting, tryNow } from './send-waiting.ts';
import { rehearseSharing, shareEpoch } from './share.ts';
import { sharing } from './share-due.ts';
import { takingPart } from './take-part.ts';
import { momentOf } from './upload-moment.ts';
import { listenForWake } from './wake.ts';
import { fetchingWithdrawn } from './withdrawn.ts';

/** @returns the steps of one look at the plan; each may fail and is then tried again */
const makeSteps = async (joined: Joined) => {
  const account = await ownAccount();
  const client = makeClient(joined, account, idbOutbox);
  const retry = retrySeconds(joined.deployment);
  let nextFetch = 0;
  let settled = (await readFact('checked'))?.run ?? -1;

  const share = sharing(
    joined,
    {
      client,
      shared: async () => new Set(await (await db()).getAllKeys('sent')),
      momentOf: (epoch) => momentOf(joined, epoch),
      share: (epoch) => shareEpoch(joined, account, client, epoch),
    },
    settled,
  );
  const fetch = async (now: number) => {
    const run = dueRun(joined, now);
    if (isPaused(now, nextFetch, retry)) return false;
    if (run < firstRun(joined) || settled >= run) return true;
    nextFetch = now + retry;
    if (await fetchAnswer(joined, client, run)) settled = run;
    return true;
  };
  const send = sendingWaiting(joined, client);
  const remind = leavingReminder(joined, () => settled);
  const guests = lookingAfterGuests(joined, guestPorts(joined));
  const [parts, posters] = [takingPart(joined, client), fetchingWithdrawn(joined)];
  return [closeOverdue, prune, share, send, fetch, followStatus, remind, parts, guests, posters];
};

const REHEARSAL_AFTER_MS = 2000;

/** A phone whose account went on to another looks at its diary so often, in seconds. */
const MOVED_TICK = 30;

/** What is old goes there all the same, and the status with it: no answer comes that would tell. */
const forgetOld = async (now: number): Promise<boolean> => {
  const hasLooked = await prune(now);
  if (hasLooked) await followStatus();
  return hasLooked;
};

/** Guests of such a phone are forgotten in their time, as is told where they are deleted. */
const forgetGuests = async (now: number): Promise<void> => {
  const joined = await readFact('joined');
  if (joined) await forgettingGuests(joined, guestPorts(joined), now);
};

const isMoved = async (): Promise<boolean> => (await readFact('moved')) !== undefined;

/** Does the steps, and again after each pause, while it goes on. */
const repeat = async (
  steps: readonly ((now: number) => unknown)[],
  pause: () => Promise<void>,
  goesOn: () => boolean | Promise<boolean>,
): Promise<void> => {
  const busy = new Set<unknown>();
  const troubles = new Troubles((cause) => console.warn(cause));
  while (await goesOn()) {
    for (const step of steps) {
      if (busy.has(step)) continue;
      busy.add(step);
      // A step that waits for a dead operator must not hold up the others.
      void troubles.guard(step, () => step(unixNow())).then(() => busy.delete(step));
      // Nor do all of them begin within one frame.
      await nextTurn();
    }
    await pause();
  }
};

/** All the work in the one window that does it. */
export const work = async (): Promise<void> => {
  const pause = listenForWake();
  if (await isMoved()) firstTryEnded(); // for as long as that lasts there is none
  // Two phones with one account would each undo what the other has sent.
  await repeat([closeOverdue, forgetOld, forgetGuests], () => pause(MOVED_TICK), isMoved);
  let joined = await join();
  firstTryEnded();
  while (!joined) {
    await pause(10);
    joined = await join();
  }
  await tryNow();
  const steps = await makeSteps(joined);
  // Not while the first look is taken: two busy threads are more than a slow phone has.
  idle(REHEARSAL_AFTER_MS)
    .then(() => rehearseSharing(joined))
    .catch(() => {}); // a lost worker says so itself
  const tick = tickLength(joined);
  await repeat(
    steps,
    () => pause(tick),
    () => true,
  );
};

/** Held by the window that does the work. */
const LOCK = 'safetrace-engine';

/** Runs until the window is closed; waits while another window of the app does the work. */
export const startEngine = async (): Promise<void> => {
  if (!isSecureContext) {
    trouble.value = (w) => w.app.notHttps;
    firstTryEnded();
    return;
  }
  void fetchScreensAhead();
  const { held } = await navigator.locks.query();
  if (held?.some(({ name }) => name === LOCK)) firstTryEnded();
  await navigator.locks.request(LOCK, work);
};
