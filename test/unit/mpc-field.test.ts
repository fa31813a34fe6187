import { hexToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Field } from '../../workers/mpc/field.ts';
import { readVectors } from './vectors.ts';

const aes = readVectors<{ products: [string, string, string][]; sbox: string }>('gf256');
const small = readVectors<{ gf8powers: number[]; gf4table: number[][] }>('gf8');
const hex = (text: string) => Number.parseInt(text, 16);

describe('published vectors', () => {
  test.each(aes.products)('AES: %s · %s = %s', (a, b, product) => {
    expect(new Field(8).multiply(hex(a), hex(b))).toBe(hex(product));
    expect(new Field(8).multiply(hex(b), hex(a))).toBe(hex(product));
  });

  test('AES: the S-box out of all inverses', () => {
    const field = new Field(8);
    const rotate = (b: number, by: number) => ((b << by) | (b >> (8 - by))) & 0xff;
    const sbox = Array.from({ length: 256 }, (_, a) => {
      const b = a === 0 ? 0 : field.inverse(a);
      return b ^ rotate(b, 1) ^ rotate(b, 2) ^ rotate(b, 3) ^ rotate(b, 4) ^ 0x63;
    });
    expect(sbox).toEqual([...hexToBytes(aes.sbox)]);
  });

  test('GF(8): powers of x', () => {
    const field = new Field(3);
    small.gf8powers.reduce((power, next) => {
      expect(field.multiply(power, 2)).toBe(next);
      return next;
    });
  });

  test('GF(4): the whole table', () => {
    const field = new Field(2);
    small.gf4table.forEach((row, a) => {
      row.forEach((product, b) => {
        expect(field.multiply(a, b)).toBe(product);
      });
    });
  });
});

describe.each([1, 2, 3, 4, 5, 6, 7, 8])('GF(2^%i)', (k) => {
  const field = new Field(k);
  const element = fc.nat(field.size - 1);

  test('every element but 0 has its inverse, so the modulus is irreducible', () => {
    for (let a = 1; a < field.size; a++) expect(field.multiply(a, field.inverse(a))).toBe(1);
    expect(() => field.inverse(0)).toThrow(RangeError);
  });

  test('is commutative, associative and distributive', () => {
    fc.assert(
      fc.property(element, element, element, (a, b, c) => {
        expect(field.multiply(a, b)).toBe(field.multiply(b, a));
        expect(field.multiply(field.multiply(a, b), c)).toBe(field.multiply(a, field.multiply(b, c)));
        expect(field.multiply(a, b ^ c)).toBe(field.multiply(a, b) ^ field.multiply(a, c));
      }),
    );
  });

  test('addScaled does to every element of the planes what multiply does to one', () => {
    const elements = Array.from({ length: 256 }, (_, i) => i % field.size);
    const planes = field.zero(8);
    for (const [i, a] of elements.entries()) {
      for (let p = 0; p < k; p++) planes[p][i >> 5] |= ((a >> p) & 1) << (i & 31);
    }
    for (let c = 0; c < field.size; c++) {
      const out = planes.map((plane) => plane.slice());
      field.addScaled(out, c, planes);
      const read = elements.map((_, i) =>
        out.reduce((sum, plane, p) => sum | (((plane[i >> 5] >>> (i & 31)) & 1) << p), 0),
      );
      expect(read).toEqual(elements.map((a) => a ^ field.multiply(c, a)));
    }
  });
});

test('there is no field of 2^0, 2^9 or 2^1.5 here', () => {
  for (const k of [0, 9, 1.5]) expect(() => new Field(k)).toThrow(RangeError);
});
