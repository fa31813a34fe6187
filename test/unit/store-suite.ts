import { expect, test } from 'vitest';
import { type NodeStore, numberKey, Table } from '../../workers/node/store.ts';

const bytes = (...values: number[]) => Uint8Array.from(values);

/**
 * What every NodeStore must do.
 * `open` gives an empty store; `reopen`, for durable ones, closes it and opens the same data again.
 */
export function storeSuite(
  open: () => Promise<NodeStore>,
  reopen?: (store: NodeStore) => Promise<NodeStore>,
) {
  test('a row reads back, is overwritten and deleted', async () => {
    const store = await open();
    await store.write([{ table: Table.Facts, key: 'a', value: bytes(1, 2) }]);
    expect(await store.get(Table.Facts, 'a')).toEqual(bytes(1, 2));
    await store.write([{ table: Table.Facts, key: 'a', value: bytes() }]);
    expect(await store.get(Table.Facts, 'a')).toEqual(bytes());
    await store.write([{ table: Table.Facts, key: 'a', value: null }]);
    expect(await store.get(Table.Facts, 'a')).toBeUndefined();
    await store.close();
  });

  test('tables are apart', async () => {
    const store = await open();
    await store.write([{ table: Table.Facts, key: 'a', value: bytes(1) }]);
    expect(await store.get(Table.Audit, 'a')).toBeUndefined();
    await store.close();
  });

  test('list and keys give a prefix in ascending order, nothing else', async () => {
    const store = await open();
    const keys = [`${numberKey(10)}/b`, `${numberKey(9)}/x`, `${numberKey(10)}/a`, `${numberKey(100)}/a`];
    await store.write(keys.map((key, i) => ({ table: Table.Uploads, key, value: bytes(i) })));
    expect(await store.keys(Table.Uploads, `${numberKey(10)}/`)).toEqual([keys[2], keys[0]]);
    expect(await store.list(Table.Uploads, '')).toEqual(
      [...keys].sort().map((key) => ({ key, value: bytes(keys.indexOf(key)) })),
    );
    expect(await store.list(Table.Uploads, '%')).toEqual([]);
    await store.close();
  });

  test('a later change of the same row wins within one write', async () => {
    const store = await open();
    await store.write([
      { table: Table.Facts, key: 'a', value: bytes(1) },
      { table: Table.Facts, key: 'a', value: null },
      { table: Table.Facts, key: 'b', value: null },
      { table: Table.Facts, key: 'b', value: bytes(2) },
    ]);
    expect(await store.keys(Table.Facts, '')).toEqual(['b']);
    await store.close();
  });

  test('a caller that changes its bytes changes no row', async () => {
    const store = await open();
    const value = bytes(1, 2, 3);
    await store.write([{ table: Table.Facts, key: 'a', value }]);
    value[0] = 9;
    (await store.get(Table.Facts, 'a'))!.fill(7);
    expect(await store.get(Table.Facts, 'a')).toEqual(bytes(1, 2, 3));
    await store.close();
  });

  if (reopen)
    test('what was written is there after a restart', async () => {
      const store = await open();
      await store.write([{ table: Table.Facts, key: 'a', value: bytes(5) }]);
      const again = await reopen(store);
      expect(await again.get(Table.Facts, 'a')).toEqual(bytes(5));
      await again.close();
    });

  test('a large row and many rows', async () => {
    const store = await open();
    const large = new Uint8Array(3 << 20).map((_, i) => i);
    await store.write([{ table: Table.Indices, key: 'large', value: large }]);
    const read = await store.get(Table.Indices, 'large');
    expect(read?.length === large.length && read.every((byte, i) => byte === large[i])).toBe(true);
    await store.write(
      Array.from({ length: 2000 }, (_, i) => ({
        table: Table.Accounts,
        key: numberKey(i),
        value: bytes(i & 255),
      })),
    );
    expect((await store.keys(Table.Accounts, '')).length).toBe(2000);
    await store.close();
  });
}
