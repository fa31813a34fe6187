import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { reaching } from '../../web/app/reaching.ts';
import { startEngine } from '../../web/engine/engine.ts';
import { writeFact } from '../../web/store/db.ts';
import { freshProfile } from './web-database.ts';

const first = vi.hoisted(() => ({ end: (_: null) => {}, asked: 0 }));
const locks = vi.hoisted(() => ({
  query: async (): Promise<{ held: { name: string }[] }> => ({ held: [] }),
  request: (_: string, work: () => unknown) => work(),
}));

vi.hoisted(() => {
  vi.stubGlobal('navigator', { languages: ['en'], language: 'en', onLine: true, locks });
  vi.stubGlobal('Worker', class {});
  vi.stubGlobal('isSecureContext', true);
  vi.stubGlobal('document', { addEventListener: () => {}, documentElement: {} });
});
vi.mock('../../web/engine/wake.ts', () => ({
  wake: () => {},
  listenForWake: () => () => new Promise(() => {}),
}));
vi.mock('../../web/engine/screens-ahead.ts', () => ({ fetchScreensAhead: () => {} }));
vi.mock('../../web/engine/join.ts', () => ({
  join: () => {
    first.asked++;
    return new Promise((resolve) => {
      first.end = resolve;
    });
  },
}));

beforeEach(async () => {
  await freshProfile();
  reaching.value = true;
  first.asked = 0;
});
afterAll(() => vi.unstubAllGlobals());

test('the first try lasts until the community was asked for, found or not', async () => {
  void startEngine();
  await vi.waitFor(() => expect(first.asked).toBe(1));
  expect(reaching.value).toBe(true);
  first.end(null);
  await vi.waitFor(() => expect(reaching.value).toBe(false));
});

test('a page without https, another window that does the work, and an account that went on make none', async () => {
  vi.stubGlobal('isSecureContext', false);
  await startEngine();
  expect(reaching.value).toBe(false);
  vi.stubGlobal('isSecureContext', true);
  reaching.value = true;
  vi.spyOn(locks, 'query').mockResolvedValueOnce({ held: [{ name: 'safetrace-engine' }] });
  vi.spyOn(locks, 'request').mockReturnValueOnce(undefined);
  await startEngine();
  expect(reaching.value).toBe(false);
  reaching.value = true;
  await writeFact('moved', { at: 1 });
  void startEngine();
  await vi.waitFor(() => expect(reaching.value).toBe(false));
  expect(first.asked).toBe(0);
});
