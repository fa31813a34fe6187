import { expect, test } from 'vitest';
import { payloadOf, readPayload } from '../../workers/near/advertisement.ts';
import { Hearing, heardKey, MOST_IDENTIFIERS } from '../../workers/near/hearing.ts';
import { correctionOf } from '../../workers/near/parameters.ts';
import { periodAt } from '../../workers/near/periods.ts';
import type { Answer } from '../../workers/phone/answers.ts';
import { exposuresOf } from '../../workers/phone/exposures.ts';
import { NEAR_ID } from '../../workers/phone/near-ids.ts';
import { heardRows, nearRows, roomStays, selfRows } from '../../workers/phone/near-rows.ts';
import { buildRecord } from '../../workers/phone/record.ts';
import { placeRows } from '../../workers/phone/rows.ts';
import { epochAt, slotAt } from '../../workers/wire/time.ts';
import { nearToken, tagIdentifier, venueToken } from '../../workers/wire/tokens.ts';
import { hearFor, nearDemo, T0 } from './near-world.ts';
import { seeded } from './wire-world.ts';

const d = nearDemo();
const epoch = epochAt(d.grid, T0);
const random = seeded('near rows');
const [tag, other] = [random(16), random(16)];
const slot = slotAt(d.grid, T0);
const hearing = (own: Uint8Array[] = []) => new Hearing(d, own);

test('a tag heard for 20 minutes makes the row that its owner’s phone makes, with the slots it was heard in', () => {
  const ears = hearing();
  hearFor(ears, tag, { from: T0, minutes: 20 });
  const [kept] = ears.keep(T0 + 1200);
  expect(kept.slots).toEqual([
    [slot, 15],
    [slot + 1, 5],
  ]);
  const [row] = heardRows(d, epoch, [kept]);
  const own = selfRows(d, epoch, [{ secret: tag, since: T0, until: null }], T0 + 1800);
  expect(own).toHaveLength(1);
  expect([row.block, row.token, row.mask]).toEqual([own[0].block, own[0].token, 0b11]);
  expect(row.token).toEqual(nearToken(tagIdentifier(tag, periodAt(d, 'tag', T0))));
});

test('fewer than three near minutes, a far tag and one’s own make nothing', () => {
  const ears = hearing([other]);
  hearFor(ears, tag, { from: T0, minutes: 2 });
  hearFor(ears, random(16), { from: T0, minutes: 20, rssi: -90 });
  hearFor(ears, other, { from: T0, minutes: 20 });
  expect(ears.keep(T0 + 1200)).toEqual([]);
});

test('a phone that loses more is corrected by what the deployment says of its model', () => {
  const corrected = nearDemo({ near: { ...d.near!, corrections: [{ model: 'Weak 1', dB: 20 }] } });
  const minutes = (model: string) => {
    const ears = new Hearing(corrected, [], correctionOf(corrected, model));
    hearFor(ears, tag, { from: T0, minutes: 10, rssi: -85 });
    return ears.keep(T0 + 600).flatMap(({ slots }) => slots.map(([, n]) => n));
  };
  expect([minutes('Weak 1'), minutes('Other')]).toEqual([[10], []]);
});

test('a tag that is paired after it was heard is no encounter either, until it is given away', () => {
  const ears = hearing();
  hearFor(ears, tag, { from: T0, minutes: 20 });
  hearFor(ears, tag, { from: T0 + 1800, minutes: 20 });
  const heard = ears.keep(T0 + 3600);
  const rows = nearRows(d, epoch, [{ secret: tag, since: T0 + 60, until: T0 + 1700 }], heard, T0 + 3600);
  expect([rows.self.length, rows.heard.length]).toEqual([1, 1]);
  expect(rows.heard[0].token).toEqual(nearToken(tagIdentifier(tag, periodAt(d, 'tag', T0 + 1800))));
});

test('one’s own tag is known also when its clock is a period off', () => {
  const ears = hearing([other]);
  for (const skew of [-1800, 1800]) hearFor(ears, other, { from: T0, minutes: 5, skew });
  expect(ears.keep(T0 + 1200)).toEqual([]);
});

