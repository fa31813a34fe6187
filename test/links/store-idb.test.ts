import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { NodeStore, Table } from '../../workers/node/store.ts';
import { storeSuite } from '../unit/store-suite.ts';
import { type ModulePage, openModule } from './chromium.ts';
import type { PageStores } from './store-page.ts';

/** The acceptance suite of stores against IndexedDB of a real Chromium: every call crosses into the page. */

let page: ModulePage;
let stores = 0;
const names = new Map<NodeStore, string>();

beforeAll(async () => {
  page = await openModule(fileURLToPath(new URL('store-page.ts', import.meta.url)));
});
afterAll(() => page.close());

const text = (value: Uint8Array) => Buffer.from(value).toString('latin1');
const bytes = (value: string) => Uint8Array.from(Buffer.from(value, 'latin1'));

async function openNamed(name: string): Promise<NodeStore> {
  const call = <M extends keyof PageStores>(method: M, ...values: unknown[]) =>
    page.page.evaluate(
      ([m, n, v]) =>
        (window as unknown as { stores: Record<string, (...values: unknown[]) => unknown> }).stores[m](
          n,
          ...v,
        ),
      [method, name, values] as const,
    ) as Promise<Awaited<ReturnType<PageStores[M]>>>;
  await call('open');
  const store: NodeStore = {
    async get(table, key) {
      const value = await call('get', table, key);
      return value === null ? undefined : bytes(value);
    },
    async list(table, prefix) {
      return (await call('list', table, prefix)).map(({ key, value }) => ({ key, value: bytes(value) }));
    },
    keys: (table, prefix) => call('keys', table, prefix),
    write: (changes) =>
      call(
        'write',
        changes.map((change) => ({ ...change, value: change.value && text(change.value) })),
      ),
    close: () => call('close'),
  };
  names.set(store, name);
  return store;
}

const open = () => openNamed(`store-${++stores}`);

describe('IndexedDB store', () => {
  storeSuite(open, async (store) => {
    await store.close();
    return openNamed(names.get(store)!);
  });

  test('a write that fails half-way writes nothing', async () => {
    const store = await open();
    const facts = 'facts' as Table;
    await store.write([{ table: facts, key: 'a', value: bytes('x') }]);
    await expect(
      store.write([
        { table: facts, key: 'a', value: null },
        { table: 'no-such-table' as Table, key: 'b', value: bytes('y') },
      ]),
    ).rejects.toThrow();
    expect(await store.keys(facts, '')).toEqual(['a']);
    await store.close();
  });
});
