import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { IDBFactory } from 'fake-indexeddb';
import { vi } from 'vitest';
import { fromJson, type Json } from '../../web/backup/plain-rows.ts';

/** A browser profile without any database, and the app's modules as of a fresh start in it. */
export function freshProfile(): void {
  globalThis.indexedDB = new IDBFactory();
  vi.resetModules();
}

interface Fixture {
  version: number;
  stores: Record<
    string,
    { keyPath: string | null; autoIncrement: boolean; rows: [string | number, unknown][] }
  >;
}

/** Database as a version of the app from then left it: one of test/fixtures/databases. */
export function fixture(version: number): Fixture {
  const path = new URL(`../fixtures/databases/version-${version}.json`, import.meta.url);
  return fromJson(JSON.parse(readFileSync(path, 'utf8')) as Json) as Fixture;
}

/** Lays the database into the profile. */
export async function lay({ version, stores }: Fixture): Promise<void> {
  const request = indexedDB.open('safetrace', version);
  request.onupgradeneeded = () => {
    for (const [name, { keyPath, autoIncrement, rows }] of Object.entries(stores)) {
      const store = request.result.createObjectStore(name, {
        ...(keyPath === null ? {} : { keyPath }),
        autoIncrement,
      });
      for (const [key, value] of rows) store.put(value, keyPath === null ? key : undefined);
    }
  };
  await new Promise((resolve, reject) => {
    request.onsuccess = resolve;
    request.onerror = reject;
  });
  request.result.close();
}
