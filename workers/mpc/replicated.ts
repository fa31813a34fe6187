/**
 * n = 3, t = 1: Shamir over GF(4) and replicated sharing over GF(2) are one sharing in two bases.
 *
 * s = r1 ⊕ r2 ⊕ r3, and party i lacks r_i: it holds A = r_{i+1}, B = r_{i+2} (indices mod 3). Its Shamir share
 * y = lo + hi·w of the polynomial with points (1, w, w²), w² = w + 1, is
 *
 *     lo = B,  hi = A ⊕ B      for every party:  (r3, r2⊕r3), (r1, r1⊕r3), (r2, r1⊕r2)
 *
 * Vectors are packed bits, as bytes or as words.
 * @module
 */
import { InputError } from '../errors.ts';
import type { Party } from './party.ts';

export type Packed = Uint8Array | Uint32Array;

/** The two planes [lo, hi] of a Shamir share over GF(4), equally long. */
export type ShamirShare<T extends Packed = Packed> = readonly [lo: T, hi: T];

/** What three parties' shares, or two of them, say together. */
export interface Reconstruction<T extends Packed> {
  /** The secret; null when it cannot be told which share is wrong. */
  value: T | null;
  /**
   * Who can be wrong, if only one party is: empty when all shares agree (or only two were given), one party when
   * it contradicts both others, more when the contradiction has no certain author.
   */
  suspects: Party[];
}

const PARTIES: readonly Party[] = [1, 2, 3];
const next = (party: Party): Party => (party % 3) + 1;

function xor<T extends Packed>(x: T, y: T): T {
  const out = x.slice() as T;
  for (let i = 0; i < out.length; i++) out[i] ^= y[i];
  return out;
}

/** The Shamir share [lo, hi] of a party that holds A = r_{i+1} and B = r_{i+2}. */
export function toShamir<T extends Packed>(a: T, b: T): [lo: T, hi: T] {
  return [b, xor(a, b)];
}

/** The replicated parts [A, B] of a party whose Shamir share is [lo, hi]. */
export function toReplicated<T extends Packed>(lo: T, hi: T): [a: T, b: T] {
  return [xor(lo, hi), lo];
}

/**
 * The secret from any two parties' shares; with three, each is checked by the others.
 *
 * Party i and the next one j: s = (r_{i+1} ⊕ r_{i+2}) ⊕ r_i = hi_i ⊕ lo_j. With three shares every r_i is known
 * twice, from j as lo_j and from its other holder k as lo_k ⊕ hi_k. A wrong share breaks one of these equalities
 * or two; two of them have one author, one has two suspects.
 * @throws InputError on fewer than two shares, a party that is not 1, 2 or 3, or unequal lengths
 */
export function reconstruct<T extends Packed>(shares: ReadonlyMap<Party, ShamirShare<T>>): Reconstruction<T> {
  const present = PARTIES.filter((party) => shares.has(party));
  if (present.length !== shares.size)
    throw new InputError('a share comes from a party other than 1, 2 and 3');
  if (present.length < 2) throw new InputError(`two shares are needed, ${present.length} given`);
  const lengths = new Set(present.flatMap((party) => shares.get(party)!.map((plane) => plane.length)));
  if (lengths.size > 1) throw new InputError(`the shares differ in length: ${[...lengths].join(', ')}`);

  if (present.length === 2) {
    const first = present.find((party) => shares.has(next(party)))!;
    return { value: open(shares, first), suspects: [] };
  }
  const broken = PARTIES.filter((party) => !partAgrees(shares, party));
  if (broken.length === 0) return { value: open(shares, 1), suspects: [] };
  const suspects = PARTIES.filter((party) => broken.length === 3 || broken.every((part) => part !== party));
  const value = suspects.length === 1 ? open(shares, next(suspects[0])) : null;
  return { value, suspects };
}

/** hi_i ⊕ lo_j for the party i and the next one j. */
function open<T extends Packed>(shares: ReadonlyMap<Party, ShamirShare<T>>, party: Party): T {
  return xor(shares.get(party)![1], shares.get(next(party))![0]);
}

/** Whether both holders of r_i, for i = `party`, have the same. */
function partAgrees<T extends Packed>(shares: ReadonlyMap<Party, ShamirShare<T>>, party: Party): boolean {
  const [lo] = shares.get(next(party))!;
  const [otherLo, otherHi] = shares.get(next(next(party)))!;
  return lo.every((word, i) => word === (otherLo[i] ^ otherHi[i]) >>> 0);
}
