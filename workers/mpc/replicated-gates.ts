import type { Gate } from './engine.ts';
import { encodeGates, numberPlanes } from './gate-program.ts';
import { withKernels } from './kernels/lend.ts';
import { roundToPiece } from './pair-stream.ts';
import { strideOf } from './shared.ts';
import type { ZeroSharing } from './zero-sharing.ts';

const CELL = 16;
/** Bytes that are computed while they are in the cache. */
const CACHED = 1 << 17;

/**
 * This party's additive share of every gate on planes of `length` rows: z_i = Σ (A_x A_y ⊕ A_x B_y ⊕ B_x A_y) ⊕ zero_i,
 * plane by plane. Bits past `length` are noise.
 * @param out as many words as all gates' planes have
 * @throws RangeError when an operand has another length
 */
export function evaluateGates(
  zero: ZeroSharing,
  length: number,
  gates: readonly Gate[],
  out: Uint32Array,
): void {
  const { gates: numbered, planes } = numberPlanes(length, gates);
  const program = encodeGates(numbered);
  const stride = strideOf(length);
  // Tiles of 128 rows in one turn; odd, so that planes do not lie a power of two apart.
  const turn = Math.floor(CACHED / (CELL * (2 * planes.length + gates.length))) | 1;
  const wordsOfTurn = (turn * CELL) / 4;
  withKernels((kernels) => {
    const code = kernels.alloc(program.byteLength);
    const regs = kernels.alloc(2 * planes.length * turn * CELL);
    const z = kernels.alloc(roundToPiece(gates.length * turn * CELL));
    const zeros = zero.in(kernels, 0);
    const memory = kernels.words();
    memory.set(program, code >>> 2);
    for (let word = 0; word < stride; word += wordsOfTurn) {
      const words = Math.min(wordsOfTurn, stride - word);
      let register = regs >>> 2;
      for (const { of, at } of planes)
        for (const part of of.parts) {
          const from = at * stride + word;
          memory.set(part.subarray(from, from + words), register);
          register += wordsOfTurn;
        }
      const tiles = Math.ceil(words / 4);
      zeros(z, gates.length * tiles * CELL);
      const layout = [regs, 2 * turn * CELL, turn * CELL, CELL] as const;
      kernels.gates(code, gates.length, tiles, ...layout, z, tiles * CELL, CELL);
      for (let g = 0; g < gates.length; g++) {
        const from = (z >>> 2) + g * tiles * 4;
        out.set(memory.subarray(from, from + words), g * stride + word);
      }
    }
  });
}
