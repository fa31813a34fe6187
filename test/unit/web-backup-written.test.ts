import { beforeEach, expect, test, vi } from 'vitest';
import { type Row, readContents, writeContents } from '../../web/backup/contents.ts';
import { enter, newGuest } from '../../web/guests/guest.ts';
import { interpret } from '../../web/scan/interpret.ts';
import type { Joined } from '../../web/store/schema.ts';
import { createAccount } from '../../workers/wire/account.ts';
import { decodePoster, encodePoster, posterLink, signPoster } from '../../workers/wire/poster.ts';
import { screenPoster } from '../../workers/wire/screen-code.ts';
import { epochAt, epochStart } from '../../workers/wire/time.ts';
import { freshProfile } from './web-database.ts';
import { demo, EPOCH, seeded } from './wire-world.ts';

const d = demo();
const NOW = epochStart(d.grid, EPOCH) + 20;

vi.mock('../../web/app/now.ts', () => ({ unixNow: () => NOW }));
vi.mock('../../web/store/state.ts', () => ({ changed: async () => {} }));
vi.mock('../../web/engine/worker.ts', async () => ({
  worker: (await import('./share-worker-here.ts')).workerHere,
}));

beforeEach(freshProfile);

const account = { signKey: new Uint8Array(32), openKey: new Uint8Array(32) };
/** What a file gives back of rows that went into it. */
const through = (stores: Record<string, Row[]>, joined: Joined = { deployment: d, hash: '', since: 0 }) => {
  const contents = { database: 3, at: 1, account, stores };
  expect(readContents(writeContents(contents), 3, joined)).toEqual(contents);
};

/** Everything that is in the database. */
const rows = async () => {
  const { readAll } = await import('../../web/backup/all-rows.ts');
  const { db } = await import('../../web/store/db.ts');
  const { sequences: _, ...others } = await readAll(await db());
  return others;
};

test('what an upload leaves on the phone goes through a file, whatever the person shares', async () => {
  const { db, writeFact } = await import('../../web/store/db.ts');
  const { shareEpoch } = await import('../../web/engine/share.ts');
  const client = { epochKeys: async () => new Map() };
  const place = { secret: new Uint8Array(16), name: 'Café', defaultMinutes: 1 };
  await (await db()).put('visits', { id: 'a', place, from: NOW - 15, to: NOW - 5, until: NOW });
  const share = (epoch: number) =>
    shareEpoch({ deployment: d, hash: '', since: 0 }, createAccount(seeded('account')), client, epoch);
  await share(EPOCH);
  const { UNASKED } = await import('../../web/settings/consent.ts');
  await writeFact('consent', { ...UNASKED, visits: { record: true, share: false } });
  await share(EPOCH + 1);
  const { sent } = await rows();
  expect(sent).toMatchObject([
    [EPOCH, { rows: [{ visits: [{ id: 'a' }] }], unshared: [] }],
    [EPOCH + 1, { rows: [], unshared: ['visits'] }],
  ]);
  through({ sent });
});

test('a stay behind the code of a screen goes through a file, one’s own and a guest’s', async () => {
  const gym = { secret: seeded('gym')(16), type: 1, defaultMinutes: 1, name: 'Gym' };
  const link = posterLink('https://a.example', screenPoster(d, gym, NOW));
  const scanned = interpret(link, NOW, 'a.example', d.grid.slot * d.place.h);
  if (scanned.kind !== 'place') throw new Error('not read');
  const policy = { defaultLength: 20, cap: 40, again: 5 };
  const none = newGuest('g', 'Erna', { open: new Uint8Array(64) }, NOW);
  const guest = enter(none, scanned.place, policy, NOW, 'v');
  const [visit] = guest.visits;
  expect(visit.place).toMatchObject({ secret: { length: 8 }, blocks: { seconds: 20 } });
  // Fields that are absent in the text are undefined here.
  const { address: _, room: __, ...place } = scanned.place;
  const stay = { ...visit, place };
  through({ visits: [['v', stay]], guests: [['g', { ...guest, visits: [stay] }]] });
  for (const wrong of [
    { ...place, blocks: undefined },
    { ...place, secret: gym.secret },
  ])
    expect(() => through({ visits: [['v', { ...stay, place: wrong }]] })).toThrow('a row of visits');
});

