import { beforeEach, expect, test, vi } from 'vitest';
import { readAll } from '../../web/backup/all-rows.ts';
import { readContents, writeContents } from '../../web/backup/contents.ts';
import { factChecks, OWN_FACTS } from '../../web/backup/fact-checks.ts';
import { readableText } from '../../web/backup/readable.ts';
import { rowChecks } from '../../web/backup/row-checks.ts';
import { isSecret } from '../../web/backup/secrets.ts';
import { epochsOf } from '../../web/backup/shapes.ts';
import type { Visit } from '../../web/diary/visits.ts';
import { FACTS, goingWith, STORES } from '../../web/engine/belongs.ts';
import { InputError } from '../../workers/errors.ts';
import { signDeployment } from '../../workers/wire/deployment-file.ts';
import { epochAt } from '../../workers/wire/time.ts';
import { freshProfile } from './web-database.ts';
import { AUTHORITY, demo } from './wire-world.ts';

vi.mock('../../web/engine/worker.ts', async () => ({
  worker: (await import('./share-worker-here.ts')).workerHere,
}));

vi.mock('../../web/app/now.ts', () => ({ unixNow: () => 1_800_000_000 }));
vi.mock('../../web/store/state.ts', () => ({
  changed: async () => {},
  trouble: {},
  grid: { value: demo().grid },
}));
vi.mock('../../web/store/alone.ts', () => ({
  alone: async (work: (own: unknown) => unknown) => work(await (await import('../../web/store/db.ts')).db()),
}));
vi.mock('../../web/backup/vault.ts', () => ({
  seal: async (_: string, content: Uint8Array) => content,
  open: async (_: string, content: Uint8Array) => ({ content }),
}));

beforeEach(freshProfile);

/** A phone in whose database every store and every fact is. */
const phone = async () => {
  const { db, writeFact, readFact } = await import('../../web/store/db.ts');
  const all = await (await import('./web-samples.ts')).samples();
  const database = await db();
  const KEYS: Partial<Record<string, string | number>> = { status: 'status', sequences: 49 };
  for (const [name, rows] of Object.entries(all.rows))
    for (const row of rows) await database.put(name as 'visits', row as Visit, KEYS[name] as string);
  for (const [name, value] of Object.entries(all.facts))
    await writeFact(name as 'retention', value as number);
  expect(Object.keys(all.rows).concat('facts', 'keys').sort()).toEqual([...database.objectStoreNames]);
  return { ...all, database, readFact, stored: await readAll(database) };
};

const opened = async (value: unknown) => {
  const { deviceKey } = await import('../../web/store/device-key.ts');
  const { openSecrets: open } = await import('../../web/backup/secrets.ts');
  return open(value, await deviceKey());
};

test('a file has every row of every store and every fact, and another phone takes them all, sealed again', async () => {
  const { stored, readFact, rows, facts } = await phone();
  const backup = await import('../../web/backup/backup.ts');
  const file = new Uint8Array(await (await backup.copyToFile('', () => {})).arrayBuffer());
  const before = (await opened({ ...stored, sequences: [] })) as typeof stored;
  const account = await (await import('../../web/engine/account.ts')).ownAccount();
  expect(await readFact('moved')).toEqual(facts.moved);

  freshProfile();
  const next = await import('../../web/store/db.ts');
  await next.writeFact('joined', { ...facts.joined, since: 5 });
  await next.writeFact('remind-me', false);
  const again = await import('../../web/backup/backup.ts');
  expect(await again.restore(file, '', () => {})).toBeNull();
  const now = await readAll(await next.db());
  const sealed = JSON.stringify(now, (_, value) =>
    isSecret(value) ? Object.keys(value) : typeof value === 'bigint' ? 0 : value,
  );
  expect(sealed).toContain('["nonce","box"]');
  expect(sealed).not.toContain('["open"]');
  const after = (await opened(now)) as typeof stored;
  for (const name of Object.keys(rows)) expect(after[name], name).toEqual(before[name]);
  const own: readonly string[] = OWN_FACTS;
  const moving = (all: typeof stored) =>
    Object.fromEntries(
      all.facts.filter(([name]) => !own.includes(String(name)) && name !== 'first-sequence'),
    );
  expect(moving(after)).toEqual(moving(before));
  expect(Object.keys(moving(after))).toHaveLength(Object.keys(facts).length - own.length - 1);
  // What hangs on this browser's leave is as it was here.
  expect(await next.readFact('remind-me')).toBe(false);
  expect(await next.readFact('visit-notices')).toBeUndefined();
  expect(await (await import('../../web/engine/account.ts')).ownAccount()).toEqual(account);
});

