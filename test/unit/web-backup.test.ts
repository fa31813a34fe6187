import { beforeEach, expect, test, vi } from 'vitest';
import { readContents, writeContents } from '../../web/backup/contents.ts';
import { firstSequence } from '../../web/backup/first-sequence.ts';
import { passwordProblem } from '../../web/backup/password.ts';
import { readableText } from '../../web/backup/readable.ts';
import { InputError } from '../../workers/errors.ts';
import { fixture, freshProfile, lay } from './web-database.ts';
import { seeded } from './wire-world.ts';

vi.mock('../../web/app/now.ts', () => ({ unixNow: () => 1_800_000_000 }));
vi.mock('../../web/store/state.ts', () => ({ changed: async () => {} }));
vi.mock('../../web/engine/worker.ts', async () => ({
  worker: (await import('./share-worker-here.ts')).workerHere,
}));
// One window, and the real file without the thread.
vi.mock('../../web/store/alone.ts', () => ({
  alone: async (work: (own: unknown) => unknown) => work(await (await import('../../web/store/db.ts')).db()),
}));
vi.mock('../../web/backup/vault.ts', async () => {
  const { openBackup, sealBackup } = await import('../../workers/phone/backup-file.ts');
  return {
    seal: async (password: string, content: Uint8Array) =>
      sealBackup(password, content, seeded('file'), () => {}, 10),
    open: async (password: string, file: Uint8Array) => openBackup(password, file, () => {}),
  };
});

const PASSWORD = 'four words that rest';
const app = async () => ({
  ...(await import('../../web/backup/backup.ts')),
  ...(await import('../../web/store/db.ts')),
  ...(await import('../../web/engine/account.ts')),
  ...(await import('../../web/engine/outbox-idb.ts')),
  ...(await import('../../web/backup/all-rows.ts')),
});

/** The file of a phone, as bytes, and that phone's account. */
const fileOf = async (kind: 'copyToFile' | 'moveToFile') => {
  await lay(fixture(2));
  const phone = await app();
  const blob = await phone[kind](PASSWORD, () => {});
  const account = await phone.ownAccount();
  return { phone, account, file: new Uint8Array(await blob.arrayBuffer()) };
};

/** Another phone of the same community. */
const other = async (hash?: string) => {
  freshProfile();
  const phone = await app();
  const [, joined] = fixture(2).stores.facts.rows.find(([key]) => key === 'joined')!;
  await phone.writeFact('joined', { ...(joined as object), since: 5, ...(hash ? { hash } : {}) } as never);
  return phone;
};

beforeEach(freshProfile);

test('a file brings everything to another phone, whose uploads then count above those of the first', async () => {
  const { account, file } = await fileOf('copyToFile');
  const phone = await other();
  await phone.writeFact('retention', 3);
  await (await phone.db()).put('sequences', 9, 50);
  expect(await phone.restore(file, PASSWORD, () => {})).toBeNull();
  expect(await phone.readFact('retention')).toBeUndefined();
  expect(await (await phone.db()).getAllKeys('visits')).toEqual(['a', 'b']);
  expect(await phone.ownAccount()).toEqual(account);
  expect(Object.keys((await phone.readFact('account'))!).sort()).toEqual(['box', 'nonce']);
  expect(await phone.idbOutbox.nextSequence(50)).toBe(1_800_000_000);
  expect(await phone.idbOutbox.nextSequence(50)).toBe(1_800_000_001);
});

test('a phone that has moved on says so until it is used after all, then above the other', async () => {
  const { phone, account, file } = await fileOf('moveToFile');
  expect(await phone.readFact('moved')).toEqual({ at: 1_800_000_000 });
  expect(await phone.ownAccount()).toEqual(account);
  await phone.stayHere();
  expect(await phone.readFact('moved')).toBeUndefined();
  expect(await phone.idbOutbox.nextSequence(49)).toBe(1_800_000_000);
  const next = await other();
  expect(await next.restore(file, PASSWORD, () => {})).toBeNull();
  expect(await next.readFact('moved')).toBeUndefined();
  expect(firstSequence(undefined, 7)).toBe(1024);
  expect(firstSequence(2_000_000_000, 1_800_000_000)).toBe(2_000_001_024);
});

