import type { Change, NodeStore, Table } from './store.ts';

/** Rows in memory: for tests and simulation; gone with the process. */
export function memoryStore(): NodeStore {
  const tables = new Map<Table, Map<string, Uint8Array>>();
  const table = (name: Table) => {
    const rows = tables.get(name) ?? new Map<string, Uint8Array>();
    tables.set(name, rows);
    return rows;
  };
  const matching = (name: Table, prefix: string) =>
    [...table(name).keys()].filter((key) => key.startsWith(prefix)).sort();

  return {
    async get(name, key) {
      return table(name).get(key)?.slice();
    },
    async list(name, prefix) {
      return matching(name, prefix).map((key) => ({ key, value: table(name).get(key)!.slice() }));
    },
    async keys(name, prefix) {
      return matching(name, prefix);
    },
    async write(changes: readonly Change[]) {
      for (const { table: name, key, value } of changes) {
        if (value === null) table(name).delete(key);
        else table(name).set(key, value.slice());
      }
    },
    async close() {},
  };
}