const of = (epoch: number, party: 1 | 2 | 3) => ({
  ...{ party, epoch, sequence: 0, hash: new Uint8Array(32) },
  message: new Uint8Array(3),
});

/** Three operators take an epoch's upload, and then the values of a program. */
const receive = async (epoch: number) => {
  const { idbOutbox } = await import('../../web/engine/outbox-idb.ts');
  const uploads = ([1, 2, 3] as const).map((party) => of(epoch, party));
  await idbOutbox.add([...uploads, { ...uploads[0], program: 'ab' }]);
  for (const { id } of await idbOutbox.list()) await idbOutbox.drop(id, new Uint8Array(64).fill(epoch));
};

test('receipts that a phone took over stay when its own uploads are received, also those of an older app', async () => {
  await receive(40);
  const file = await rows();
  through({ receipts: file.receipts });
  file.receipts.push([1, { ...of(39, 1), message: undefined, id: 1, receipt: new Uint8Array(64), at: 1 }]);
  freshProfile();
  const { replaceAll } = await import('../../web/backup/all-rows.ts');
  const { db } = await import('../../web/store/db.ts');
  await replaceAll(await db(), file);
  await receive(41);
  const kept = (await (await db()).getAll('receipts')).map(({ epoch }) => epoch);
  expect(kept.sort()).toEqual([39, 40, 40, 40, 40, 41, 41, 41, 41]);
});

test('a poster whose signed code does not read is refused: screens read it without asking', () => {
  const signKey = seeded('venue')(32);
  const fields = { name: 'Gym', type: 1, defaultMinutes: 1 };
  const payload = signPoster(fields, 1, signKey);
  const withdrawal = signPoster({ ...fields, withdrawn: true }, 1, signKey);
  const made = {
    ...{ id: 'p', type: 1, madeAt: 1 },
    place: { ...{ name: 'Gym', defaultMinutes: 1 }, secret: decodePoster(payload).secret },
  };
  const poster = (signed: object) => through({ posters: [['p', { ...made, ...signed }]] });
  poster({});
  poster({ payload, withdrawal });
  const unsigned = encodePoster({ ...fields, secret: seeded('gym')(16) });
  const damaged = payload.map((byte, i) => (i === 9 ? byte ^ 1 : byte));
  for (const wrong of [damaged, payload.subarray(1), new Uint8Array(0), unsigned])
    for (const name of ['payload', 'withdrawal'])
      expect(() => poster({ [name]: Uint8Array.from(wrong) })).toThrow('a row of posters');
});

test('times and numbers that no calendar and no deployment has are refused', () => {
  const refused = (store: string, key: string | number, row: unknown) =>
    expect(() => through({ [store]: [[key, row]] })).toThrow(
      `${store === 'facts' ? 'the fact' : 'a row of'}`,
    );
  for (const time of [-1, 8e9, 1e300]) {
    refused('pauses', 1, { from: time, to: null });
    refused('sent', 1, { epoch: time, rows: [] });
    refused('facts', 'upload-times', [{ epoch: 1, at: time }]);
  }
  const report = {
    ...{ claim: null, onset: 3, registeredAt: 1, consent: null, withheld: [], withheldDays: [] },
    ...{ accepted: true, uploads: [{ epoch: 3, sequence: 0 }], acceptance: null },
  };
  through({ facts: [['past-reports', [report]]] });
  refused('facts', 'past-reports', [{ ...report, uploads: [] }]);
});

test.each([1, 17, 40, 86_400, 604_800])(
  'epochs of %i seconds go through a file as long as they have a date',
  (epoch) => {
    const grid = { slot: 1, epoch, offset: 0 };
    const joined = { deployment: { ...d, grid }, hash: '', since: 0 };
    const now = epochAt(grid, NOW);
    const at = (number: number) => through({ sent: [[number, { epoch: number, rows: [] }]] }, joined);
    at(now);
    at(epochAt(grid, Date.UTC(2199, 11, 31) / 1000));
    expect(() => at(epochAt(grid, Date.UTC(2200, 1, 1) / 1000))).toThrow('a row of sent');
  },
);