test('a wrong password, another community and a spoilt file change nothing', async () => {
  const { file } = await fileOf('copyToFile');
  const stranger = await other('00');
  const before = await stranger.readAll(await stranger.db());
  expect(await stranger.restore(file, 'some other words', () => {})).toBe('password');
  expect(await stranger.restore(file, PASSWORD, () => {})).toBe('other community');
  expect(await stranger.readAll(await stranger.db())).toEqual(before);
  freshProfile();
  const newcomer = await app();
  expect(await newcomer.restore(file, PASSWORD, () => {})).toBe('no community');

  const phone = await other();
  await phone.writeFact('retention', 3);
  const { seal } = await import('../../web/backup/vault.ts');
  const kept = { database: 3, at: 1, account: { signKey: new Uint8Array(32), openKey: new Uint8Array(32) } };
  const spoilt = async (stores: object, database = 3) =>
    phone.restore(
      await seal(PASSWORD, writeContents({ ...kept, database, stores } as never), () => {}),
      PASSWORD,
      () => {},
    );
  expect(await spoilt({}, 99)).toBe('newer');
  expect(await spoilt({ visits: [['a', { id: 'a' }]] })).toBe('spoilt');
  expect(await phone.readFact('retention')).toBe(3);
});

test('a row that its store refuses undoes the whole transaction', async () => {
  await lay(fixture(2));
  const { db, readAll, replaceAll } = await app();
  const database = await db();
  const before = await readAll(database);
  await expect(replaceAll(database, { ...before, visits: [], sent: [[1, { rows: [] }]] })).rejects.toThrow();
  expect(await readAll(database)).toEqual(before);
});

test('contents are read strictly, and nothing is written that could not be read', () => {
  const keys = { signKey: new Uint8Array(32), openKey: new Uint8Array(32).fill(1) };
  const parts = { ['ab'.repeat(32)]: { at: 1.5, fields: { a: 2n ** 64n }, epoch: null, answer: null } };
  const visit = {
    id: 'a',
    place: { secret: null, name: 'b', defaultMinutes: 0 },
    from: 0,
    to: null,
    until: 9,
  };
  const contents = {
    database: 3,
    at: 1,
    account: keys,
    stores: { facts: [['parts', parts]], visits: [['a', visit]] },
  };
  const text = writeContents(contents as never);
  expect(readContents(text, 3, null)).toEqual(contents);
  expect(readContents(text, 2, null)).toBe('newer');
  const said = (change: (json: string) => string) => () =>
    readContents(new TextEncoder().encode(change(new TextDecoder().decode(text))), 3, null);
  let deep = '1';
  for (let i = 0; i < 20; i++) deep = `[${deep}]`;
  for (const change of [
    (json: string) => json.slice(1),
    (json: string) => json.replace('safetrace backup', 'backup'),
    (json: string) => json.replace('"signKey":{"$bytes":"00', '"signKey":{"$bytes":"'),
    (json: string) => json.replace('"$bytes":"00', '"$bytes":"0x'),
    (json: string) => json.replace('"parts"', 'null'),
    (json: string) => json.replace('"$whole":"18', '"$whole":"x18'),
    (json: string) => json.replace('1.5', deep),
  ])
    expect(said(change)).toThrow(InputError);
  for (const odd of [new Map(), new Date(), Number.NaN, () => {}])
    expect(() => writeContents({ ...contents, stores: { facts: [['odd', { odd }]] } } as never)).toThrow(
      TypeError,
    );
});

test('the readable file has places and times, and no secret', async () => {
  await lay(fixture(2));
  const { db, readAll } = await app();
  const text = readableText(await readAll(await db()), 1_800_000_000);
  const { visits, facts } = JSON.parse(text);
  expect(visits[0]).toMatchObject({
    place: { name: 'Café Nord', secret: null },
    from: '2026-09-21T14:13:20.000Z',
  });
  expect(facts.checked.exposures[0].from).toBe('2026-09-21T14:13:20.000Z');
  expect(facts.account).toBeUndefined();
  const { stores } = fixture(2);
  const secrets = JSON.stringify(stores, (_, value) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('hex') : typeof value === 'bigint' ? 0 : value,
  );
  const found = [...secrets.matchAll(/"([0-9a-f]{32,})"/g)]
    .map(([, hex]) => hex)
    .filter((hex) => hex.length !== 64 || !text.includes(hex));
  expect(found.length).toBeGreaterThan(5);
  for (const hex of found) expect(text).not.toContain(hex);
  expect(text).not.toContain('12345678');
});

test('a password has twelve letters and is typed twice', () => {
  expect(passwordProblem('eleven char', 'eleven char')).toBe('tooShort');
  expect(passwordProblem('twelve chars', 'twelve char')).toBe('different');
  expect(passwordProblem('twelve chars', 'twelve chars')).toBeNull();
});
