/** Records of more than three nodes: what is no sharing of bits is found, and what is told of a good one hides it. */
import { concatBytes } from '@noble/hashes/utils.js';
import { describe, expect, test } from 'vitest';
import { bytesOf, wordsOf } from '../../workers/mpc/packed.ts';
import { keystream } from '../../workers/mpc/prg.ts';
import {
  bitsJudge,
  checkBytes,
  checkOf,
  coefficients,
  ELEMENT_BYTES,
} from '../../workers/mpc/record-check.ts';
import { SCHEMES, sharingOf } from '../../workers/mpc/sharing.ts';

const seeded = (name: string) => keystream(new Uint8Array(32).fill(4), `test/${name}`).bytes;
const BYTES = 21; // not a whole number of words
const record = seeded('record')(BYTES);

describe.each(SCHEMES.slice(1))('%i parties against %i', (parties, threshold) => {
  const sharing = sharingOf({ parties, threshold });
  const { scheme } = sharing;
  const { field } = scheme;

  function deal(name: string): Uint8Array[][] {
    const bodies = sharing.shareRecord(record, seeded(name));
    return bodies.map((body, i) => sharing.openBody(i + 1, body, BYTES));
  }

  const planes = (bytes: Uint8Array) =>
    Array.from({ length: field.k }, (_, p) => bytes.subarray(ELEMENT_BYTES * p, ELEMENT_BYTES * (p + 1)));
  const elements = (name: string) => planes(seeded(name)(field.k * ELEMENT_BYTES));

  /** A sharing of a uniform element for each combination by a uniform polynomial of degree t, by party. */
  function masks(name: string): Uint8Array[][] {
    const coefficients = Array.from({ length: threshold + 1 }, (_, j) => elements(`mask ${name} ${j}`));
    return Array.from({ length: parties }, (_, i) => {
      const sum = field.zero(1);
      for (let j = threshold; j >= 0; j--) {
        const scaled = wordsOf(coefficients[j]);
        field.addScaled(scaled, i + 1, sum);
        sum.splice(0, field.k, ...scaled);
      }
      return bytesOf(sum, ELEMENT_BYTES);
    });
  }

  function zeros(name: string): Uint8Array[][] {
    const most = Array.from({ length: parties - 1 }, (_, i) => elements(`zero ${name} ${i}`));
    const last = most.reduce((sum, z) => sum.map((plane, p) => plane.map((byte, i) => byte ^ z[p][i])));
    return [...most, last];
  }

  /** What each party tells of what was dealt. */
  function told(dealt: readonly Uint8Array[][], name: string, mask = masks(name)): Uint8Array[] {
    const chi = coefficients(field, seeded(`coins ${name}`)(32), BYTES + 9); // another record is longer
    const zero = zeros(name);
    return dealt.map((parts, i) => checkOf(scheme, i + 1, chi, parts, mask[i], zero[i]));
  }
  const sharesBits = bitsJudge(scheme);

  /** Adds Σ_j c_j·x^j to bit `bit` of what was dealt, the whole polynomial. */
  function addPolynomial(dealt: readonly Uint8Array[][], bit: number, coefficients: readonly number[]): void {
    for (const [i, parts] of dealt.entries()) {
      const value = coefficients.reduceRight((sum, c) => field.multiply(sum, i + 1) ^ c, 0);
      for (const [p, plane] of parts.entries()) plane[bit >> 3] ^= ((value >> p) & 1) << (bit & 7);
    }
  }

  test('a sharing of bits passes', () => {
    for (let i = 0; i < 20; i++) expect(sharesBits(told(deal(`good ${i}`), `${i}`))).toBe(true);
  });

  test.each([0, 8 * BYTES - 1])('what is no bit is found, at bit %i', (bit) => {
    for (const element of [2, 3, 4, 6]) {
      const dealt = deal('element');
      addPolynomial(dealt, bit, [element]);
      expect(sharesBits(told(dealt, 'element'))).toBe(false);
    }
  });

  test('another bit is no error: nobody but its owner knows which it is', () => {
    const dealt = deal('bit');
    addPolynomial(dealt, 5, [1]);
    expect(sharesBits(told(dealt, 'bit'))).toBe(true);
  });

  test.each([0, 77])(
    'a polynomial of degree t+1 is found, at bit %i, also where the secret is a bit',
    (bit) => {
      const dealt = deal('degree');
      addPolynomial(dealt, bit, [...Array.from({ length: threshold + 1 }, () => 0), 5]);
      expect(sharesBits(told(dealt, 'degree'))).toBe(false);
    },
  );

  test('so is one share that is off', () => {
    const dealt = deal('share');
    dealt[parties - 1][1][3] ^= 16;
    expect(sharesBits(told(dealt, 'share'))).toBe(false);
  });

  test('coefficients of a short record are the first of a long one: all nodes have the same', () => {
    const [short, long] = [BYTES, 5 * BYTES].map((bytes) => coefficients(field, seeded('coins')(32), bytes));
    for (const [c, planes] of short.entries())
      for (const [p, plane] of planes.entries())
        expect(new Uint8Array(plane.buffer).slice(0, BYTES)).toEqual(
          new Uint8Array(long[c][p].buffer).slice(0, BYTES),
        );
  });

  test('what is told hides the record: masks are added whole', () => {
    const dealt = deal('hidden');
    const chi = coefficients(field, seeded('fixed coins')(32), BYTES);
    const nothing = planes(new Uint8Array(field.k * ELEMENT_BYTES));
    const bare = checkOf(scheme, 1, chi, dealt[0], nothing, nothing);
    expect(bare.length).toBe(checkBytes(field));
    const [m, z] = [elements('m'), elements('z')];
    const masked = checkOf(scheme, 1, chi, dealt[0], m, z);
    expect(masked.map((byte, i) => byte ^ bare[i])).toEqual(concatBytes(...m, ...z));
  });
});
