import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { heldUntil } from '../../web/backup/held.ts';
import { isExpired } from '../../web/engine/retention.ts';
import { countedOf } from '../../web/engine/verdict.ts';
import { leftOut } from '../../web/risk/due.ts';
import {
  choicesOf,
  mayRecord,
  mayShare,
  type SharedSource,
  SOURCES,
  UNASKED,
} from '../../web/settings/consent.ts';
import { epochAt, epochStart } from '../../workers/wire/time.ts';
import { fixture, freshProfile, lay } from './web-database.ts';
import { demo, EPOCH } from './wire-world.ts';

vi.mock('../../web/engine/worker.ts', async () => ({
  worker: (await import('./share-worker-here.ts')).workerHere,
}));

vi.mock('../../web/store/state.ts', () => ({ changed: async () => {}, trouble: {} }));
vi.mock('../../web/app/now.ts', () => ({ unixNow: () => 2_000_000_000 }));

beforeEach(freshProfile);
afterAll(() => vi.unstubAllGlobals());

test('what goes on by itself is refused until it is chosen; every kind can be refused alone', () => {
  expect(SOURCES.filter((source) => mayRecord(choicesOf(undefined), source))).toEqual([
    'visits',
    'meetings',
    'bluetooth',
  ]);
  for (const source of SOURCES) {
    const choices = choicesOf({ [source]: { record: !UNASKED[source].record, share: false } });
    expect(mayShare(choices, source)).toBe(false);
    expect(SOURCES.filter((other) => choices[other] !== UNASKED[other])).toEqual([source]);
  }
});

test('visits that are not shared make no row in an upload of the same size, and their epoch is not checked', async () => {
  await lay(fixture(2));
  const { db, readFact, writeFact } = await import('../../web/store/db.ts');
  const { shareEpoch } = await import('../../web/engine/share.ts');
  const joined = (await readFact('joined'))!;
  const [visit] = await (await db()).getAll('visits');
  const epoch = epochAt(joined.deployment.grid, visit.from);
  const client = { epochKeys: async () => new Map() };
  await (await db()).clear('outbox');
  const share = async () => {
    await shareEpoch(
      joined,
      { signKey: new Uint8Array(32), openKey: new Uint8Array(32) } as never,
      client,
      epoch,
    );
    return (await (await db()).get('sent', epoch))!;
  };
  const open = await share();
  expect(open.rows.length).toBeGreaterThan(0);
  await writeFact('consent', { ...UNASKED, visits: { record: true, share: false } });
  expect(await share()).toEqual({ epoch, rows: [], unshared: ['visits'] });
  const messages = (await (await db()).getAll('outbox')).map(({ message }) => message);
  expect(messages.length).toBe(2 * joined.deployment.parties);
  expect(new Set(messages.map(({ length }) => length)).size).toBe(1);

  const { fetchAnswer } = await import('../../web/engine/fetch-answer.ts');
  const answer = {
    run: epoch,
    agree: 'all',
    believed: true,
    accepted: false,
    counted: [epoch - 1, epoch],
    rows: [],
  };
  const asked = { results: async () => answer, info: async () => new Map() };
  await writeFact('joined', { ...joined, since: epochStart(joined.deployment.grid, epoch - 1) });
  await fetchAnswer((await readFact('joined'))!, asked as never, epoch);
  const checked = (await readFact('checked'))!;
  expect(checked.missing).toEqual([epoch]);
  expect(checked.missingOf).toEqual({ meetings: [], bluetooth: [] });
});

