/**
 * What the service worker can do about sharing. It has no WebRTC, so it can send nothing itself: it wakes the windows that
 * are open, and where none is it shows the reminder that the app left, if something is due. Nothing of it depends on what is
 * in the diary.
 */
import { openDB } from 'idb';

/** Tag of the sync, the periodic sync and the notification. */
export const SHARE_TAG = 'share-due';
/** On it whoever wants a look at the plan says so. */
export const WAKE_CHANNEL = 'safetrace-wake';
/** Screen of the app that tells what waits. */
const SCREEN = '/more/outbox';

/** What the app left to be shown: see `Reminder` of web/store/schema.ts, which it must agree with. */
export interface StoredReminder {
  due: number;
  title: string;
  body: string;
  lang: string;
  dir: 'ltr' | 'rtl';
}

/** Whether the person is reminded. @param windows open ones of the app: the engine of one shares by itself. */
export const mustRemind = (reminder: StoredReminder | null, windows: number, now: number): boolean =>
  windows === 0 && reminder !== null && now >= reminder.due;

/** The reminder that the app left and that still holds; null where it has no database yet, which is not made here, or left none. */
async function readReminder(): Promise<StoredReminder | null> {
  try {
    const db = await openDB('safetrace', undefined, { upgrade: (_, __, ___, change) => change.abort() });
    try {
      if ((await db.get('facts', 'remind-me')) !== true) return null;
      if (await db.get('facts', 'moved')) return null; // the account went on: nothing leaves this phone
      return ((await db.get('facts', 'reminder')) as StoredReminder | undefined) ?? null;
    } finally {
      db.close(); // else a newer app could not change the database
    }
  } catch {
    return null;
  }
}

/** Answers a sync: wakes windows, or reminds. */
export async function onShareDue({ clients, registration }: ServiceWorkerGlobalScope): Promise<void> {
  const channel = new BroadcastChannel(WAKE_CHANNEL);
  channel.postMessage(null);
  channel.close();
  const windows = await clients.matchAll({ type: 'window' });
  const reminder = await readReminder();
  if (!mustRemind(reminder, windows.length, Date.now() / 1000)) return;
  const { title, body, lang, dir } = reminder!;
  // Refused when the person has taken the permission back.
  await registration
    .showNotification(title, { body, lang, dir, tag: SHARE_TAG, icon: '/icon-192.png' })
    .catch(() => {});
}

/** Opens the app where it says what waits. */
export async function openOutbox({ clients }: ServiceWorkerGlobalScope): Promise<void> {
  const [open] = await clients.matchAll({ type: 'window' });
  if (open) await open.focus();
  else await clients.openWindow(SCREEN);
}
