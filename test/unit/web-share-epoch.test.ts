import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import { changeVisits } from '../../web/diary/change.ts';
import type { Visit } from '../../web/diary/visits.ts';
import { prune, pruneSoon } from '../../web/engine/prune.ts';
import { shareEpoch } from '../../web/engine/share.ts';
import { removeMeetings } from '../../web/meet/actions.ts';
import { beginMeeting } from '../../web/meet/meetings.ts';
import { UNASKED } from '../../web/settings/consent.ts';
import { forget } from '../../web/share/report.ts';
import { db, eraseFact, readFact, writeFact } from '../../web/store/db.ts';
import type { Report } from '../../web/store/schema.ts';
import { together } from '../../web/store/together.ts';
import { dayStart } from '../../web/words/time.ts';
import { packDay, type ShareOrder } from '../../workers/share-order.ts';
import { createAccount } from '../../workers/wire/account.ts';
import { getBit } from '../../workers/wire/bits.ts';
import { uploadShape } from '../../workers/wire/shape.ts';
import { epochStart } from '../../workers/wire/time.ts';
import { demo, EPOCH, seeded } from './wire-world.ts';

const orders: ShareOrder[] = [];
/** What the person does while the day is sealed. */
let meanwhile = async (): Promise<void> => {};

// Other files of this process have loaded the same modules with another database.
vi.hoisted(() => vi.resetModules());
vi.mock('../../web/store/state.ts', () => ({ changed: async () => {} }));
vi.mock('../../web/app/now.ts', () => ({ unixNow: () => 2_000_000 }));
vi.mock('../../web/engine/worker.ts', () => ({
  worker: () => ({
    async share(order: ShareOrder) {
      orders.push(order);
      await meanwhile();
      const { epoch } = order.day;
      const messages = [1, 2, 3].map((party) => Uint8Array.of(order.sequence, party));
      const upload = { epoch, sequence: order.sequence, hash: new Uint8Array(32), messages };
      return { upload, sent: packDay(order, seeded('share')).sent };
    },
  }),
}));
vi.stubGlobal('location', { reload() {} });

const d = demo();
const joined = { deployment: d, hash: '', since: 0 };
const start = epochStart(d.grid, EPOCH);
const client = { epochKeys: async () => new Map() };
const report: Report = {
  ...{ claim: { open: new Uint8Array(16) }, onset: null, registeredAt: 1, consent: { place: true, at: 2 } },
  ...{ withheld: [], withheldDays: [], accepted: false, uploads: [], acceptance: null },
};
const meeting = (id: string, n: number, from: number) =>
  beginMeeting(
    { secret: new Uint8Array(16).fill(n), shownAt: start + from },
    { slot: d.grid.slot, ...d.visits },
    id,
  );
const keep = async (...meetings: ReturnType<typeof meeting>[]) => {
  for (const one of meetings) await (await db()).put('meetings', { ...one, name: 'Ada' });
};
const share = async () => {
  await shareEpoch(joined, createAccount(seeded('account')), client, EPOCH);
  return orders.at(-1)!;
};

beforeEach(async () => {
  meanwhile = async () => {};
  const database = await db();
  for (const name of database.objectStoreNames) await database.clear(name);
});

test('meetings are shared with their epoch, as rows of their own, without their names', async () => {
  await keep(meeting('a', 1, 0), meeting('b', 2, 22), meeting('c', 3, 2 * d.grid.epoch));
  const { day } = await share();
  const { sent } = packDay({ deployment: d, day, consent: null }, seeded('share'));
  expect(sent.map(({ visits }) => visits.map(({ id }) => id))).toEqual([['meet-a'], ['meet-b']]);
  expect(JSON.stringify([day, await (await db()).getAll('sent')])).not.toContain('Ada');
});

test('more meetings in a block than it has rows change nothing of the upload’s shape', async () => {
  await keep(meeting('a', 1, 0), { ...meeting('b', 2, 1), to: start + 19 });
  const { day } = await share();
  const { record, sent } = packDay({ deployment: d, day, consent: null }, seeded('share'));
  expect(sent.map(({ visits }) => visits[0].id)).toEqual(['meet-b']);
  expect(record.length).toBe(
    packDay({ deployment: d, day: { ...day, meets: [] }, consent: null }, seeded('share')).record.length,
  );
});

test('old meetings are deleted with the visits of their time', async () => {
  await keep(meeting('old', 1, 0), meeting('new', 2, 20 * 86_400));
  await prune(start + 20 * 86_400);
  expect(await (await db()).getAllKeys('meetings')).toEqual(['meet-new']);
});