test('a tag whose clock is ahead is filed under its own period, and slots outside of that are cut', () => {
  const ears = hearing();
  hearFor(ears, tag, { from: T0 - 300, minutes: 10, skew: 300 });
  const [kept] = ears.keep(T0 + 300);
  expect(kept.period).toBe(periodAt(d, 'tag', T0));
  expect(kept.slots).toEqual([[slot, 5]]);
});

test('pauses leave no minute and no slot, heard or own', () => {
  const ears = hearing();
  hearFor(ears, tag, { from: T0, minutes: 20 });
  const pauses = [{ from: T0 + 300, to: T0 + 960 }];
  expect(ears.keep(T0 + 1200, pauses)[0].slots).toEqual([
    [slot, 5],
    [slot + 1, 4],
  ]);
  const mine = { secret: tag, since: T0, until: null };
  expect(selfRows(d, epoch, [mine], T0 + 1800, [{ from: T0, to: T0 + 10 }])[0].mask).toBe(0b10);
  expect(selfRows(d, epoch, [mine], T0 + 1800, [{ from: T0, to: T0 + 1800 }])).toEqual([]);
});

test('of two tags in a period the later is the person’s, and a tag that was given away makes no more rows', () => {
  const tags = [
    { secret: tag, since: T0 - 3600, until: T0 + 60 },
    { secret: other, since: T0 + 60, until: T0 + 1900 },
  ];
  const rows = selfRows(d, epoch, tags, T0 + 7200);
  expect(rows.map(({ mask }) => mask)).toEqual([0b11, 0b1100, 0b11, 0b0100]);
  expect(rows[2].token).toEqual(nearToken(tagIdentifier(other, periodAt(d, 'tag', T0))));
});

test('of more tags than a block has rows for the longest heard ones stay, and spells of one are one row', () => {
  const ears = [hearing(), hearing()];
  const many = Array.from({ length: 12 }, () => random(16));
  for (const [i, secret] of many.entries()) hearFor(ears[0], secret, { from: T0, minutes: 3 + i });
  hearFor(ears[1], many[0], { from: T0 + 900, minutes: 15 });
  const rows = heardRows(d, epoch, [...ears[0].keep(T0 + 1800), ...ears[1].keep(T0 + 1800)]);
  expect(rows).toHaveLength(10);
  const first = nearToken(tagIdentifier(many[0], periodAt(d, 'tag', T0)));
  expect(rows[0].token).toEqual(first);
  expect(rows[0].mask).toBe(0b11);
});

/** Identifiers that are heard once each. */
const flood = (ears: Hearing, t: number, count: number, rssi = -50) => {
  const payload = payloadOf('tag', random(16), periodAt(d, 'tag', T0));
  for (let i = 0; i < count; i++) {
    const identifier = Uint8Array.of(i & 255, i >> 8, ...payload.subarray(5));
    ears.hear({ ...readPayload(payload)!, identifier }, { t, rssi });
  }
};

test('a flood of identifiers is bounded, and takes no room from those that were near for long enough', () => {
  const ears = hearing();
  hearFor(ears, tag, { from: T0, minutes: 5 });
  flood(ears, T0 + 300, MOST_IDENTIFIERS + 5, -100);
  expect(ears.since(T0 + 300).tags).toBe(MOST_IDENTIFIERS);
  hearFor(ears, other, { from: T0 + 300, minutes: 5 });
  const heard = ears.keep(T0 + 900).map(({ identifier }) => identifier);
  expect(heard).toEqual([other, tag].map((secret) => tagIdentifier(secret, periodAt(d, 'tag', T0))));
});

test('of a flood the one that was heard last stays until it was near for long enough', () => {
  const ears = hearing();
  for (let minute = 0; minute < 3; minute++) {
    hearFor(ears, tag, { from: T0 + minute * 60, minutes: 1 });
    flood(ears, T0 + minute * 60, MOST_IDENTIFIERS - 1);
  }
  expect(ears.keep(T0 + 180)).toHaveLength(1);
});

/** Somebody sends an E again with other bits beside it. */
const again = (ears: Hearing, flags: number, from: number, minutes: number) => {
  const payload = payloadOf('tag', tag, periodAt(d, 'tag', T0));
  payload[2] ^= flags;
  for (let t = from; t < from + minutes * 60; t += 10) ears.hear(readPayload(payload)!, { t, rssi: -50 });
};
const trueToken = nearToken(tagIdentifier(tag, periodAt(d, 'tag', T0)));

