import { beforeEach, expect, test, vi } from 'vitest';
import { prune } from '../../web/engine/prune.ts';
import { shareEpoch } from '../../web/engine/share.ts';
import { beginMeeting } from '../../web/meet/meetings.ts';
import { dayStart } from '../../web/words/time.ts';
import type { PhoneClient } from '../../workers/phone/client.ts';
import { packDay, type ShareOrder } from '../../workers/share-order.ts';
import { createAccount } from '../../workers/wire/account.ts';
import { getBit } from '../../workers/wire/bits.ts';
import { uploadShape } from '../../workers/wire/shape.ts';
import { epochStart } from '../../workers/wire/time.ts';
import { demo, EPOCH, seeded } from './wire-world.ts';

const tables = new Map<string, Map<unknown, unknown>>();
const table = (name: string) => tables.get(name) ?? tables.set(name, new Map()).get(name)!;
const orders: ShareOrder[] = [];
const facts = new Map<string, unknown>();

// Other files of this process have loaded the same modules with another database.
vi.hoisted(() => vi.resetModules());
vi.mock('../../web/store/db.ts', () => ({
  db: async () => ({
    getAll: async (name: string) => [...table(name).values()],
    getAllKeys: async (name: string) => [...table(name).keys()],
    transaction: () => ({
      store: { get: async () => undefined },
      objectStore: (name: string) => ({
        getAll: async () => [],
        delete: async (key: unknown) => void table(name).delete(key),
      }),
      done: Promise.resolve(),
    }),
    put: async (name: string, row: { id?: string; epoch?: number }) =>
      void table(name).set(row.id ?? row.epoch, row),
    delete: async (name: string, key: unknown) => void table(name).delete(key),
  }),
  readFact: async (name: string) => facts.get(name),
  writeFact: async () => {},
  changeFact: async () => {},
}));
vi.mock('../../web/store/state.ts', () => ({ changed: async () => {} }));
vi.mock('../../web/engine/outbox-idb.ts', () => ({ idbOutbox: { nextSequence: async () => 0 } }));
vi.mock('../../web/app/now.ts', () => ({ unixNow: () => 2_000_000 }));
vi.mock('../../web/engine/worker.ts', () => ({
  worker: () => ({
    async share(order: ShareOrder) {
      orders.push(order);
      return { upload: {}, sent: packDay(order, seeded('share')).sent };
    },
  }),
}));
vi.stubGlobal('IDBKeyRange', { bound: () => null, upperBound: () => null });

const d = demo();
const joined = { deployment: d, hash: '', since: 0 };
const start = epochStart(d.grid, EPOCH);
const client = { epochKeys: async () => new Map(), keep: async () => {} } as unknown as PhoneClient;
const meeting = (id: string, n: number, from: number) =>
  beginMeeting(
    { secret: new Uint8Array(16).fill(n), shownAt: start + from },
    { slot: d.grid.slot, ...d.visits },
    id,
  );
const keep = (...meetings: ReturnType<typeof meeting>[]) => {
  for (const one of meetings) table('meetings').set(one.id, { ...one, name: 'Ada' });
};
const share = async () => {
  await shareEpoch(joined, createAccount(seeded('account')), client, EPOCH);
  return orders.at(-1)!;
};

beforeEach(() => {
  tables.clear();
  facts.clear();
});

test('meetings are shared with their epoch, as rows of their own, without their names', async () => {
  keep(meeting('a', 1, 0), meeting('b', 2, 22), meeting('c', 3, 2 * d.grid.epoch));
  const { day } = await share();
  const { sent } = packDay({ deployment: d, day, consent: null }, seeded('share'));
  expect(sent.map(({ visits }) => visits.map(({ id }) => id))).toEqual([['meet-a'], ['meet-b']]);
  expect(JSON.stringify([day, [...table('sent').values()]])).not.toContain('Ada');
});

test('more meetings in a block than it has rows change nothing of the upload’s shape', async () => {
  keep(meeting('a', 1, 0), { ...meeting('b', 2, 1), to: start + 19 });
  const { day } = await share();
  const { record, sent } = packDay({ deployment: d, day, consent: null }, seeded('share'));
  expect(sent.map(({ visits }) => visits[0].id)).toEqual(['meet-b']);
  expect(record.length).toBe(
    packDay({ deployment: d, day: { ...day, meets: [] }, consent: null }, seeded('share')).record.length,
  );
});

test('old meetings are deleted with the visits of their time', async () => {
  keep(meeting('old', 1, 0), meeting('new', 2, 20 * 86_400));
  await prune(start + 20 * 86_400);
  expect([...table('meetings').keys()]).toEqual(['meet-new']);
});

test('a meeting that is left out, or that began on a day that is, warns nobody', async () => {
  keep(meeting('a', 1, 0), meeting('b', 2, 22));
  const report = {
    claim: { open: new Uint8Array(16) },
    onset: null,
    accepted: false,
    consent: { place: true, at: 0 },
  };
  facts.set('report', { ...report, withheld: ['meet-a'], withheldDays: [] });
  const emitting = async () => {
    table('sent').clear();
    const { deployment, day, consent } = await share();
    const { record, sent } = packDay({ deployment, day, consent }, seeded('share'));
    const { emit } = uploadShape(deployment);
    return sent.filter(({ row }) => getBit(record, emit(0, row))).map(({ visits }) => visits[0].id);
  };
  expect(await emitting()).toEqual(['meet-b']);
  facts.set('report', { ...report, withheld: [], withheldDays: [dayStart(start)] });
  expect(await emitting()).toEqual([]);
});
