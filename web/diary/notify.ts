/**
 * The visit that goes on, as a notification with a check-out button. Opt-in. A browser shows it while the app lives, and
 * keeps it when the app is closed; only where it has notification triggers can it remind at a time without the app.
 */
import { effect, signal } from '@preact/signals';
import { type NoticeData, VISIT_TAG } from '../../workers/visit-notice.ts';
import { unixNow } from '../app/now.ts';
import { writeFact } from '../store/db.ts';
import { changed, grid, notices, visits } from '../store/state.ts';
import { clock } from '../words/time.ts';
import { words } from '../words/words.ts';
import { policy } from './actions.ts';
import { isDue, laterEnd, reminderAt } from './reminder.ts';
import { openVisit, type Visit } from './visits.ts';

/** Not in every browser, nor in the types of this one. */
interface NoticeOptions extends NotificationOptions {
  actions: { action: string; title: string }[];
  renotify: boolean;
  showTrigger?: unknown;
}

const Trigger = (globalThis as { TimestampTrigger?: new (ms: number) => unknown }).TimestampTrigger;

/** Whether this browser can show notifications of an installed service worker at all. */
export const canNotify = (): boolean => 'Notification' in globalThis && 'serviceWorker' in navigator;

/** Whether a reminder comes at its time also while the app is closed. */
export const remindsWhenClosed = (): boolean =>
  Trigger !== undefined && 'Notification' in globalThis && 'showTrigger' in Notification.prototype;

/** Asks the browser and remembers the answer. @returns whether notifications will be shown */
export const askForNotices = async (wanted: boolean): Promise<boolean> => {
  const allowed = wanted && canNotify() && (await Notification.requestPermission()) === 'granted';
  await writeFact('visit-notices', allowed);
  await changed('visit-notices');
  return allowed;
};

const optionsFor = (visit: Visit, asks: boolean): NoticeOptions => {
  const w = words.value.home;
  const later = laterEnd(visit, policy(), asks ? reminderAt(visit) : unixNow());
  const data: NoticeData = { visit: visit.id, later };
  return {
    tag: VISIT_TAG,
    body: w.endsAt(clock(visit.until, grid.value)),
    icon: '/icon-192.png',
    lang: document.documentElement.lang,
    dir: document.documentElement.dir as 'ltr' | 'rtl',
    data,
    silent: !asks,
    renotify: asks,
    actions: [
      { action: 'leave', title: w.checkOut },
      ...(asks && later !== null ? [{ action: 'stay', title: w.stillHere }] : []),
    ],
  };
};

const titleFor = (visit: Visit, asks: boolean): string =>
  asks ? words.value.home.stillThere : words.value.home.checkedInSince(clock(visit.from, grid.value));

const show = async (visit: Visit | undefined, asks: boolean): Promise<void> => {
  const registration = await navigator.serviceWorker.ready;
  if (!visit) {
    for (const notice of await registration.getNotifications({ tag: VISIT_TAG })) notice.close();
    return;
  }
  await registration.showNotification(titleFor(visit, asks), optionsFor(visit, asks));
  if (asks || !Trigger || !remindsWhenClosed()) return;
  const showTrigger = new Trigger(reminderAt(visit) * 1000);
  await registration.showNotification(titleFor(visit, true), {
    ...optionsFor(visit, true),
    showTrigger,
  } as NoticeOptions);
};

/** What the notification that is up says: nothing is shown twice. Null: one may be left of an earlier window. */
let shown: string | null = null;
/** One after the other: what is taken away must be up already. */
let showing = Promise.resolve();
/** Moves on at the next moment at which the notification changes; a hidden window has no other clock. */
const moments = signal(0);

/** Shows, renews and takes away the notification as the visit goes on, from now on. */
export const startNotices = (): void => {
  if (!canNotify()) return;
  effect(() => {
    if (moments.value < 0 || notices.value !== true || Notification.permission !== 'granted') return;
    const at = unixNow();
    const visit = openVisit(visits.value, at);
    const asks = visit !== undefined && isDue(visit, at);
    const wanted = visit ? `${visit.id} ${visit.until} ${asks}` : '';
    if (wanted !== shown)
      showing = showing.then(() => show(visit, asks)).catch((cause) => console.warn(cause));
    shown = wanted;
    if (!visit) return;
    const next = asks ? visit.until : reminderAt(visit);
    const timer = setTimeout(
      () => {
        moments.value++;
      },
      (next - at + 1) * 1000,
    );
    return () => clearTimeout(timer);
  });
};
