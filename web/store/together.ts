import type { IDBPTransaction, StoreNames } from 'idb';
import { db } from './db.ts';
import type { Facts, Schema } from './schema.ts';

/**
 * Changes several stores in one transaction, with nothing in between: all of it, or nothing.
 * @param work waits for requests of the transaction alone
 * @throws what `work` throws, and then nothing is written
 */
export const together = async <Names extends StoreNames<Schema>[], T>(
  names: [...Names],
  work: (all: IDBPTransaction<Schema, Names, 'readwrite'>) => Promise<T>,
): Promise<T> => {
  const all = (await db()).transaction(names, 'readwrite');
  const done = all.done.then(
    () => null,
    (cause: unknown) => ({ cause }),
  );
  let came: T;
  try {
    came = await work(all);
  } catch (error) {
    try {
      all.abort(); // what was written before it went wrong would stay
    } catch {
      // It has ended by itself.
    }
    await done;
    throw error;
  }
  const failed = await done;
  if (failed) throw failed.cause;
  return came;
};

/** A fact as it is within a transaction; undefined where there is none. @param facts the transaction's store of them */
export const factIn = <K extends keyof Facts>(
  facts: { get(name: keyof Facts): Promise<unknown> },
  name: K,
): Promise<Facts[K] | undefined> => facts.get(name) as Promise<Facts[K] | undefined>;
