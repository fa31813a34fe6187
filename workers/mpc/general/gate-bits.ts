import type { Gate } from '../engine.ts';
import type { Field } from '../field.ts';
import { numberPlanes } from '../gate-program.ts';
import type { Kernels } from '../kernels/kernels.ts';
import { strideOf } from '../shared.ts';
import { CHUNK } from './common-bits.ts';
import type { TraceForms } from './trace.ts';

/** Parts do not lie a power of two apart, which is slow. */
const PITCH = CHUNK + 256;
/** The kernel takes so many parts of either operand. */
const BLOCK = 3;

/** XORs a party's bits of the words [from, to) of the gates' planes, a chunk at most, over the kernels' memory. */
export type AddGateBits = (forms: TraceForms, from: number, to: number, address: number) => void;

/**
 * Tr(scale·(Σ x·y + Σ s)) of one party's shares, for gates on planes of `length` rows that lie one after the other:
 *
 *   Tr(scale·s) = Σ s_j over the linear form,  Tr(scale·x·y) = Σ_j x_j Σ_l M_jl y_l  (trace.ts)
 *
 * Bits past `length` are noise.
 * @throws RangeError when an operand has another length
 */
export function gateBits(
  kernels: Kernels,
  { k }: Field,
  length: number,
  gates: readonly Gate[],
): AddGateBits {
  const stride = strideOf(length);
  const numbered = gates.map((gate) => numberPlanes(length, [gate]));
  const slotBytes = BLOCK * Math.ceil(k / BLOCK) * PITCH;
  const regs = kernels.alloc(slotBytes * Math.max(...numbered.map(({ planes }) => planes.length)));

  return ({ linear, matrix }, from, to, address) => {
    const memory = kernels.words();
    for (let at = from; at < to; ) {
      const g = Math.floor(at / stride);
      const first = at - g * stride;
      const words = Math.min(stride - first, to - at);
      const z = address + 4 * (at - from);
      const {
        planes,
        gates: [{ products, singles }],
      } = numbered[g];
      for (const [slot, { of, at: p }] of planes.entries())
        for (let j = 0; j < k; j++) {
          const word = (regs + slot * slotBytes + j * PITCH) >>> 2;
          memory.set(of.parts[j].subarray(p * stride + first, p * stride + first + words), word);
          memory.fill(0, word + words, word + words + 3); // products end with a whole cell
        }
      for (const [x, y] of products)
        for (const { j, l, bits } of matrix) {
          const [xs, ys] = [regs + x * slotBytes + j * PITCH, regs + y * slotBytes + l * PITCH];
          kernels.bilinear(z, xs, ys, PITCH, 4 * words, bits);
        }
      for (const slot of singles)
        for (const j of linear) kernels.xorInto(z, regs + slot * slotBytes + j * PITCH, 4 * words);
      at += words;
    }
  };
}
