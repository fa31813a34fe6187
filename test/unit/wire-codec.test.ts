import fc from 'fast-check';
import { expect, test } from 'vitest';
import { InputError } from '../../workers/errors.ts';
import { fromBase32, toBase32 } from '../../workers/wire/base32.ts';
import { getBit, putBits, putLevel, setBit } from '../../workers/wire/bits.ts';
import { canonicalJson } from '../../workers/wire/canonical.ts';
import { Reader, Writer } from '../../workers/wire/codec.ts';

const field = fc.oneof(
  fc.nat(255).map((value) => ({ kind: 'u8', value }) as const),
  fc.nat(0xffff).map((value) => ({ kind: 'u16', value }) as const),
  fc.nat(0xffffffff).map((value) => ({ kind: 'u32', value }) as const),
  fc.maxSafeNat().map((value) => ({ kind: 'u64', value }) as const),
  fc.uint8Array({ maxLength: 40 }).map((value) => ({ kind: 'blob', value }) as const),
  fc.string({ maxLength: 20, unit: 'grapheme' }).map((value) => ({ kind: 'text', value }) as const),
);

test('what is written is read', () => {
  fc.assert(
    fc.property(fc.array(field), (fields) => {
      const writer = new Writer();
      for (const f of fields) (writer[f.kind] as (value: unknown) => Writer)(f.value);
      const reader = new Reader(writer.finish(), 'message');
      for (const { kind, value } of fields)
        expect(kind === 'blob' || kind === 'text' ? reader[kind](1000) : reader[kind]()).toEqual(value);
      reader.end();
    }),
  );
});

test('numbers are big-endian', () => {
  const bytes = new Writer().u16(0x0102).u32(0x03040506).u64(0x0708090a0b0c).finish();
  expect([...bytes]).toEqual([1, 2, 3, 4, 5, 6, 0, 0, 7, 8, 9, 10, 11, 12]);
});

test('a number that a field cannot hold is refused when written', () => {
  for (const write of [
    () => new Writer().u8(256),
    () => new Writer().u32(-1),
    () => new Writer().u64(2 ** 53),
    () => new Writer().u16(1.5),
    () => new Writer().u64(Number.NaN),
  ])
    expect(write).toThrow(RangeError);
});

test('a hostile message is refused before anything is allocated', () => {
  const reader = () => new Reader(Uint8Array.of(0xff, 0xff, 0xff, 0xff, 1, 0xff, 0xff, 0xff), 'thing');
  expect(() => reader().blob(100)).toThrow(
    'thing: a field of 4294967295 bytes where at most 100 are allowed',
  );
  expect(() => reader().raw(9)).toThrow('thing: needs 9 bytes at byte 0, but only 8 follow');
  expect(() => reader().u64()).toThrow(InputError);
  expect(() => reader().rest(7)).toThrow(InputError);
  expect(() => reader().end()).toThrow('thing: 8 bytes too many behind the message');
  expect(() => new Reader(Uint8Array.of(0, 0, 0, 1, 0xff), 'thing').text(9)).toThrow('not UTF-8');
});

test('bits are LSB first and only theirs are touched', () => {
  const bytes = new Uint8Array(4).fill(0xff);
  setBit(bytes, 9, 0);
  expect([...bytes]).toEqual([0xff, 0xfd, 0xff, 0xff]);
  putBits(bytes, 3, Uint8Array.of(0b0110_0101, 0b1), 9);
  expect(Array.from({ length: 14 }, (_, i) => getBit(bytes, i)).join('')).toBe('11110100110111');
  putLevel(bytes, 20, 2);
  expect([20, 21, 22, 23].map((i) => getBit(bytes, i))).toEqual([1, 1, 0, 1]);
});

test('Base32: the vectors of RFC 4648, and back in either case', () => {
  const vectors = {
    '': '',
    f: 'MY',
    fo: 'MZXQ',
    foo: 'MZXW6',
    foob: 'MZXW6YQ',
    fooba: 'MZXW6YTB',
    foobar: 'MZXW6YTBOI',
  };
  for (const [plain, text] of Object.entries(vectors)) {
    expect(toBase32(new TextEncoder().encode(plain))).toBe(text);
    expect(new TextDecoder().decode(fromBase32(text.toLowerCase(), 'code'))).toBe(plain);
  }
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(fromBase32(toBase32(bytes), 'code')).toEqual(bytes);
    }),
  );
});

test('Base32: one text for one value', () => {
  for (const torn of ['A', 'AAA', 'AAAAAA', 'M', 'MZX', 'MZ', 'MZXW6YTBO', 'M1', 'MY======'])
    expect(() => fromBase32(torn, 'code'), torn).toThrow(InputError);
});

test('canonical JSON does not depend on the order of keys', () => {
  expect(canonicalJson({ b: [1, { d: null, c: 'ä"' }], a: true })).toBe(
    '{"a":true,"b":[1,{"c":"ä\\"","d":null}]}',
  );
});
