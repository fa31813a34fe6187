import { beforeEach, expect, test, vi } from 'vitest';
import { freshProfile } from './web-database.ts';

const NOW = 2_000_000_000;
const asked = vi.hoisted(() => ({ join: 0, pauses: [] as number[], resume: (_?: unknown) => {} }));

vi.mock('../../web/app/now.ts', () => ({ unixNow: () => NOW, now: { value: NOW } }));
vi.mock('../../web/engine/wake.ts', () => ({
  wake: () => {},
  listenForWake: () => (seconds: number) => {
    asked.pauses.push(seconds);
    return new Promise((resume) => {
      asked.resume = resume;
    });
  },
}));
vi.mock('../../web/engine/join.ts', () => ({
  join: async () => {
    asked.join++;
    return null;
  },
}));
vi.stubGlobal('navigator', { languages: ['en'], language: 'en', onLine: true });
vi.stubGlobal('Worker', class {});
vi.stubGlobal('document', { addEventListener: () => {}, documentElement: {} });

beforeEach(freshProfile);

test('a phone whose account went on still forgets what is old, and asks no operator until it is used again', async () => {
  const { db, eraseFact, writeFact } = await import('../../web/store/db.ts');
  const { work } = await import('../../web/engine/engine.ts');
  const database = await db();
  const place = { name: 'Café', secret: new Uint8Array(16) };
  const visit = (id: string, to: number) => database.put('visits', { id, place, from: to - 60, to } as never);
  await visit('old', NOW - 100 * 86_400);
  await visit('new', NOW - 60);
  await writeFact('moved', { at: NOW - 200 * 86_400 });
  void work();
  await vi.waitFor(async () => expect(await database.getAllKeys('visits')).toEqual(['new']));
  await vi.waitFor(() => expect([asked.join, asked.pauses]).toEqual([0, [30]]));
  await eraseFact('moved');
  asked.resume();
  await vi.waitFor(() => expect([asked.join, asked.pauses]).toEqual([1, [30, 10]]));
});

test('no reminder of a record comes on a phone whose account went on, from which none leaves', async () => {
  const { eraseFact, writeFact } = await import('../../web/store/db.ts');
  const { onShareDue } = await import('../../workers/share-reminder.ts');
  const showNotification = vi.fn(async () => {});
  const worker = { clients: { matchAll: async () => [] }, registration: { showNotification } };
  const due = () => onShareDue(worker as never);
  await writeFact('remind-me', true);
  await writeFact('reminder', { due: 1, title: 'A record is due', body: '', lang: 'en', dir: 'ltr' });
  await writeFact('moved', { at: NOW });
  await due();
  expect(showNotification).not.toHaveBeenCalled();
  await eraseFact('moved');
  await due();
  expect(showNotification).toHaveBeenCalledOnce();
});
