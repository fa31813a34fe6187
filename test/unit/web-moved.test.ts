import { beforeEach, expect, test, vi } from 'vitest';
import { newGuest } from '../../web/guests/guest.ts';
import { epochAt, epochStart } from '../../workers/wire/time.ts';
import { freshProfile } from './web-database.ts';
import { demo } from './wire-world.ts';

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

beforeEach(() => {
  freshProfile();
  asked.pauses = [];
  asked.join = 0;
});

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

test('what was found is forgotten with the window, with its reason, and so are guests, where no answer comes any more', async () => {
  const { db, readFact, writeFact } = await import('../../web/store/db.ts');
  const { work } = await import('../../web/engine/engine.ts');
  const deployment = demo();
  const { grid, run } = deployment;
  const since = epochStart(grid, epochAt(grid, NOW - run.collect) - run.window);
  const exposure = (id: string, to: number) => ({ from: to - 60, to, visitIds: [id], seconds: 60, level: 1 });
  const found = [exposure('x', since), exposure('y', since + 1)];
  const known = found.map(({ from, to, visitIds }) => ({ from, to, visitIds }));
  const database = await db();
  await database.put('status', { state: 'exposed', known, community: 'h', history: [] }, 'status');
  const account = { open: new Uint8Array(32) } as never;
  for (const [id, came] of [
    ['old', NOW - 100 * 86_400],
    ['new', NOW],
  ] as const)
    await database.put('guests', newGuest(id, id, account, came));
  await writeFact('joined', { deployment, hash: 'h', since: 0 } as never);
  const answer = {
    run: epochAt(grid, since),
    at: since,
    upTo: since,
    agree: 'all',
    doubted: [],
    missing: [],
  };
  await writeFact('checked', { ...answer, exposures: found } as never);
  await writeFact('moved', { at: NOW });
  void work();
  await vi.waitFor(async () => expect((await readFact('checked'))?.exposures).toEqual([found[1]]));
  const { from, to } = found[0];
  const history = [{ reason: 'window', state: 'exposed', about: { from, to } }];
  await vi.waitFor(async () =>
    expect(await database.get('status', 'status')).toMatchObject({ known: [known[1]], history }),
  );
  await vi.waitFor(async () => expect(await database.getAllKeys('guests')).toEqual(['new']));
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
