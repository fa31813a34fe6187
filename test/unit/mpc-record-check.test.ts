/** Records of more than three nodes: what is no sharing of bits is found, and what is told of a good one hides it. */
import { describe, expect, test } from 'vitest';
import { keystream } from '../../workers/mpc/prg.ts';
import { CHECK_BYTES, checkOf, coefficients, sharesBits } from '../../workers/mpc/record-check.ts';
import { interpolate } from '../../workers/mpc/shamir.ts';
import { MASKS } from '../../workers/mpc/shamir-sharing.ts';
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

  /** What each party tells of what was dealt. */
  function told(dealt: readonly Uint8Array[][], name: string): Uint8Array[] {
    const chi = coefficients(field, seeded(`coins ${name}`)(32), BYTES);
    const zeros = Array.from({ length: parties - 1 }, (_, i) => seeded(`zeros ${name} ${i}`)(MASKS));
    zeros.push(zeros.reduce((sum, z) => sum.map((byte, c) => byte ^ z[c]), new Uint8Array(MASKS)));
    return dealt.map((parts, i) => checkOf(scheme, i + 1, chi, parts, zeros[i]));
  }

  /** Adds Σ_j c_j·x^j to bit `bit` of what was dealt, the whole polynomial. */
  function addPolynomial(dealt: readonly Uint8Array[][], bit: number, coefficients: readonly number[]): void {
    for (const [i, parts] of dealt.entries()) {
      const value = coefficients.reduceRight((sum, c) => field.multiply(sum, i + 1) ^ c, 0);
      for (const [p, plane] of parts.entries()) plane[bit >> 3] ^= ((value >> p) & 1) << (bit & 7);
    }
  }

  test('a sharing of bits passes', () => {
    for (let i = 0; i < 20; i++) expect(sharesBits(scheme, told(deal(`good ${i}`), `${i}`))).toBe(true);
  });

  test.each([0, 8 * BYTES - 1])('what is no bit is found, at bit %i', (bit) => {
    for (const element of [2, 3, 4, 6]) {
      const dealt = deal('element');
      addPolynomial(dealt, bit, [element]);
      expect(sharesBits(scheme, told(dealt, 'element'))).toBe(false);
    }
  });

  test('another bit is no error: nobody but its owner knows which it is', () => {
    const dealt = deal('bit');
    addPolynomial(dealt, 5, [1]);
    expect(sharesBits(scheme, told(dealt, 'bit'))).toBe(true);
  });

  test.each([0, 77])(
    'a polynomial of degree t+1 is found, at bit %i, also where the secret is a bit',
    (bit) => {
      const dealt = deal('degree');
      addPolynomial(dealt, bit, [...Array.from({ length: threshold + 1 }, () => 0), 5]);
      expect(sharesBits(scheme, told(dealt, 'degree'))).toBe(false);
    },
  );

  test('so is one share that is off, and a mask that is', () => {
    const dealt = deal('share');
    dealt[parties - 1][1][3] ^= 16;
    expect(sharesBits(scheme, told(dealt, 'share'))).toBe(false);
    const masked = deal('mask');
    masked[0][0][BYTES] ^= 1;
    expect(sharesBits(scheme, told(masked, 'mask'))).toBe(false);
  });

  test('what is told does not depend on the record: the mask is uniform, and so is what hides the squares', () => {
    const chi = coefficients(field, seeded('fixed coins')(32), BYTES);
    const nothing = new Uint8Array(MASKS);
    const seen = new Map<number, number>();
    for (let i = 0; i < 60; i++) {
      const dealt = deal(`view ${i}`);
      const sums = dealt.map((parts, p) => checkOf(scheme, p + 1, chi, parts, nothing));
      expect(sums[0].length).toBe(CHECK_BYTES);
      for (let c = 0; c < MASKS; c++) {
        const points = new Map(sums.slice(0, threshold + 1).map((sum, p) => [p + 1, planesOf(sum[c])]));
        const secret = elementOf(interpolate(field, points, 0));
        seen.set(secret, (seen.get(secret) ?? 0) + 1);
      }
      // z is added to what each party tells of the squares, whole.
      const z = seeded(`z ${i}`)(MASKS);
      const masked = checkOf(scheme, 1, chi, dealt[0], z);
      expect(masked.map((byte, c) => byte ^ sums[0][c])).toEqual(Uint8Array.of(...nothing, ...z));
    }
    const expected = (60 * MASKS) / field.size;
    const off = [...seen.values()].reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0);
    expect(seen.size).toBe(field.size);
    expect(off).toBeLessThan(field.size + 5 * Math.sqrt(2 * field.size)); // five standard deviations
  });

  const planesOf = (element: number) =>
    Array.from({ length: field.k }, (_, p) => Uint32Array.of((element >> p) & 1));
  const elementOf = (planes: readonly Uint32Array[]) =>
    planes.reduce((element, [bit], p) => element | (bit << p), 0);
});