test('each kind of data that was not shared is not checked, and no other; what an older app kept may be any', () => {
  const sent = [
    { epoch: 1, unshared: true },
    { epoch: 2, unshared: ['meetings' as const] },
    { epoch: 3, unshared: ['visits' as const, 'bluetooth' as const] },
    { epoch: 4, unshared: [] },
    { epoch: 5, unshared: false },
    { epoch: 6 },
  ];
  const counted = (source: SharedSource) => countedOf([1, 2, 3, 4, 5, 6, 7], sent, source);
  expect(counted('visits')).toEqual([2, 4, 5, 6, 7]);
  expect(counted('meetings')).toEqual([3, 4, 5, 6, 7]);
  expect(counted('bluetooth')).toEqual([2, 4, 5, 6, 7]);
  expect(leftOut({ missing: [1, 3], missingOf: { meetings: [1, 2], bluetooth: [1, 3] } })).toEqual([
    ['meetings', 1],
  ]);
  expect(leftOut({ missing: [1] })).toEqual([]);
});

test('an entry goes after the chosen days, and not before it was shared or is too late for it', () => {
  const day = { slot: 900, epoch: 86_400, offset: 0 };
  const run = { collect: 64_800, grace: 2, window: 14, minAccounts: 100 };
  const joined = { deployment: demo({ grid: day, run }), hash: '', since: 0 };
  const [to, DAY] = [100 * 86_400 - 3600, 86_400];
  const gone = (days: number, after: number, shared: number[], community: typeof joined | null = joined) =>
    isExpired(to, days, community, new Set(shared), to + after);
  expect(gone(16, 16 * DAY, [99])).toBe(false);
  expect(gone(16, 16 * DAY + 1, [99])).toBe(true);
  expect(gone(1, 2 * DAY, [98, 100])).toBe(false);
  expect(gone(1, 2 * DAY, [99])).toBe(true);
  expect(gone(1, 2 * DAY, [], null)).toBe(true);
  expect(gone(1, 14 * DAY, [])).toBe(false);
  expect(gone(1, 16 * DAY, [])).toBe(true);
});

test('the diary is pruned by the chosen days', async () => {
  await lay(fixture(2));
  const { db, writeFact } = await import('../../web/store/db.ts');
  const { prune, pruneSoon } = await import('../../web/engine/prune.ts');
  const database = await db();
  const [{ to }] = await database.getAll('visits');
  await writeFact('retention', 60);
  await prune(to! + 59 * 86_400);
  expect(await database.count('visits')).toBe(2);
  await writeFact('retention', 30);
  await prune(to! + 59 * 86_400 + 1);
  expect(await database.count('visits')).toBe(2);
  pruneSoon();
  await prune(to! + 59 * 86_400 + 2);
  // One that nobody ended too: it ended by itself.
  expect(await database.count('visits')).toBe(0);
});

test('operators hold places until the last run that needs them, and the rest until the window is over', () => {
  const joined = { deployment: demo(), hash: '', since: 0 };
  const { grid, run } = joined.deployment;
  expect(heldUntil(joined, [])).toBeNull();
  expect(heldUntil(joined, [EPOCH, EPOCH - 9])).toEqual({
    places: epochStart(grid, EPOCH + 1) + run.collect,
    rest: epochStart(grid, EPOCH + run.window + 1) + run.collect,
  });
});

test('another community takes the place of the former, and leaves the person’s choices', async () => {
  await lay(fixture(2));
  const { db, readFact, writeFact } = await import('../../web/store/db.ts');
  const { signDeployment } = await import('../../workers/wire/deployment-file.ts');
  const { AUTHORITY } = await import('./wire-world.ts');
  await writeFact('retention', 30);
  await writeFact('consent', { ...UNASKED, visits: { record: false, share: false } });
  const text = signDeployment(demo({ name: 'Elsewhere' }), AUTHORITY);
  vi.stubGlobal('fetch', async () => new Response(text));
  const { join } = await import('../../web/engine/join.ts');
  expect((await join())!.deployment.name).toBe('Elsewhere');
  expect((await (await db()).getAllKeys('facts')).sort()).toEqual(['consent', 'joined', 'retention']);
  expect(await readFact('retention')).toBe(30);
  expect(await (await db()).count('visits')).toBe(2);
});
