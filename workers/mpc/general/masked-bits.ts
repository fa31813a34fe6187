import type { Buffers } from '../buffers.ts';
import type { Kernels } from '../kernels/kernels.ts';
import { withKernels } from '../kernels/lend.ts';
import type { Party } from '../party.ts';
import type { Mask } from '../row-table.ts';
import { CHUNK, eachChunk } from './common-bits.ts';
import type { Stretch } from './stretches.ts';

/** XORs a party's additive shares of the words [from, to) of a stretch, a chunk at most, over memory of the kernels. */
export type AddBits = (stretch: Stretch, from: number, to: number, address: number) => void;

/** Makes what adds them, with memory of its own. */
export type MakeBits = (kernels: Kernels) => AddBits;

/**
 * The bits of `self` for each stretch that it is a sender of, masked, chunk by chunk while they are in the cache.
 * @param masksOf a stretch; all parties of its circle draw chunks alike
 */
export function maskedBits(
  list: readonly Stretch[],
  self: Party,
  buffers: Buffers,
  makeBits: MakeBits,
  masksOf: (kernels: Kernels, stretch: Stretch) => readonly Mask[],
): Map<Stretch, Uint32Array> {
  return withKernels((kernels) => {
    const chunk = kernels.alloc(CHUNK);
    const addBits = makeBits(kernels);
    const masked = new Map<Stretch, Uint32Array>();
    for (const stretch of list) {
      if (!stretch.senders.includes(self)) continue;
      const masks = masksOf(kernels, stretch);
      const memory = kernels.words();
      const words = buffers.takeWords(stretch.to - stretch.from);
      eachChunk(stretch.from, stretch.to, (from, to) => {
        memory.fill(0, chunk >>> 2, (chunk >>> 2) + to - from);
        addBits(stretch, from, to, chunk);
        for (const mask of masks) mask(chunk, 4 * (to - from));
        words.set(memory.subarray(chunk >>> 2, (chunk >>> 2) + to - from), from - stretch.from);
      });
      masked.set(stretch, words);
    }
    return masked;
  });
}
