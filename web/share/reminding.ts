/** Whether and how this browser reminds a person while the app is closed. */
import { SHARE_TAG } from '../../workers/share-reminder.ts';
import { readFact, writeFact } from '../store/db.ts';

/** Periodic Background Sync, Chromium's; no library types it. */
type Periodic = ServiceWorkerRegistration & {
  periodicSync?: {
    register(tag: string, options: { minInterval: number }): Promise<void>;
    unregister(tag: string): Promise<void>;
  };
};

/** Twice a day at most; the browser chooses. The moments of two records are a day apart. */
const INTERVAL_MS = 43_200_000;

/**
 * cannot: the browser has no such thing. off, on: what the person chose. denied: no notifications are allowed.
 * not installed: the browser wakes installed apps only.
 */
export type Reminding = 'cannot' | 'off' | 'on' | 'denied' | 'not installed';

const registration = async (): Promise<Periodic | undefined> =>
  (await navigator.serviceWorker?.getRegistration()) as Periodic | undefined;

/** Whether the person wants it, and lets the app notify. */
export const mayRemind = async (): Promise<boolean> =>
  (await readFact('remind-me')) === true &&
  'Notification' in globalThis &&
  Notification.permission === 'granted';

/** @returns whether there was a service worker to be woken, whatever the browser said @throws DOMException when it refuses */
const askToWake = async (): Promise<boolean> => {
  const present = await registration();
  await present?.periodicSync?.register(SHARE_TAG, { minInterval: INTERVAL_MS });
  return present !== undefined;
};

/**
 * Asks the browser once more to wake the service worker: it forgets that with a permission that is taken back, and with a
 * service worker that goes.
 * @returns whether it could be asked; what it answers changes nothing
 */
export const remindStill = (): Promise<boolean> => askToWake().catch(() => true);

export const reminding = async (): Promise<Reminding> => {
  if (!('Notification' in globalThis) || !(await registration())?.periodicSync) return 'cannot';
  if (Notification.permission === 'denied') return 'denied';
  return (await readFact('remind-me')) ? 'on' : 'off';
};

/** Asks the person for leave to notify, then the browser to wake the service worker. */
export const remind = async (): Promise<Reminding> => {
  if ((await Notification.requestPermission()) !== 'granted') return 'denied';
  const isRefused = await askToWake().then(
    () => false,
    () => true,
  );
  if (isRefused) return 'not installed';
  await writeFact('remind-me', true);
  return 'on';
};

export const remindNoMore = async (): Promise<Reminding> => {
  await writeFact('remind-me', false);
  await (await registration())?.periodicSync?.unregister(SHARE_TAG);
  return 'off';
};
