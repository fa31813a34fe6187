/**
 * Additive shares of one bit from Shamir shares of a bit, by the trace to GF(2): Tr(x) = x + x² + x⁴ + … + x^(2^(k−1)).
 *
 * For 2t+1 parties and a polynomial f of degree ≤ 2t with f(0) a bit: f(0) = Σ λ_i f(α_i), and with Tr(θ) = 1
 *
 *   f(0) = Tr(θ f(0)) = Σ Tr(θ λ_i f(α_i)),
 *
 * where each summand is one bit that party i computes alone. The same holds for t+1 parties and degree ≤ t.
 * @module
 */
import type { Field } from '../field.ts';
import type { Party } from '../party.ts';
import type { PartySet } from './party-sets.ts';

/** Tr(x), 0 or 1. */
export function trace(field: Field, x: number): number {
  let sum = 0;
  let power = x;
  for (let j = 0; j < field.k; j++) {
    sum ^= power;
    power = field.multiply(power, power);
  }
  return sum;
}

/** θ·λ_i, λ_i = Π_{j≠i} α_j/(α_j − α_i) being the Lagrange coefficient at 0 of `party` in `set`. */
export function scaleOf(field: Field, set: PartySet, party: Party): number {
  let scale = 1;
  while (trace(field, scale) === 0) scale++; // θ: half of all elements have trace 1
  for (const other of set)
    if (other !== party) scale = field.multiply(scale, field.multiply(other, field.inverse(other ^ party)));
  return scale;
}

/** Which bits of x sum to Tr(scale·x): all j with Tr(scale·X^j) = 1. */
export const linearForm = (field: Field, scale: number): number[] =>
  Array.from({ length: field.k }, (_, j) => j).filter(
    (j) => trace(field, field.multiply(scale, 1 << j)) === 1,
  );

/** What Tr(scale·x) and Tr(scale·x·y) are of the bits of x and y. */
export interface TraceForms {
  /** Tr(scale·x) = Σ x_j over these j. */
  readonly linear: readonly number[];
  /**
   * Tr(scale·x·y) = Σ_j x_j Σ_l M_jl y_l, M_jl = Tr(scale·X^j·X^l): k ANDs make a product's trace. M in blocks of 3×3,
   * each from row j and column l on, with bit 3·row + column of `bits` for each entry.
   */
  readonly matrix: readonly { j: number; l: number; bits: number }[];
}

export function traceForms(field: Field, scale: number): TraceForms {
  const rows = Array.from({ length: field.k }, (_, j) => linearForm(field, field.multiply(scale, 1 << j)));
  const starts = Array.from({ length: Math.ceil(field.k / 3) }, (_, block) => 3 * block);
  const bitsAt = (j: number, l: number): number =>
    [0, 1, 2]
      .flatMap((row) => [0, 1, 2].map((column) => Number(rows[j + row]?.includes(l + column) ?? false)))
      .reduce((bits, entry, at) => bits | (entry << at), 0);
  const matrix = starts.flatMap((j) => starts.map((l) => ({ j, l, bits: bitsAt(j, l) })));
  return { linear: linearForm(field, scale), matrix };
}
