import { type IDBPDatabase, openDB } from 'idb';
import type { Facts, Schema } from './schema.ts';
import { type CheckedBefore, checkedFrom } from './upgrade.ts';

let opened: Promise<IDBPDatabase<Schema>> | undefined;

/** The device's one database, opened at first use. */
export const db = (): Promise<IDBPDatabase<Schema>> => {
  opened ??= openDB<Schema>('safetrace', 3, {
    async upgrade(database, before, _, transaction) {
      if (before === 1) {
        const facts = transaction.objectStore('facts');
        const checked = (await facts.get('checked')) as CheckedBefore | undefined;
        if (checked) await facts.put(checkedFrom(checked), 'checked');
      }
      if (before < 1) {
        database.createObjectStore('facts');
        database.createObjectStore('visits', { keyPath: 'id' });
        database.createObjectStore('posters', { keyPath: 'id' });
        database.createObjectStore('sent', { keyPath: 'epoch' });
        database.createObjectStore('outbox', { keyPath: 'id', autoIncrement: true });
        database.createObjectStore('sequences');
      }
      if (before < 3) {
        database.createObjectStore('pauses', { keyPath: 'from' });
        database.createObjectStore('status');
      }
    },
    // Another window has a newer app, which waits for this one.
    blocking: () => location.reload(),
  });
  return opened;
};

export const readFact = async <K extends keyof Facts>(name: K): Promise<Facts[K] | undefined> =>
  (await (await db()).get('facts', name)) as Facts[K] | undefined;

export const writeFact = async <K extends keyof Facts>(name: K, value: Facts[K]): Promise<void> => {
  await (await db()).put('facts', value, name);
};

/** Changes what is there, if anything, with nothing in between; null leaves it. */
export const changeFact = async <K extends keyof Facts>(
  name: K,
  change: (present: Facts[K]) => Facts[K] | null,
): Promise<void> => {
  const { store, done } = (await db()).transaction('facts', 'readwrite');
  const changing = async () => {
    const present = (await store.get(name)) as Facts[K] | undefined;
    const next = present === undefined ? null : change(present);
    if (next !== null) await store.put(next, name);
  };
  await Promise.all([changing(), done]);
};

export const eraseFact = async (name: keyof Facts): Promise<void> => {
  await (await db()).delete('facts', name);
};
