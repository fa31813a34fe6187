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

/** XOR of the bits j of x with bit j of the form set: a linear form as a number. */
export type Form = number;

/**
 * k forms with Tr(scale·x·y) = Σ_i L_i(x)·L_i(y), for scale ≠ 0: so few ANDs make a product's trace.
 *
 * The left side is symmetric, not degenerate, and not alternating: Tr(scale·x²) is not always 0. Such a form has an
 * orthonormal basis over GF(2) (A. A. Albert, "Symmetric and alternate matrices in an arbitrary field", 1938); here it is
 * searched, as there are few.
 */
export function productForms(field: Field, scale: number): Form[] {
  const coordinates = Array.from({ length: field.k }, (_, j) => j);
  // row j of the matrix: bit l = Tr(scale·X^j·X^l)
  const rest = coordinates.map((j) => formOf(linearForm(field, field.multiply(scale, 1 << j))));
  /** `count` forms, each above the one before, whose squares sum to `rest`. */
  const search = (rest: readonly Form[], count: number, from: Form): Form[] | null => {
    if (count === 0) return rest.every((row) => row === 0) ? [] : null;
    for (let form = from; form < field.size; form++) {
      const less = rest.map((row, j) => row ^ ((form >> j) & 1 ? form : 0));
      const others = search(less, count - 1, form + 1);
      if (others) return [form, ...others];
    }
    return null;
  };
  return search(rest, field.k, 1)!;
}

const formOf = (bits: readonly number[]): Form => bits.reduce((form, j) => form | (1 << j), 0);
