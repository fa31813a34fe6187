/** All that the database holds, at one moment. */
import type { IDBPDatabase, StoreNames } from 'idb';
import type { Schema } from '../store/schema.ts';
import type { Row } from './contents.ts';

/** Stores that are read: the device's own key stays, as it cannot be read and is no use elsewhere. */
export type StoreName = Exclude<StoreNames<Schema>, 'keys'>;

const movable = (database: IDBPDatabase<Schema>): StoreName[] =>
  [...database.objectStoreNames].filter((name) => name !== 'keys');

/** The rows of every store, in one transaction. */
export const readAll = async (database: IDBPDatabase<Schema>): Promise<Record<string, Row[]>> => {
  const names = movable(database);
  const transaction = database.transaction(names);
  const stores = await Promise.all(
    names.map(async (name) => {
      const store = transaction.objectStore(name);
      const [keys, values] = await Promise.all([store.getAllKeys(), store.getAll()]);
      return [name, keys.map((key, i): Row => [key, values[i]])] as const;
    }),
  );
  await transaction.done;
  return Object.fromEntries(stores);
};

/**
 * Puts these rows in the place of all that is there, in one transaction: all of it, or nothing is changed.
 * @throws InputError or DOMException when a row does not fit its store
 */
export const replaceAll = async (
  database: IDBPDatabase<Schema>,
  stores: Readonly<Record<string, readonly Row[]>>,
): Promise<void> => {
  const names = movable(database);
  const transaction = database.transaction(names, 'readwrite');
  const asked: Promise<unknown>[] = [transaction.done];
  try {
    for (const name of names) {
      const store = transaction.objectStore(name);
      const { keyPath } = store;
      asked.push(store.clear());
      for (const [key, value] of stores[name] ?? [])
        asked.push(store.put(value as never, keyPath === null ? (key as never) : undefined));
    }
    await Promise.all(asked);
  } catch (error) {
    try {
      transaction.abort();
    } catch {
      // It has ended by itself.
    }
    await Promise.allSettled(asked);
    throw error;
  }
};
