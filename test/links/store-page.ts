import { idbStore } from '../../web/node/store-idb.ts';
import type { NodeStore, Table } from '../../workers/node/store.ts';

/** What the store tests call in the page. Bytes cross as text, one character a byte. */
const open = new Map<string, NodeStore>();

const text = (bytes: Uint8Array): string => {
  let out = '';
  for (let at = 0; at < bytes.length; at += 32_768) {
    out += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  }
  return out;
};
const bytes = (value: string) => Uint8Array.from(value, (character) => character.charCodeAt(0));

const stores = {
  async open(name: string) {
    open.set(name, await idbStore(name));
  },
  async get(name: string, table: Table, key: string) {
    const value = await open.get(name)!.get(table, key);
    return value === undefined ? null : text(value);
  },
  async list(name: string, table: Table, prefix: string) {
    const rows = await open.get(name)!.list(table, prefix);
    return rows.map(({ key, value }) => ({ key, value: text(value) }));
  },
  keys: (name: string, table: Table, prefix: string) => open.get(name)!.keys(table, prefix),
  write: (name: string, changes: { table: Table; key: string; value: string | null }[]) =>
    open
      .get(name)!
      .write(
        changes.map((change) => ({ ...change, value: change.value === null ? null : bytes(change.value) })),
      ),
  close: (name: string) => open.get(name)!.close(),
};

export type PageStores = typeof stores;
Object.assign(window, { stores });
