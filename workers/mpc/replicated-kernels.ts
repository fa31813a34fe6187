import type { Term } from './engine.ts';
import { type Plane, strideOf } from './shared.ts';

/**
 * Adds this party's additive share of one term of a gate to the words of `z` from `start` on:
 * A_x A_y ⊕ A_x B_y ⊕ B_x A_y = A_x (A_y ⊕ B_y) ⊕ B_x A_y of a product, A_x of a plane alone.
 * Offsets and no subarrays: views are dear where planes are short.
 *
 * @param length rows that every operand must have
 */
export function addTerm(z: Uint32Array, start: number, term: Term, length: number): void {
  const stride = strideOf(length);
  const x = term[0];
  const y = term[1];
  const ax = partOf(x, 0, length);
  const i = x.at * stride;
  if (!y) {
    for (let w = 0; w < stride; w++) z[start + w] ^= ax[i + w];
    return;
  }
  const bx = partOf(x, 1, length);
  const ay = partOf(y, 0, length);
  const by = partOf(y, 1, length);
  const j = y.at * stride;
  for (let w = 0; w < stride; w++)
    z[start + w] ^= (ax[i + w] & (ay[j + w] ^ by[j + w])) ^ (bx[i + w] & ay[j + w]);
}

function partOf({ of }: Plane, part: number, length: number): Uint32Array {
  if (of.length !== length) throw new RangeError(`a gate of ${length} rows has an operand of ${of.length}`);
  return of.parts[part];
}
