import { type IDBPDatabase, openDB } from 'idb';
import { type NodeStore, Table } from '../../workers/node/store.ts';

/**
 * Rows of one node in IndexedDB, an object store each: for the node that runs in a headless browser.
 *
 * IndexedDB orders text keys by UTF-16 code units, which is the order that NodeStore asks for.
 *
 * @param name of the database within the page's origin
 * @throws Error when the browser refuses storage
 */
export async function idbStore(name: string): Promise<NodeStore> {
  const db: IDBPDatabase = await openDB(name, 1, {
    upgrade(database) {
      for (const table of Object.values(Table)) database.createObjectStore(table);
    },
  });

  return {
    async get(table, key) {
      return db.get(table, key);
    },
    async list(table, prefix) {
      const store = db.transaction(table).store;
      const range = startingWith(prefix);
      const [keys, values] = await Promise.all([store.getAllKeys(range), store.getAll(range)]);
      return keys.map((key, i) => ({ key: key as string, value: values[i] }));
    },
    async keys(table, prefix) {
      return (await db.getAllKeys(table, startingWith(prefix))) as string[];
    },
    async write(changes) {
      const tables = [...new Set(changes.map((change) => change.table))];
      if (tables.length === 0) return;
      const transaction = db.transaction(tables, 'readwrite', { durability: 'strict' });
      const done = transaction.done;
      for (const { table, key, value } of changes) {
        const store = transaction.objectStore(table);
        // Not awaited one by one: `done` rejects when any of them fails, and then none is written.
        (value === null ? store.delete(key) : store.put(value, key)).catch(() => {});
      }
      await done;
    },
    async close() {
      db.close();
    },
  };
}

/** Keys that start with the prefix; U+FFFF is no character, so no key of ours holds it. */
function startingWith(prefix: string): IDBKeyRange {
  return IDBKeyRange.bound(prefix, `${prefix}\uffff`, false, true);
}