test('an E that is sent again as a room is another thing than the tag', () => {
  const ears = hearing();
  again(ears, 0b100, T0, 20);
  hearFor(ears, tag, { from: T0, minutes: 20 });
  const heard = ears.keep(T0 + 1200);
  expect(new Set(heard.map(heardKey)).size).toBe(2);
  expect(heardRows(d, epoch, heard).map(({ token, mask }) => [token, mask])).toEqual([[trueToken, 0b11]]);
});

test('an E that is sent again with another period takes nothing from the true one, in one row a block', () => {
  const after = hearing(); // of the same block: both are one row
  again(after, 0b001, T0, 1);
  hearFor(after, tag, { from: T0, minutes: 20 });
  again(after, 0b001, T0 + 1800, 30);
  const rows = heardRows(d, epoch, after.keep(T0 + 3600));
  expect(rows.map(({ token, mask }) => [token, mask])).toEqual([[trueToken, 0b1111]]);
  const before = hearing(); // of the block before: its slots are over
  again(before, 0b011, T0, 1);
  hearFor(before, tag, { from: T0, minutes: 20 });
  expect(heardRows(d, epoch, before.keep(T0 + 1800)).map(({ mask }) => mask)).toEqual([0b11]);
});

test('over a connection a room is known, and of a tag nothing is kept', () => {
  const ears = hearing();
  for (let t = T0; t < T0 + 600; t += 30) {
    const read = (kind: 'tag' | 'room', secret: Uint8Array) =>
      ears.read(readPayload(payloadOf(kind, secret, periodAt(d, kind, t)))!, t);
    expect(read('room', other)).toBe(true);
    expect(read('tag', tag)).toBe(false);
  }
  expect(ears.keep(T0 + 600).map(({ kind, slots }) => [kind, slots])).toEqual([['room', [[slot, 10]]]]);
});

test('a room beacon makes a place row, not where the person was checked in anyway', () => {
  const ears = hearing();
  hearFor(ears, other, { from: T0, minutes: 60, rssi: -95, kind: 'room' });
  const heard = ears.keep(T0 + 3600);
  expect(heardRows(d, epoch, heard)).toEqual([]);
  const visit = { id: 'v', secret: random(16), from: T0 + 900, to: T0 + 1800 };
  const { rows } = placeRows(d, epoch, [visit, ...roomStays(d, heard, [visit])]);
  const room = rows.find(({ mask }) => mask === 0b1101)!;
  const block = periodAt(d, 'room', T0);
  expect(room.token).toEqual(venueToken(tagIdentifier(other, block), block));
  expect(new Set(rows.map(({ mask }) => mask))).toEqual(new Set([0b0010, 0b1101]));
});

test('minutes of matched rows are summed to τ: 8 and 8 of one tag at a border are an exposure, 8 alone is none', () => {
  const border = T0 + 1800;
  const ears = hearing();
  hearFor(ears, tag, { from: border - 480, minutes: 16 });
  const heard = heardRows(d, epoch, ears.keep(border + 480));
  expect(heard).toHaveLength(2);
  const day = {
    epoch,
    places: [],
    meets: [],
    near: { self: [], heard },
    claim: null,
    emit: null,
    levels: null,
  };
  const { sent } = buildRecord(d, day, random);
  const answer = (rows: number[]): Answer => ({
    run: epoch,
    counted: [epoch],
    accepted: false,
    believed: true,
    agree: 'all',
    exposed: true,
    days: [],
    rows: rows.map((i) => ({ age: 0, row: sent[i].row, slots: sent[i].mask === 0b10 ? [1] : [2], level: 2 })),
  });
  expect(exposuresOf(d, answer([0]), sent)).toEqual([]);
  expect(exposuresOf(d, answer([0, 1]), sent)).toEqual([
    {
      epoch,
      day: 20_000,
      from: border - 900,
      to: border + 900,
      visitIds: [NEAR_ID],
      minutes: 16,
      level: 2,
    },
  ]);
});