/** Every value within a value but the plain ones themselves, with how to put another in its place. */
function* places(value: unknown, put: (other: unknown) => unknown): Generator<(other: unknown) => unknown> {
  yield put;
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return;
  for (const [name, part] of Object.entries(value)) {
    const within = (other: unknown) =>
      put(
        Array.isArray(value)
          ? value.map((each, i) => (String(i) === name ? other : each))
          : { ...value, [name]: other },
      );
    yield* places(part, within);
  }
}

test('something else in the place of any part of any row or fact is refused', async () => {
  const { stored } = await phone();
  const base = { database: 3, at: 1, account: { signKey: new Uint8Array(32), openKey: new Uint8Array(32) } };
  const file = (await opened(stored)) as typeof stored;
  const own: readonly string[] = [...OWN_FACTS, 'joined'];
  const joined = { deployment: demo(), hash: '', since: 0 };
  const epoch = epochsOf(joined.deployment.grid);
  let tried = 0;
  for (const [store, rows] of Object.entries(file)) {
    if (store === 'sequences') continue;
    for (const [key, value] of rows) {
      if (store === 'facts' && own.includes(String(key))) continue;
      for (const put of places(value, (other) => other)) {
        const wrong = writeContents({ ...base, stores: { [store]: [[key, put({ odd: { odd: [] } })]] } });
        expect(() => readContents(wrong, 3, joined), `${store} ${key} ${tried}`).toThrow(InputError);
        tried++;
      }
    }
  }
  expect(tried).toBeGreaterThan(200);
  // What a later app of the same version added is left out.
  const more = { facts: [['added', 1]], added: [[1, 1]] } as never;
  expect(readContents(writeContents({ ...base, stores: more }), 3, joined)).toMatchObject({
    stores: { facts: [], added: [] },
  });
  expect([...Object.keys(rowChecks(epoch)), 'facts', 'sequences'].sort()).toEqual(Object.keys(file).sort());
  expect([...Object.keys(factChecks(epoch)), ...OWN_FACTS].sort()).toEqual(
    file.facts.map(([name]) => name).sort(),
  );
});

test('the readable file has every store, and no secret in any form', async () => {
  const { stored, rows, facts } = await phone();
  const text = readableText(stored, 1_800_000_000);
  const read = JSON.parse(text);
  for (const name of Object.keys(rows)) {
    expect(read[name], name).toHaveLength(rows[name as 'visits'].length);
    expect(read.about[name], name).toMatch(/\.$/);
  }
  const absent = ['account', 'asked', 'home'];
  expect(Object.keys(read.facts).sort()).toEqual(
    Object.keys(facts)
      .filter((name) => !absent.includes(name))
      .sort(),
  );
  const secrets: string[] = [facts.asked[0].code, ...facts.home.hidden];
  const collect = (value: unknown): void => {
    if (value instanceof Uint8Array)
      secrets.push(
        ...(['hex', 'base64', 'base64url'] as const).map((as) => Buffer.from(value).toString(as)),
        value.join(','),
      );
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect);
  };
  collect(await opened({ ...stored, facts: stored.facts.filter(([name]) => name !== 'joined') }));
  collect(stored);
  expect(secrets.length).toBeGreaterThan(80);
  for (const secret of secrets) expect(text).not.toContain(secret);
  expect(read.visits[1].from).toBe('2026-09-21T14:13:20.000Z');
  expect([read.meetings[0].name, read.guests[0].label, read.guests[0].account]).toEqual([
    'Ada',
    'Erna',
    null,
  ]);
});

