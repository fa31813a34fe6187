import { expect, test } from 'vitest';
import { InputError } from '../../workers/errors.ts';
import { buildRecord, type Day, emitBits } from '../../workers/phone/record.ts';
import type { Row } from '../../workers/phone/row-choice.ts';
import { getBit } from '../../workers/wire/bits.ts';
import { uploadShape } from '../../workers/wire/shape.ts';
import { demo, EPOCH, seeded } from './wire-world.ts';

const near = { h: 2, self: 1, heard: 2, symmetric: false };
const d = demo({ near });
const shape = uploadShape(d);
const row = (block: number, name: string, mask: number): Row => ({
  block,
  token: seeded(name)(8),
  mask,
  visits: [{ id: name, from: 0, to: 1 }],
});
const empty: Day = { epoch: EPOCH, places: [], meets: [], near: null, claim: null, emit: null, levels: null };
const bits = (record: Uint8Array, from: number, count: number) =>
  Array.from({ length: count }, (_, i) => getBit(record, from + i));
const bitsOf = (bytes: Uint8Array) => bits(bytes, 0, 8 * bytes.length);

test('every row stands at its place and is remembered', () => {
  const day: Day = {
    ...empty,
    places: [row(1, 'cafe', 0b0110), row(1, 'bar', 0b1000)],
    meets: [row(0, 'friend', 0b0001)],
    near: { self: [row(3, 'me', 0b11)], heard: [row(3, 'you', 0b10)] },
  };
  const { record, sent } = buildRecord(d, day, seeded('record'));
  expect(record).toHaveLength(shape.bytes);
  const [place, tags] = shape.jobs;
  const expected = [
    [shape.row(place, 1, 0), 'cafe', 0b0110],
    [shape.row(place, 1, 1), 'bar', 0b1000],
    [shape.row(place, 0, 3), 'friend', 0b0001],
    [shape.row(tags, 3, 0), 'me', 0b11],
    [shape.row(tags, 3, 1), 'you', 0b10],
  ] as const;
  expect(sent.map((s) => [s.row, s.visits[0].id, s.mask])).toEqual(expected);
  for (const [at, name, mask] of expected) {
    expect(bits(record, shape.token(at), 64)).toEqual(bitsOf(seeded(name)(8)));
    const h = shape.maskBits(at);
    expect(bits(record, shape.mask(at), h)).toEqual(Array.from({ length: h }, (_, s) => (mask >> s) & 1));
  }
  const full = new Set(expected.map(([at]) => at as number));
  for (let at = 0; at < shape.rows; at++)
    if (!full.has(at)) expect(bits(record, shape.mask(at), shape.maskBits(at))).not.toContain(1);
});

test('absent rows have random tokens, an absent claim is random, and nothing is emitted', () => {
  const [a, b] = ['one', 'two'].map((name) => buildRecord(d, empty, seeded(name)).record);
  const tokens = new Set<string>();
  for (const record of [a, b])
    for (let at = 0; at < shape.rows; at++) tokens.add(bits(record, shape.token(at), 64).join(''));
  expect(tokens.size).toBe(2 * shape.rows);
  expect(bits(a, shape.claim, 128)).not.toEqual(bits(b, shape.claim, 128));
  expect(bits(a, shape.emit(0, 0), 14 * shape.rows)).not.toContain(1);
});

test('claim and consent stand in the record', () => {
  const claim = seeded('claim')(16);
  const emit = emitBits(d, (age, at) => age === 2 && at % 3 === 1);
  const { record } = buildRecord(d, { ...empty, claim, emit }, seeded('record'));
  expect(bits(record, shape.claim, 128)).toEqual(bitsOf(claim));
  for (const age of [0, 2, 13])
    for (let at = 0; at < shape.rows; at++)
      expect(getBit(record, shape.emit(age, at))).toBe(age === 2 && at % 3 === 1 ? 1 : 0);
});

test('levels exist only where people report themselves', () => {
  const day = { ...empty, levels: [0, 3, 1] };
  expect(() => buildRecord(d, day, seeded('record'))).toThrow(InputError);
  const self = demo({ authority: null });
  const { record } = buildRecord(self, day, seeded('record'));
  const from = uploadShape(self).levels(0)!;
  expect(bits(record, from, 42)).toEqual([0, 0, 0, 1, 1, 1, 1, 0, 0, ...Array(33).fill(0)]);
  expect(() => buildRecord(self, { ...empty, levels: Array(15).fill(1) }, seeded('record'))).toThrow(
    'window',
  );
});

test('a row too many is an error, never lost in silence', () => {
  const places = ['a', 'b', 'c', 'd'].map((name) => row(0, name, 1));
  expect(() => buildRecord(d, { ...empty, places }, seeded('record'))).toThrow(
    'another venue row in block 0',
  );
  expect(() => buildRecord(d, { ...empty, places: [row(2, 'a', 1)] }, seeded('record'))).toThrow(InputError);
  const self = [row(0, 'me', 1)];
  const day = { ...empty, near: { self, heard: [] } };
  expect(() => buildRecord(demo(), day, seeded('record'))).toThrow('another own tag row');
});
