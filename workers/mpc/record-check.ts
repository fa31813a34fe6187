/**
 * Whether a dealt record shares bits, without MPC and without seeing any (DESIGN §3).
 *
 * Somebody who deals shares to n > 3 parties can deal such as lie on no polynomial of degree t, or that share an element
 * that is no bit. With public uniform χ_j of GF(2^k), tossed after all was dealt, party i tells all others
 *
 *     d_i = Σ_j χ_j·s_ij + m_i                     must lie on a polynomial of degree ≤ t
 *     b_i = λ_i·Σ_j χ_j·(s_ij² + s_ij) + z_i       must sum to 0: f² + f has degree 2t < n, and s² + s = 0 for bits
 *
 * where m is a uniform element that the parties share at random (as prss.ts) and Σ_i z_i = 0. Of a record that shares no bits
 * one such combination is right with probability 2^−k, all COMBINATIONS with 2^−72 in GF(8).
 *
 * What t curious parties see of a record that does share bits: of the d_i, a sharing of an element that is uniform to them
 * as m is, and of which they have t shares, so that the rest follows from it; of the b_i of the others, uniform elements
 * with a known sum, since every two parties have a summand of z in common that no third has.
 * ⚠ m and z are fresh for every check: two with one m would open Σ_j (χ_j + χ'_j)·s_j.
 *
 * COMBINATIONS elements are computed side by side: k numbers, bit c of number p is bit p of element c.
 * @module
 */
import type { Field, Planes } from './field.ts';
import { wordsOf } from './packed.ts';
import type { Party } from './party.ts';
import { expand } from './prg.ts';
import { lagrange, type Scheme } from './shamir.ts';

/** How many combinations are checked. */
export const COMBINATIONS = 24;
/** Bytes of a plane of one element of each combination. */
export const ELEMENT_BYTES = COMBINATIONS / 8;

/** Bytes that a party tells of a record. */
export const checkBytes = ({ k }: Field): number => 2 * k * ELEMENT_BYTES;

type Elements = number[];

/** χ of each combination. */
export type Coefficients = readonly Planes[];

/**
 * Public coefficients for records of up to `bytes` bytes; those of a shorter record are the first of a longer one's.
 * @param coins 32 bytes, tossed after the records were dealt
 */
export function coefficients({ k }: Field, coins: Uint8Array, bytes: number): Coefficients {
  const plane = (c: number, p: number) => expand(coins, `record check/${c}/${p}`, bytes);
  return Array.from({ length: COMBINATIONS }, (_, c) =>
    wordsOf(Array.from({ length: k }, (_, p) => plane(c, p))),
  );
}

/**
 * What a party tells of a record: d, then b.
 * @param parts its share, as `openBody` gave it
 * @param mask m_i, and `zero` z_i: ELEMENT_BYTES of each of k planes
 * @returns `checkBytes`
 */
export function checkOf(
  { field, parties }: Scheme,
  self: Party,
  chi: Coefficients,
  parts: readonly Uint8Array[],
  mask: readonly Uint8Array[],
  zero: readonly Uint8Array[],
): Uint8Array {
  const shares = wordsOf(parts);
  const everybody = Array.from({ length: parties }, (_, i) => i + 1);
  const weight = lagrange(field, everybody, self, 0);
  const [d, b] = [mask, zero].map((planes) => planes.map(decoded));
  // Σ_j χ_j·s_j = Σ_{x,y} (Σ_j χ_jx ∧ s_jy)·X^x·X^y, the inner sum a parity; s² + s = Σ_y s_y·(X^2y + X^y) is linear too.
  for (let y = 0; y < field.k; y++) {
    const square = field.multiply(1 << y, 1 << y) ^ (1 << y);
    for (let x = 0; x < field.k; x++) {
      let parities = 0;
      for (let c = 0; c < COMBINATIONS; c++) parities |= parityOfAnd(chi[c][x], shares[y]) << c;
      addScaled(d, field.multiply(1 << x, 1 << y), parities);
      addScaled(b, field.multiply(weight, field.multiply(1 << x, square)), parities);
    }
  }
  return encoded([...d, ...b]);
}

/** Judges records by what all parties told of each, party 1 first. */
export function bitsJudge({ parties, threshold, field }: Scheme): (told: readonly Uint8Array[]) => boolean {
  const first = Array.from({ length: threshold + 1 }, (_, i) => i + 1);
  const rest = Array.from({ length: parties - first.length }, (_, i) => threshold + 2 + i);
  const weights = rest.map((other) => first.map((party) => lagrange(field, first, party, other)));
  return (told) => {
    const elements = told.map((bytes) =>
      Array.from({ length: 2 * field.k }, (_, p) =>
        decoded(bytes.subarray(ELEMENT_BYTES * p, ELEMENT_BYTES * (p + 1))),
      ),
    );
    const d = elements.map((planes) => planes.slice(0, field.k));
    const b = elements.map((planes) => planes.slice(field.k));
    const sums = b.reduce((sum, planes) => sum.map((word, p) => word ^ planes[p]));
    for (const [i, other] of rest.entries()) {
      const expected = [...d[other - 1]];
      first.forEach((party, k) => {
        for (const [p, word] of d[party - 1].entries())
          addScaled(expected, field.multiply(weights[i][k], 1 << p), word);
      });
      sums.push(...expected);
    }
    return sums.every((word) => word === 0);
  };
}

/** elements += element·bits, for bits of GF(2) side by side. */
function addScaled(elements: Elements, element: number, bits: number): void {
  for (let p = 0; p < elements.length; p++) if ((element >> p) & 1) elements[p] ^= bits;
}

/** Parity of x ∧ y, of which y may be the shorter. */
function parityOfAnd(x: Uint32Array, y: Uint32Array): number {
  let word = 0;
  for (let i = 0; i < y.length; i++) word ^= x[i] & y[i];
  word ^= word >>> 16;
  word ^= word >>> 8;
  word ^= word >>> 4;
  return (0x6996 >>> (word & 15)) & 1;
}

const encoded = (planes: readonly number[]): Uint8Array =>
  Uint8Array.from(planes.flatMap((bits) => [bits, bits >> 8, bits >> 16]));

const decoded = ([low, middle, high]: Uint8Array): number => low | (middle << 8) | (high << 16);