test('another community gets nothing of the former; what is the person’s stays, measures only where they are the same', async () => {
  const alike = demo({ name: 'Elsewhere' });
  const other = { ...alike, region: { south: 1, north: 2, west: 1, east: 2, cell: 500 } };
  const kept = async (deployment: ReturnType<typeof demo>) => {
    freshProfile();
    const { rows, facts, database } = await phone();
    const text = signDeployment(deployment, AUTHORITY);
    vi.stubGlobal('fetch', async () => new Response(text));
    const account = (await database.get('guests', 'g'))!.account;
    expect((await (await import('../../web/engine/join.ts')).join())!.deployment.name).toBe('Elsewhere');
    vi.unstubAllGlobals();
    const names = Object.keys(rows) as (keyof typeof rows)[];
    const counts = await Promise.all(names.map((name) => database.count(name)));
    const guest = (await database.get('guests', 'g'))!;
    expect([guest.visits.length, guest.sent, guest.waiting, guest.checked]).toEqual([1, [], [], null]);
    expect(guest.account).not.toEqual(account);
    const left = await database.getAllKeys('facts');
    expect(left.filter((name) => name in facts)).toEqual(left);
    return { stores: names.filter((_, i) => counts[i] > 0), facts: left.filter((name) => name !== 'joined') };
  };
  const persons = [
    'consent',
    'language',
    'remind-me',
    'retention',
    'scan-silent',
    'tags',
    'venue-key',
    'visit-notices',
    'withdrawals',
  ];
  const diary = ['guests', 'meetings', 'pauses', 'posters', 'status', 'visits'];
  const same = await kept(alike);
  expect(same.facts.sort()).toEqual([...persons, 'home'].sort());
  expect(same.stores.sort()).toEqual([...diary, 'cells', 'heard'].sort());
  const moved = await kept(other);
  expect(moved.facts.sort()).toEqual(persons);
  expect(moved.stores.sort()).toEqual(diary);
  expect(goingWith(STORES, alike, other)).not.toContain('facts');
  expect(goingWith(FACTS, alike, other)).toContain('account');
});

test('everything with an end is deleted after the days that the person chose', async () => {
  const { database, facts, rows } = await phone();
  const { writeFact, readFact } = await import('../../web/store/db.ts');
  const { prune, pruneSoon } = await import('../../web/engine/prune.ts');
  const left = async (now: number) => {
    pruneSoon();
    await prune(now);
    const stores = ['visits', 'meetings', 'heard', 'cells', 'pauses', 'sent', 'receipts'] as const;
    const counts = await Promise.all(stores.map(async (name) => [name, await database.count(name)] as const));
    return Object.fromEntries(counts);
  };
  // A visit ends by itself, a pause does not.
  const open = { visits: 0, pauses: 1 };
  await writeFact('retention', 60);
  await database.delete('facts', 'report');
  const epoch = epochAt(demo().grid, rows.meetings[0].to);
  await writeFact('past-reports', [{ ...facts['past-reports'][0], uploads: [{ epoch, sequence: 0 }] }]);
  const all = await left(rows.meetings[0].to + 59 * 86_400);
  expect(all).toMatchObject({ visits: 3, meetings: 2, cells: 1, pauses: 2 });
  expect(await readFact('past-reports')).toHaveLength(1);
  await writeFact('retention', 30);
  expect(await left(rows.meetings[0].to + 61 * 86_400)).toEqual({
    ...{ meetings: 0, heard: 0, cells: 0, sent: 0, receipts: 0 },
    ...open,
  });
  expect(await readFact('past-reports')).toEqual([]);
  expect(await readFact('tags')).toEqual([]);
  expect(await readFact('asked')).toEqual([]);
  expect((await database.get('status', 'status'))!.history).toHaveLength(1); // says why things are as they are
  expect(facts.asked).toHaveLength(1);
});
