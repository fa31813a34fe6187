import type { Gate } from '../engine.ts';
import type { Field } from '../field.ts';
import { withKernels } from '../kernels/lend.ts';
import { strideOf, xorInto } from '../shared.ts';
import { addProducts } from './form-products.ts';
import type { Stretch } from './sum-opening.ts';
import { linearForm, productForms } from './trace.ts';

/**
 * out ⊕= Tr(scale·(Σ x·y + Σ s)) of this party's shares, for the words of one stretch of the gates' planes, which lie one
 * after the other. Bits past `length` are noise.
 *
 *   Tr(scale·s) = Σ s_j over the linear form,  Tr(scale·x·y) = Σ_i L_i(x) L_i(y)  (trace.ts)
 *
 * @param length rows of every operand (not checked)
 * @param out as many words as the stretch has
 */
export function addGateBits(
  field: Field,
  scale: number,
  length: number,
  gates: readonly Gate[],
  { from, to }: Pick<Stretch, 'from' | 'to'>,
  out: Uint32Array,
): void {
  const stride = strideOf(length);
  const singles = linearForm(field, scale);
  const forms = productForms(field, scale);
  for (let at = from; at < to; ) {
    const g = Math.floor(at / stride);
    const first = at - g * stride;
    const words = Math.min(stride - first, to - at);
    const z = out.subarray(at - from, at - from + words);
    for (const [{ of, at: p }, y] of gates[g])
      if (!y)
        for (const j of singles)
          xorInto(z, of.parts[j].subarray(p * stride + first, p * stride + first + words));
    const products = gates[g].filter(([, y]) => y);
    if (products.length > 0)
      withKernels((kernels) => addProducts(kernels, forms, length, products, first, z));
    at += words;
  }
}
