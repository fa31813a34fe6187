/** Leaves with the service worker what it shows when a record is due and no window is open: a step of the engine. */
import { SHARE_TAG } from '../../workers/share-reminder.ts';
import { epochAt } from '../../workers/wire/time.ts';
import { mayRemind, remindStill } from '../share/reminding.ts';
import { readFact, writeFact } from '../store/db.ts';
import type { Joined, Reminder } from '../store/schema.ts';
import { shared, waiting } from '../store/state.ts';
import { LANGUAGES, language } from '../words/language.ts';
import { words } from '../words/words.ts';
import { openEpochs } from './plan.ts';
import { momentOf } from './upload-moment.ts';

/** The part of Background Sync that is used; no library types it, as only Chromium has it. */
type Syncing = ServiceWorkerRegistration & { sync?: { register(tag: string): Promise<void> } };

/** When the app must be open next: now while something waits, else at the next record's moment. */
const dueAt = async (joined: Joined, done: number, now: number): Promise<number> => {
  if (waiting.value > 0) return now;
  const epochs = [...openEpochs(joined, shared.value, done, now), epochAt(joined.deployment.grid, now)];
  return Math.min(...(await Promise.all(epochs.map((epoch) => momentOf(joined, epoch)))));
};

/** Once the network is back the service worker wakes this window, also one that the browser has put to sleep. */
const askToBeWoken = async (): Promise<void> => {
  const registration: Syncing | undefined = await navigator.serviceWorker?.getRegistration();
  // Refused where the person has forbidden it: then the engine's own clock must do.
  await registration?.sync?.register(SHARE_TAG).catch(() => {});
};

/**
 * @param doneRun the newest run that is known done
 * @returns the step. It takes unix seconds
 */
export const leavingReminder = (joined: Joined, doneRun: () => number): ((now: number) => Promise<void>) => {
  let asked = false;
  /** Whether this service worker was to be woken since the person has wanted and allowed it. */
  let woken = false;
  navigator.serviceWorker?.addEventListener('controllerchange', () => {
    woken = false;
  });
  return async (now) => {
    woken = (await mayRemind()) && (woken || (await remindStill()));
    const something = waiting.value > 0;
    if (something && !asked) await askToBeWoken();
    asked = something;
    const { remindTitle: title, remindBody: body } = words.value.home;
    const tag = language.value;
    const due = await dueAt(joined, doneRun(), now);
    const next: Reminder = { due, title, body, lang: tag, dir: LANGUAGES[tag].dir };
    const before = await readFact('reminder');
    // What waits is due since then, not again at each look.
    if (before && something && before.due <= now) next.due = before.due;
    if (JSON.stringify(before) !== JSON.stringify(next)) await writeFact('reminder', next);
  };
};
