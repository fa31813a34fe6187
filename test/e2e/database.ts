import type { Page } from '@playwright/test';

/** What to put into the device's database: values by key, or a list of such as carry their key. */
export type Tables = Record<string, Record<string, unknown> | unknown[]>;

/** Writes into the database of an app that is open, in one transaction. The app reads it when it is opened again. */
export const fillDatabase = (page: Page, tables: Tables): Promise<void> =>
  page.evaluate(async (tables) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('safetrace');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const change = database.transaction(Object.keys(tables), 'readwrite');
    for (const [name, values] of Object.entries(tables)) {
      const store = change.objectStore(name);
      if (Array.isArray(values)) for (const value of values) store.put(value);
      else for (const [key, value] of Object.entries(values)) store.put(value, key);
    }
    await new Promise<void>((resolve, reject) => {
      change.oncomplete = () => resolve();
      change.onerror = () => reject(change.error);
    });
    database.close();
  }, tables);
