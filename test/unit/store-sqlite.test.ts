import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { sqliteStore } from '../../server-node/store-sqlite.ts';
import { type NodeStore, Table } from '../../workers/node/store.ts';
import { storeSuite } from './store-suite.ts';

const directory = mkdtempSync(join(tmpdir(), 'safetrace-store-'));
afterAll(() => rmSync(directory, { recursive: true }));

let files = 0;
const paths = new Map<NodeStore, string>();
function openAt(path: string): NodeStore {
  const store = sqliteStore(path);
  paths.set(store, path);
  return store;
}
const open = async () => openAt(join(directory, `${++files}.sqlite`));
const reopen = async (store: NodeStore) => {
  await store.close();
  return openAt(paths.get(store)!);
};

describe('SQLite store', () => {
  storeSuite(open, reopen);

  test('an erased value is in no file, while the store is still open', async () => {
    const store = await open();
    const path = paths.get(store)!;
    const files = () => Buffer.concat([readFileSync(path), readFileSync(`${path}-wal`)]);
    const secret = Buffer.from('share-of-a-token-that-must-go');
    await store.write([{ table: Table.Uploads, key: 'a', value: secret }]);
    expect(files().includes(secret)).toBe(true);
    await store.write([{ table: Table.Uploads, key: 'a', value: null }]);
    expect(files().includes(secret)).toBe(false);
    await store.close();
  });

  test('a write that fails half-way writes nothing', async () => {
    const store = await open();
    const broken = { table: 'no-such-table' as Table, key: 'b', value: new Uint8Array(1) };
    await expect(
      store.write([{ table: Table.Facts, key: 'a', value: new Uint8Array(1) }, broken]),
    ).rejects.toThrow('no-such-table');
    expect(await store.keys(Table.Facts, '')).toEqual([]);
    await store.close();
  });

  test('a path that cannot be opened is named in the error', () => {
    expect(() => sqliteStore(join(directory, 'absent', 'node.sqlite'))).toThrow('absent/node.sqlite');
  });
});
