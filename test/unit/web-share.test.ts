import { expect, test } from 'vitest';
import { NEAR_ID, ROOM_ID } from '../../workers/phone/near-ids.ts';
import type { SentRow } from '../../workers/phone/record.ts';
import { packDay, type ShareOrder } from '../../workers/share-order.ts';
import { getBit } from '../../workers/wire/bits.ts';
import { uploadShape } from '../../workers/wire/shape.ts';
import { epochStart } from '../../workers/wire/time.ts';
import { demo, EPOCH, seeded } from './wire-world.ts';

const d = demo();
const shape = uploadShape(d);
const start = epochStart(d.grid, EPOCH);
const visit = (id: string, n: number, from: number, to: number) => ({
  id,
  secret: new Uint8Array(16).fill(n),
  from: start + from,
  to: start + to,
});
const VISITS = [visit('café', 1, 0, 15), visit('gym', 2, 20, 30), visit('café again', 1, 32, 38)];
const EARLIER: SentRow[] = [
  { epoch: EPOCH - 3, row: 2, block: 0, h: 4, mask: 1, visits: [{ id: 'library', from: 0, to: 1 }] },
  { epoch: EPOCH - 3, row: 5, block: 1, h: 4, mask: 1, visits: [{ id: 'bar', from: 0, to: 1 }] },
  { epoch: EPOCH - 40, row: 1, block: 0, h: 4, mask: 1, visits: [{ id: 'old', from: 0, to: 1 }] },
];

const pack = (consent: ShareOrder['consent'], claim: Uint8Array | null = null) => {
  const day = { epoch: EPOCH, stays: VISITS, meets: [], near: null, claim, levels: null };
  return packDay({ deployment: d, day, consent }, seeded('share'));
};

/** `age/row` of every consent bit that is set. */
const emitted = (record: Uint8Array) => {
  const set: string[] = [];
  for (let age = 0; age < d.run.window; age++)
    for (let row = 0; row < shape.rows; row++)
      if (getBit(record, shape.emit(age, row))) set.push(`${age}/${row}`);
  return set;
};
const rowsOf = (sent: SentRow[], id: string) =>
  sent.filter(({ visits }) => visits.some((v) => v.id === id)).map(({ row }) => `0/${row}`);

test('without consent nothing may warn others', () => {
  expect(emitted(pack(null).record)).toEqual([]);
});

test('with consent every row of the window that holds a visit may, and no other', () => {
  const { record, sent } = pack({ earlier: EARLIER, ids: [], days: [] });
  expect(sent.length).toBe(3);
  expect(emitted(record).sort()).toEqual([...sent.map(({ row }) => `0/${row}`), '3/2', '3/5'].sort());
});

test('visits that were left out stay silent, of today and of earlier days', () => {
  const { record, sent } = pack({ earlier: EARLIER, ids: ['gym', 'bar'], days: [] });
  const set = emitted(record);
  expect(set).toContain('3/2');
  expect(set).not.toContain('3/5');
  for (const row of rowsOf(sent, 'gym')) expect(set).not.toContain(row);
  for (const row of rowsOf(sent, 'café')) expect(set).toContain(row);
});

test('a day that is left out silences what Bluetooth heard on it, and nothing of other days', () => {
  const of = (epoch: number, row: number, id: string, from: number, to: number): SentRow => ({
    epoch,
    row,
    block: 0,
    h: 4,
    mask: 1,
    visits: [{ id, from, to }],
  });
  const day = { from: 1000, to: 2000 };
  const earlier = [
    of(EPOCH - 1, 0, NEAR_ID, 1000, 1100), // on the day
    of(EPOCH - 1, 1, NEAR_ID, 900, 1000), // before it
    of(EPOCH - 1, 2, ROOM_ID, 900, 1001), // into it
    of(EPOCH - 2, 0, NEAR_ID, 2000, 2100), // after it
    of(EPOCH - 2, 1, 'bar', 900, 1500), // begun the day before, where the list shows it
    of(EPOCH - 2, 2, 'gym', 1999, 2500),
  ];
  const { record } = pack({ earlier, ids: [], days: [day] });
  expect(emitted(record).filter((at) => !at.startsWith('0/'))).toEqual(['1/1', '2/0', '2/1']);
  const none = pack({ earlier, ids: [NEAR_ID, ROOM_ID], days: [] });
  expect(emitted(none.record).filter((at) => !at.startsWith('0/'))).toEqual(['2/1', '2/2']);
});

test('a record has the same length with and without visits, claim and consent', () => {
  const empty = packDay(
    {
      deployment: d,
      day: { epoch: EPOCH, stays: [], meets: [], near: null, claim: null, levels: null },
      consent: null,
    },
    seeded('share'),
  );
  expect(empty.record.length).toBe(shape.bytes);
  expect(pack({ earlier: EARLIER, ids: [], days: [] }, new Uint8Array(16)).record.length).toBe(shape.bytes);
});
