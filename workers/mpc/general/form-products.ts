import type { Gate } from '../engine.ts';
import { encodeGates, numberPlanes } from '../gate-program.ts';
import type { Kernels } from '../kernels/kernels.ts';
import { type Plane, strideOf } from '../shared.ts';
import { CHUNK } from './common-bits.ts';
import type { Form } from './trace.ts';

/** Parts of slots do not lie a power of two apart, which is slow. */
const PITCH = CHUNK + 256;

/**
 * z ⊕= Σ over products of Σ_i L_i(x) L_i(y), for the words of the planes from `first` on. What the kernels make of a
 * product of slots is A_x A_y ⊕ A_x B_y ⊕ B_x A_y = (A ⊕ B)_x (A ⊕ B)_y ⊕ B_x B_y: with
 *
 *   A = L_0 ⊕ L_1, B = L_1    in slot 0 of a plane,    A = L_2, B = 0    in the next, and so on
 *
 * each pair of forms is one product.
 *
 * @param length rows of every operand (not checked)
 * @param products without singles
 */
export function addProducts(
  kernels: Kernels,
  forms: readonly Form[],
  length: number,
  products: Gate,
  first: number,
  z: Uint32Array,
): void {
  const { planes, program } = onForms(length, products, forms.length);
  const stride = strideOf(length);
  const code = kernels.alloc(program.byteLength);
  kernels.words().set(program, code >>> 2);
  const raw = forms.map(() => kernels.alloc(CHUNK));
  const even = forms.length + (forms.length & 1);
  const regs = kernels.alloc(planes.length * even * PITCH);
  const sum = kernels.alloc(CHUNK);
  for (let at = 0; at < z.length; at += CHUNK / 4) {
    const words = Math.min(CHUNK / 4, z.length - at);
    const memory = kernels.words();
    let register = regs;
    for (const { of, at: p } of planes) {
      const from = p * stride + first + at;
      raw.forEach((address, j) => {
        memory.set(of.parts[j].subarray(from, from + words), address >>> 2);
      });
      for (let i = 0; i < even; i += 2)
        for (const form of [forms[i] ^ (forms[i + 1] ?? 0), forms[i + 1] ?? 0]) {
          kernels.bytes().fill(0, register, register + 4 * words);
          raw.forEach((address, j) => {
            if ((form >> j) & 1) kernels.xorInto(register, address, 4 * words);
          });
          register += PITCH;
        }
    }
    memory.set(z.subarray(at, at + words), sum >>> 2);
    const tiles = Math.ceil(words / 4);
    kernels.gates(code, 1, tiles, regs, 2 * PITCH, PITCH, 16, sum, CHUNK, 16);
    z.set(memory.subarray(sum >>> 2, (sum >>> 2) + words), at);
  }
}

/** The planes of one gate, and its products on their slots, ⌈forms/2⌉ for each. */
function onForms(
  length: number,
  gate: Gate,
  forms: number,
): { planes: readonly Plane[]; program: Uint32Array } {
  const slots = Math.ceil(forms / 2);
  const { planes, program } = numberPlanes(length, [gate]);
  const products: [number, number][] = [];
  for (let at = 2; at < program.length; at += 2)
    for (let k = 0; k < slots; k++) products.push([slots * program[at] + k, slots * program[at + 1] + k]);
  return { planes, program: encodeGates([{ products, singles: [] }]) };
}
