import { beforeEach, expect, test, vi } from 'vitest';
import { freshProfile } from './web-database.ts';

const NOW = 1_800_000_000;
const vault = vi.hoisted(() => ({ seal: async (_: string, content: Uint8Array) => content }));

vi.mock('../../web/app/now.ts', () => ({ unixNow: () => NOW, now: { value: NOW } }));
vi.mock('../../web/store/state.ts', () => ({ changed: async () => {} }));
vi.mock('../../web/engine/worker.ts', async () => ({
  worker: (await import('./share-worker-here.ts')).workerHere,
}));
vi.mock('../../web/backup/vault.ts', () => ({
  seal: (password: string, content: Uint8Array) => vault.seal(password, content),
}));
vi.stubGlobal('navigator', {});
vi.stubGlobal(
  'BroadcastChannel',
  class {
    postMessage() {}
  },
);

beforeEach(() => {
  vault.seal = async (_, content) => content;
  freshProfile();
});

const app = async () => ({
  ...(await import('../../web/backup/backup.ts')),
  ...(await import('../../web/store/db.ts')),
});

test('when a file for a new phone cannot be sealed, this phone goes on, and the next try works', async () => {
  const { moveToFile, readFact, writeFact } = await app();
  vault.seal = async () => {
    throw new RangeError('Array buffer allocation failed');
  };
  for (let i = 0; i < 2; i++) await expect(moveToFile('', () => {})).rejects.toThrow('allocation');
  expect(await readFact('moved')).toBeUndefined();
  await writeFact('retention', 17);
  vault.seal = async (_, content) => content;
  const file = await (await moveToFile('', () => {})).text();
  expect(JSON.parse(file).stores.facts).toContainEqual(['retention', 17]);
});

test('once the file is made this phone has moved, and its window waits to begin anew', async () => {
  const { moveToFile, readFact } = await app();
  await moveToFile('', () => {});
  const later = readFact('retention').then(() => 'goes on');
  expect(await Promise.race([later, new Promise((now) => setTimeout(now, 50, 'waits'))])).toBe('waits');
  vi.resetModules();
  expect(await (await app()).readFact('moved')).toEqual({ at: NOW });
});

test('what would not open again is no file: nothing is made of it, and no phone has moved', async () => {
  const { copyToFile, moveToFile, Unreadable, readFact, writeFact } = await app();
  await writeFact('retention', 1.5);
  await expect(copyToFile('', () => {})).rejects.toThrow(Unreadable);
  await expect(moveToFile('', () => {})).rejects.toThrow(Unreadable);
  expect(await readFact('moved')).toBeUndefined();
  await writeFact('retention', 16);
  vault.seal = async () => new Uint8Array(2 ** 25 + 1);
  await expect(copyToFile('', () => {})).rejects.toThrow(Unreadable);
});
