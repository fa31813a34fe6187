/**
 * Check-out from a notification, also while no window of the app is open. The app shows the notification with all that an
 * answer needs; here it is only written down. No name of a place is in it: it can be read on a locked screen.
 */
import { openDB } from 'idb';

export const VISIT_TAG = 'visit';

/** What a notification's button does. */
export type NoticeAction = 'leave' | 'stay';

/** What a notification is about. Times are unix seconds. */
export interface NoticeData {
  visit: string;
  /** End of the visit if the person stays; null when it must not be longer. */
  later: number | null;
}

/** The fields of a visit that change here. */
interface StoredVisit {
  id: string;
  from: number;
  to: number | null;
  until: number;
}

/** A visit as the answer leaves it; null when it is over, and nothing changes. */
export const answeredVisit = <V extends StoredVisit>(
  visit: V | undefined,
  action: NoticeAction,
  later: number | null,
  now: number,
): V | null => {
  if (!visit || visit.to !== null || now >= visit.until) return null;
  if (action === 'leave') return { ...visit, to: Math.max(visit.from, now) };
  return later === null ? null : { ...visit, until: Math.max(visit.until, later) };
};

const answer = async (action: NoticeAction, { visit, later }: NoticeData): Promise<void> => {
  // An empty database must not come of a click after everything was deleted.
  const database = await openDB('safetrace', undefined, { upgrade: (_, __, ___, made) => made.abort() });
  try {
    const { store, done } = database.transaction('visits', 'readwrite');
    const next = answeredVisit(await store.get(visit), action, later, Math.floor(Date.now() / 1000));
    if (next) await store.put(next);
    await done;
  } finally {
    database.close();
  }
  // Open windows read the diary again; see web/store/state.ts.
  const windows = new BroadcastChannel('safetrace');
  windows.postMessage(['visits']);
  windows.close();
};

const show = async (worker: ServiceWorkerGlobalScope): Promise<void> => {
  const [open] = await worker.clients.matchAll({ type: 'window' });
  await (open ? open.focus() : worker.clients.openWindow('/'));
};

/** A click on a notification of a visit: on one of its buttons, or beside them to see the app. */
export const onVisitNotice = async (
  worker: ServiceWorkerGlobalScope,
  { action, notification }: Pick<NotificationEvent, 'action' | 'notification'>,
): Promise<void> => {
  notification.close();
  if (action === 'leave' || action === 'stay') await answer(action, notification.data as NoticeData);
  else await show(worker);
};