test('what another window keeps while old codes and reports are deleted stays', async () => {
  const now = start + 90 * 86_400;
  const code = (code: string, at: number) => ({ code, claim: { open: new Uint8Array(16) }, at });
  const ended = (epoch: number) => ({
    ...report,
    unjoined: true as const,
    uploads: [{ epoch, sequence: 0 }],
  });
  await writeFact('joined', joined);
  await writeFact('asked', [code('old', 5)]);
  await writeFact('past-reports', [ended(EPOCH)]);
  pruneSoon();
  let isOver = false;
  const pruned = prune(now).then(() => {
    isOver = true;
  });
  const added: number[] = [];
  while (!isOver) {
    const epoch = EPOCH + 1_000_000 + added.length;
    added.push(epoch);
    await together(['facts'], async (all) => {
      const facts = all.objectStore('facts');
      await facts.put([...((await facts.get('asked')) as []), code(`${epoch}`, now)], 'asked');
      await facts.put([...((await facts.get('past-reports')) as []), ended(epoch)], 'past-reports');
    });
  }
  await pruned;
  expect((await readFact('asked'))?.map((one) => one.code)).toEqual(added.map(String));
  expect((await readFact('past-reports'))?.map(({ uploads }) => uploads[0].epoch)).toEqual(added);
});

test('a meeting that is left out, or that began on a day that is, warns nobody', async () => {
  await keep(meeting('a', 1, 0), meeting('b', 2, 22));
  const emitting = async () => {
    const { deployment, day, consent } = await share();
    const { record, sent } = packDay({ deployment, day, consent }, seeded('share'));
    const { emit } = uploadShape(deployment);
    return sent.filter(({ row }) => getBit(record, emit(0, row))).map(({ visits }) => visits[0].id);
  };
  await writeFact('report', { ...report, withheld: ['meet-a'] });
  expect(await emitting()).toEqual(['meet-b']);
  await writeFact('report', { ...report, withheldDays: [dayStart(start)] });
  expect(await emitting()).toEqual([]);
});

/** What this phone holds of its uploads. */
const held = async () => {
  const database = await db();
  const { uploads } = (await readFact('report')) ?? {};
  const waiting = (await database.getAll('outbox')).map(({ sequence, party }) => [sequence, party]);
  return { uploads, waiting, sent: await database.getAllKeys('sent') };
};

test('an upload that carries a report is kept with its rows and its number, all or nothing', async () => {
  await writeFact('report', report);
  await share();
  const waiting = [1, 2, 3].map((party) => [0, party]);
  expect(await held()).toEqual({ uploads: [{ epoch: EPOCH, sequence: 0 }], waiting, sent: [EPOCH] });
});

test.each([
  ['withdrawn', () => writeFact('report', { ...report, consent: { place: false, at: 3 } }), false],
  ['with more left out', () => writeFact('report', { ...report, withheld: ['gym'] }), true],
  ['ended', () => forget(report), false],
  ['ended, and another came', () => writeFact('report', { ...report, registeredAt: 5 }), true],
] as const)(
  'a report that is %s while a day is sealed leaves at once as it is now',
  async (_, change, carries) => {
    await writeFact('report', report);
    const before = orders.length;
    meanwhile = async () => {
      meanwhile = async () => {};
      await change();
    };
    const { day } = await share();
    expect(orders.length).toBe(before + 2);
    expect(day.claim !== null).toBe(carries);
    const { uploads, ...others } = await held();
    // Under the number that it would have had: nobody sees that somebody decided something.
    expect(others).toEqual({ waiting: [1, 2, 3].map((party) => [0, party]), sent: [EPOCH] });
    expect(uploads ?? []).toEqual(carries ? [{ epoch: EPOCH, sequence: 0 }] : []);
  },
);

test('what the person shares no more while a day is sealed is left out', async () => {
  await keep(meeting('a', 1, 0));
  const off = { meetings: { record: true, share: false } };
  meanwhile = async () => {
    meanwhile = async () => {};
    await writeFact('consent', { ...UNASKED, ...off });
  };
  await share();
  expect(await (await db()).getAll('sent')).toEqual([{ epoch: EPOCH, rows: [], unshared: ['meetings'] }]);
});

const visit = (id: string, from: number): Visit => ({
  ...{ id, place: { secret: new Uint8Array(16).fill(9), name: 'Café', defaultMinutes: 60 } },
  ...{ from: start + from, to: start + from + 20, until: start + from + 20 },
});
test.each([
  ['deletes a meeting', () => removeMeetings([meeting('a', 1, 0)]), ['gym']],
  ['deletes a visit', () => changeVisits(() => ({ removed: [visit('gym', 20)] })), ['meet-a']],
  ['adds a visit', () => changeVisits(() => ({ kept: [visit('bar', 0)] })), ['bar', 'gym', 'meet-a']],
] as const)('whoever %s while a day is sealed finds it so in what is shared', async (_, change, ids) => {
  await keep(meeting('a', 1, 0));
  await changeVisits(() => ({ kept: [visit('gym', 20)] }));
  meanwhile = async () => {
    meanwhile = async () => {};
    await change();
  };
  await share();
  const [{ rows }] = await (await db()).getAll('sent');
  expect([...new Set(rows.flatMap(({ visits }) => visits.map(({ id }) => id)))].sort()).toEqual(ids);
  expect((await held()).waiting).toEqual([1, 2, 3].map((party) => [0, party]));
});

test('a report that is made, or accepted, while a day is sealed holds nothing up', async () => {
  meanwhile = () => writeFact('report', { ...report, consent: null });
  await share();
  await eraseFact('report');
  await writeFact('report', report);
  meanwhile = () => writeFact('report', { ...report, accepted: true });
  await share();
  expect((await held()).uploads).toEqual([]);
});
