/**
 * Whether a dealt record shares bits, without MPC and without seeing any (DESIGN §3, as the batch checks of D. Beaver,
 * "Secure multiparty protocols and zero-knowledge proof systems", J. Cryptology 4, 1991).
 *
 * Somebody who deals shares of n > 3 parties can deal such as lie on no polynomial of degree t, or that share an element
 * that is no bit. With public uniform χ_j of GF(2^k), tossed after all was dealt, the dealt mask m and a zero-sharing
 * Σ_i z_i = 0 of the parties', party i tells all others
 *
 *     d_i = Σ_j χ_j·s_ij + m_i                     must lie on a polynomial of degree ≤ t
 *     b_i = λ_i·Σ_j χ_j·(s_ij² + s_ij) + z_i       must sum to 0: f² + f has degree 2t < n, and s² + s = 0 for bits
 *
 * for each of MASKS independent combinations. A record that is no sharing of bits passes one with probability 1/2^k, all with
 * 2^(−24k): 2^−72 in GF(8).
 *
 * What t curious parties see, of a record that does share bits: the d_i are a sharing of a uniform element by a uniform
 * polynomial (m is one), of which they have t shares, so the rest is a uniform element and follows from it; the b_i of the
 * others are uniform with a known sum, since every two parties have a summand of z_i in common that no third has.
 * @module
 */
import type { Field, Planes } from './field.ts';
import { wordsOf } from './packed.ts';
import type { Party } from './party.ts';
import { expand } from './prg.ts';
import { lagrange, type Scheme } from './shamir.ts';
import { MASK_BYTES, MASKS } from './shamir-sharing.ts';

/** Bytes of what a party tells of a record: MASKS elements d_i, then as many b_i, one a byte. */
export const CHECK_BYTES = 2 * MASKS;

/** χ: for each combination k planes of coefficients. */
export type Coefficients = readonly Planes[];

/** Public coefficients for records of up to `bytes` bytes. @param coins 32 bytes, tossed after the records were dealt */
export function coefficients({ k }: Field, coins: Uint8Array, bytes: number): Coefficients {
  const size = 4 * Math.ceil(bytes / 4);
  return Array.from({ length: MASKS }, (_, c) => {
    const stream = expand(coins, `record check/${c}`, k * size);
    return wordsOf(
      Array.from({ length: k }, (_, plane) => stream.subarray(size * plane, size * (plane + 1))),
    );
  });
}

/**
 * What a party tells of a record.
 * @param parts as `openBody` gave them
 * @param zeros CHECK_BYTES / 2 elements z_i
 */
export function checkOf(
  { field, parties }: Scheme,
  self: Party,
  chi: Coefficients,
  parts: readonly Uint8Array[],
  zeros: Uint8Array,
): Uint8Array {
  const bytes = parts[0].length - MASK_BYTES;
  const shares = wordsOf(parts.map((part) => part.subarray(0, bytes)));
  const masks = parts.map((part) => part.subarray(bytes));
  const bitness = squarePlus(field, shares);
  const weight = lagrange(
    field,
    Array.from({ length: parties }, (_, i) => i + 1),
    self,
    0,
  );
  const told = new Uint8Array(CHECK_BYTES);
  for (let c = 0; c < MASKS; c++) {
    const mask = masks.reduce((element, plane, p) => element | (((plane[c >> 3] >> (c & 7)) & 1) << p), 0);
    told[c] = innerProduct(field, chi[c], shares) ^ mask;
    told[MASKS + c] = field.multiply(weight, innerProduct(field, chi[c], bitness)) ^ zeros[c];
  }
  return told;
}

/** Whether a record shares bits, by what all parties told of it, party 1 first. */
export function sharesBits({ field, threshold }: Scheme, told: readonly Uint8Array[]): boolean {
  const first = told.slice(0, threshold + 1).map((_, i) => i + 1);
  const weights = told.map((_, i) => first.map((party) => lagrange(field, first, party, i + 1)));
  for (let c = 0; c < MASKS; c++) {
    if (told.reduce((sum, elements) => sum ^ elements[MASKS + c], 0) !== 0) return false;
    for (const [i, elements] of told.entries()) {
      const expected = weights[i].reduce((sum, weight, p) => sum ^ field.multiply(weight, told[p][c]), 0);
      if (elements[c] !== expected) return false;
    }
  }
  return true;
}

/** s² + s, element by element: squaring is linear, (Σ s_b·X^b)² = Σ s_b·X^(2b). */
function squarePlus(field: Field, s: Planes): Planes {
  const out = s.map((plane) => plane.slice());
  for (const [b, plane] of s.entries()) {
    const image = field.multiply(1 << b, 1 << b);
    for (const [p, sum] of out.entries())
      if ((image >> p) & 1) for (let i = 0; i < sum.length; i++) sum[i] ^= plane[i];
  }
  return out;
}

/** Σ_j χ_j·s_j = Σ_{a,b} (Σ_j χ_j,a ∧ s_j,b)·X^a·X^b, the inner sum a parity. */
function innerProduct(field: Field, chi: Planes, s: Planes): number {
  let sum = 0;
  for (const [a, left] of chi.entries())
    for (const [b, right] of s.entries()) {
      let all = 0;
      for (let i = 0; i < right.length; i++) all ^= left[i] & right[i];
      if (parity(all)) sum ^= field.multiply(1 << a, 1 << b);
    }
  return sum;
}

function parity(word: number): number {
  let folded = word ^ (word >>> 16);
  folded ^= folded >>> 8;
  folded ^= folded >>> 4;
  return (0x6996 >>> (folded & 15)) & 1;
}
