/** Deletes everything of this app on this device, and looks afterwards whether it is gone. */
import { deleteDB } from 'idb';
import { alone } from '../store/alone.ts';
import { NAME } from '../store/db.ts';

/** What the browser still keeps for this site, by name; null where it does not say. */
export interface Kept {
  databases: string[] | null;
  caches: string[];
  workers: string[];
  /** Entries of localStorage and sessionStorage. */
  entries: string[];
  files: string[];
}

const filesOf = async (): Promise<string[]> => {
  const folder = await navigator.storage?.getDirectory?.().catch(() => undefined);
  if (!folder) return [];
  const names: string[] = [];
  for await (const name of folder.keys()) names.push(name);
  return names;
};

/** Asks the browser afresh. */
export const whatIsKept = async (): Promise<Kept> => {
  const databases = await indexedDB.databases?.();
  const workers = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  return {
    databases: databases?.map(({ name }) => name ?? '') ?? null,
    caches: (await globalThis.caches?.keys()) ?? [],
    workers: workers.map(({ scope }) => scope),
    entries: [...Object.keys(localStorage), ...Object.keys(sessionStorage)],
    files: await filesOf(),
  };
};

/** What still shows names a place, and would outlive its worker. Some browsers have none; none may stop the deletion. */
const closeNotifications = async (worker: ServiceWorkerRegistration): Promise<void> => {
  const shown = (await worker.getNotifications?.().catch(() => [])) ?? [];
  for (const notification of shown) notification.close();
};

/**
 * Deletes it all, here and in every other window, and shows what is left. Rows go first, so that even a database that the
 * browser is slow to remove is empty.
 */
export const eraseEverything = (): Promise<void> =>
  alone(async (own) => {
    const names = [...own.objectStoreNames];
    const clear = own.transaction(names, 'readwrite');
    await Promise.all([...names.map((name) => clear.objectStore(name).clear()), clear.done]);
    own.close();
    const { databases, caches: cached, files } = await whatIsKept();
    await Promise.all((databases ?? [NAME]).map((name) => deleteDB(name)));
    await Promise.all(cached.map((name) => caches.delete(name)));
    const workers = (await navigator.serviceWorker?.getRegistrations()) ?? [];
    await Promise.all(workers.map(closeNotifications));
    await Promise.all(workers.map((worker) => worker.unregister()));
    localStorage.clear();
    sessionStorage.clear();
    const folder = files.length > 0 ? await navigator.storage.getDirectory() : null;
    await Promise.all(files.map((name) => folder?.removeEntry(name, { recursive: true })));
  }, 'gone');
