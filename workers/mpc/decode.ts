/**
 * Reconstruction that notices wrong shares and says whose they are (L. Welch, E. Berlekamp, US patent 4,633,470,
 * 1986; as in P. Gemmell, M. Sudan, "Highly resilient correctors for polynomials", IPL 43, 1992).
 *
 * Of m shares with threshold t, up to m−t−1 wrong ones are noticed and e = ⌊(m−t−1)/2⌋ corrected: n=3, t=1 notices
 * one; n=4, t=1 corrects one; n=7, t=2 corrects two.
 * @module
 */
import { InputError } from '../errors.ts';
import type { Field, Planes } from './field.ts';
import { solve } from './linear.ts';
import type { Party } from './party.ts';
import { checkShares, interpolate, type Scheme } from './shamir.ts';

export interface Decoded {
  /** The secret, k planes; of a sharing of bits all but the first are zero. */
  value: Planes;
  /** The parties whose shares were wrong, ascending. */
  wrong: Party[];
}

/**
 * The secret from all the shares given, right when at most e of them are wrong.
 *
 * Vectors agree or not as a whole, bit-sliced. Only one element at which they do not is decoded; its wrong parties
 * are set aside, and what remains corrects as many fewer.
 * @throws InputError as `reconstruct`, and when shares contradict each other and more than e would be wrong
 */
export function decode(scheme: Scheme, shares: ReadonlyMap<Party, Planes>): Decoded {
  const { field, threshold } = scheme;
  const left = checkShares(scheme, shares);
  const wrong: Party[] = [];
  let budget = (left.length - threshold - 1) >> 1;
  for (;;) {
    const base = new Map(left.slice(0, threshold + 1).map((party) => [party, shares.get(party)!]));
    const element = firstContradiction(field, base, shares, left.slice(threshold + 1));
    if (element === -1) return { value: interpolate(field, base, 0), wrong: wrong.sort((a, b) => a - b) };
    const values = left.map((party) => elementAt(shares.get(party)!, element));
    const liars = locate(field, left, values, threshold, budget);
    if (liars === null) {
      throw new InputError(
        `the shares of parties ${left.join(', ')} contradict each other beyond correction`,
      );
    }
    wrong.push(...liars);
    budget -= liars.length;
    for (const party of liars) left.splice(left.indexOf(party), 1);
  }
}

/** The first element at which a party of `others` is off the polynomial through `base`, or −1. */
function firstContradiction(
  field: Field,
  base: ReadonlyMap<Party, Planes>,
  shares: ReadonlyMap<Party, Planes>,
  others: readonly Party[],
): number {
  for (const party of others) {
    const predicted = interpolate(field, base, party);
    const given = shares.get(party)!;
    for (let word = 0; word < predicted[0].length; word++) {
      const difference = predicted.reduce((all, plane, p) => all | (plane[word] ^ given[p][word]), 0);
      if (difference !== 0) return 32 * word + 31 - Math.clz32(difference);
    }
  }
  return -1;
}

function elementAt(planes: Planes, i: number): number {
  return planes.reduce((element, plane, p) => element | (((plane[i >> 5] >>> (i & 31)) & 1) << p), 0);
}

/**
 * Who is wrong at one element, at most `errors` of `parties`; null if no such choice is consistent.
 *
 * Berlekamp–Welch: with E monic of degree e and zero at the wrong points, Q = E·f has degree ≤ e+t and
 * Q(α_i) = y_i·E(α_i) for all i. That is linear in the coefficients of Q and E, and every solution has Q/E = f.
 * The wrong parties are where y_i ≠ f(α_i); Q(α_i) = f(α_i)·E(α_i) is enough to find f at E's non-zeros.
 */
function locate(
  field: Field,
  parties: readonly Party[],
  values: readonly number[],
  threshold: number,
  errors: number,
): Party[] | null {
  const unknowns = errors + threshold + 1;
  const rows = parties.map((party, i) => {
    const powers = [1];
    for (let j = 1; j < unknowns; j++) powers.push(field.multiply(powers[j - 1], party));
    // Σ_j q_j α^j + y·Σ_{j<e} e_j α^j = y·α^e
    return [...powers, ...powers.slice(0, errors + 1).map((power) => field.multiply(values[i], power))];
  });
  const solution = solve(field, rows);
  if (solution === null) return null;
  const numerator = solution.slice(0, unknowns);
  const denominator = [...solution.slice(unknowns), 1];
  const polynomial = divide(field, numerator, denominator);
  if (polynomial === null) return null;
  return parties.filter((party, i) => evaluate(field, polynomial, party) !== values[i]);
}

/** The quotient of polynomials (lowest coefficient first, the divisor monic), or null if one remains. */
function divide(field: Field, dividend: readonly number[], divisor: readonly number[]): number[] | null {
  const rest = [...dividend];
  const quotient: number[] = [];
  for (let shift = dividend.length - divisor.length; shift >= 0; shift--) {
    const factor = rest[shift + divisor.length - 1];
    quotient.unshift(factor);
    for (let j = 0; j < divisor.length; j++) rest[shift + j] ^= field.multiply(factor, divisor[j]);
  }
  return rest.some((coefficient) => coefficient !== 0) ? null : quotient;
}

function evaluate(field: Field, polynomial: readonly number[], x: number): number {
  return polynomial.reduceRight((value, coefficient) => field.multiply(value, x) ^ coefficient, 0);
}
