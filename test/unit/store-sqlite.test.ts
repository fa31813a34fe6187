import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../server-node/sqlite.ts';
import { sqliteStore } from '../../server-node/store-sqlite.ts';
import { NotNow } from '../../workers/errors.ts';
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

  test('a full disk is named once, by file and reason, until a write succeeds', () => {
    const path = join(directory, 'full.sqlite');
    const said: string[] = [];
    const db = openDatabase(path, (text) => said.push(text));
    db.exec('CREATE TABLE rows (value BLOB)');
    const add = db.transaction((bytes: number) =>
      db.prepare('INSERT INTO rows VALUES (?)').run(new Uint8Array(bytes)),
    );
    db.pragma('max_page_count = 4'); // SQLite then answers as on a full disk, and rolls back by itself
    const sentence = `${path}: database or disk is full; free space`;
    for (let i = 0; i < 3; i++) {
      expect(() => add(100_000)).toThrow(sentence);
      expect(() => add(100_000)).toThrow(NotNow);
    }
    expect(said).toEqual([sentence]);
    add(10);
    expect(() => add(100_000)).toThrow(sentence);
    expect(said).toEqual([sentence, sentence]);
    db.close();
  });

  test('a closed store is in one file', async () => {
    const store = await open();
    const path = paths.get(store)!;
    await store.write([{ table: Table.Facts, key: 'a', value: Buffer.from('a row that is kept') }]);
    await store.close();
    expect(readFileSync(path).includes('a row that is kept')).toBe(true);
    expect(statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0).toBe(0);
  });

  test('a path that cannot be opened is named in the error', () => {
    expect(() => sqliteStore(join(directory, 'absent', 'node.sqlite'))).toThrow('absent/node.sqlite');
  });
});
