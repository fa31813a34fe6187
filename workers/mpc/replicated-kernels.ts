import type { Term } from './engine.ts';
import { type Plane, strideOf } from './shared.ts';

/**
 * out ⊕= this party's additive share of one term of a gate:
 * A_x A_y ⊕ A_x B_y ⊕ B_x A_y = A_x (A_y ⊕ B_y) ⊕ B_x A_y of a product, A_x of a plane alone.
 * Every operand must have `length` rows.
 */
export function addTerm(out: Uint32Array, [x, y]: Term, length: number): void {
  const ax = words(x, 0, length);
  if (!y) {
    for (let i = 0; i < out.length; i++) out[i] ^= ax[i];
    return;
  }
  const bx = words(x, 1, length);
  const ay = words(y, 0, length);
  const by = words(y, 1, length);
  for (let i = 0; i < out.length; i++) out[i] ^= (ax[i] & (ay[i] ^ by[i])) ^ (bx[i] & ay[i]);
}

function words({ of, at }: Plane, part: number, length: number): Uint32Array {
  if (of.length !== length) throw new RangeError(`a gate of ${length} rows has an operand of ${of.length}`);
  const stride = strideOf(length);
  return of.parts[part].subarray(at * stride, (at + 1) * stride);
}
