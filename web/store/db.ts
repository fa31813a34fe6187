import { type IDBPDatabase, openDB } from 'idb';
import type { Facts, Schema } from './schema.ts';
import {
  type AskedBefore,
  askedFrom,
  type CheckedBefore,
  checkedFrom,
  type ReportBefore,
  reportFrom,
} from './upgrade.ts';

export const NAME = 'safetrace';
export const VERSION = 3;

const open = (): Promise<IDBPDatabase<Schema>> =>
  openDB<Schema>(NAME, VERSION, {
    async upgrade(database, before, _, transaction) {
      if (before < 1) {
        database.createObjectStore('facts');
        database.createObjectStore('visits', { keyPath: 'id' });
        database.createObjectStore('posters', { keyPath: 'id' });
        database.createObjectStore('sent', { keyPath: 'epoch' });
        database.createObjectStore('outbox', { keyPath: 'id', autoIncrement: true });
        database.createObjectStore('sequences');
      }
      if (before === 1) {
        const facts = transaction.objectStore('facts');
        const checked = (await facts.get('checked')) as CheckedBefore | undefined;
        if (checked) await facts.put(checkedFrom(checked), 'checked');
      }
      if (before < 3) {
        database.createObjectStore('receipts', { keyPath: 'id' });
        database.createObjectStore('meetings', { keyPath: 'id' });
        database.createObjectStore('heard', { keyPath: 'id' });
        database.createObjectStore('cells', { keyPath: 'id' });
        database.createObjectStore('guests', { keyPath: 'id' });
        database.createObjectStore('keys');
        database.createObjectStore('pauses', { keyPath: 'from' });
        database.createObjectStore('status');
        const facts = transaction.objectStore('facts');
        const report = (await facts.get('report')) as ReportBefore | undefined;
        if (report) await facts.put(reportFrom(report), 'report');
        const asked = (await facts.get('asked')) as AskedBefore[] | undefined;
        if (asked) await facts.put(asked.map(askedFrom), 'asked');
      }
    },
    // Another window has a newer app, which waits for this one.
    blocking: () => location.reload(),
  });

let opened: Promise<IDBPDatabase<Schema>> | undefined;
let barred: Promise<void> | undefined;

/** The device's one database, opened at first use. Waits while it is barred. */
export const db = async (): Promise<IDBPDatabase<Schema>> => {
  await barred;
  opened ??= open();
  return opened;
};

/**
 * Closes the database to this window's other code: what is under way ends, what comes later waits.
 * @returns a connection for the caller alone, and how to let the others in again
 */
export const bar = async (): Promise<{ own: IDBPDatabase<Schema>; admit: () => void }> => {
  const before = await db();
  let resolve = () => {};
  barred = new Promise((done) => {
    resolve = done;
  });
  opened = undefined;
  before.close();
  const own = await open();
  const admit = () => {
    own.close();
    barred = undefined;
    resolve();
  };
  return { own, admit };
};

const allFacts = async (): Promise<Partial<Facts>> => {
  const { store } = (await db()).transaction('facts');
  const [names, values] = await Promise.all([store.getAllKeys(), store.getAll()]);
  return Object.fromEntries(names.map((name, i) => [name, values[i]]));
};

let reading: Promise<Partial<Facts>> | undefined;

/**
 * What is read in one turn of the event loop is read at once, and all facts with it: they are few and small, and twenty
 * requests before the first screen would cost a slow phone a fifth of a second.
 */
export const readFact = async <K extends keyof Facts>(name: K): Promise<Facts[K] | undefined> => {
  if (!reading) {
    reading = allFacts();
    queueMicrotask(() => {
      reading = undefined;
    });
  }
  return (await reading)[name];
};

export const writeFact = async <K extends keyof Facts>(name: K, value: Facts[K]): Promise<void> => {
  await (await db()).put('facts', value, name);
};

/**
 * Changes what is there with nothing in between; null leaves it.
 * @param absent what is changed where nothing is there; without it nothing happens then
 */
export const changeFact = async <K extends keyof Facts>(
  name: K,
  change: (present: Facts[K]) => Facts[K] | null,
  absent?: Facts[K],
): Promise<void> => {
  const { store, done } = (await db()).transaction('facts', 'readwrite');
  const changing = async () => {
    const present = ((await store.get(name)) as Facts[K] | undefined) ?? absent;
    const next = present === undefined ? null : change(present);
    if (next !== null) await store.put(next, name);
  };
  await Promise.all([changing(), done]);
};

export const eraseFact = async (name: keyof Facts): Promise<void> => {
  await (await db()).delete('facts', name);
};
