import type { Kernels } from '../kernels/kernels.ts';
import { withKernels } from '../kernels/lend.ts';
import type { Party } from '../party.ts';
import type { Mask } from '../row-table.ts';
import { CHUNK, type CommonBits, eachChunk } from './common-bits.ts';
import type { PartySet } from './party-sets.ts';

/**
 * Sharings of zero without a message, on a circle of parties of whom up to c are curious:
 *
 *   zero_i = Σ F(k_ij) over the j that stand up to d = ⌈(c+1)/2⌉ places from i, either way
 *
 * Each key occurs at two parties, so they cancel. To any c parties T of the circle the zeros of the others are uniform but
 * for their sum: two others that follow each other have a key that T lacks, unless d or more of T stand between them,
 * and as 2d > c that is so in one place at most. So all the others are one chain, along which any values of the right
 * sum occur equally often. (These are F. Harary's graphs of 1962: connected whichever c leave, with fewest edges for odd c.)
 *
 * ⚠ Neighbours alone, d = 1, do not do for c ≥ 2: two parties of T cut the circle into two arcs, and each arc's sum is
 * in the open.
 */
export class CircleZeros {
  /** @param pairs the bits in common with each other party, for this use alone */
  constructor(
    private readonly self: Party,
    private readonly pairs: ReadonlyMap<Party, CommonBits>,
  ) {}

  /**
   * Functions that each XOR one summand of this party's share of the next zeros over the kernels' memory. All of the
   * circle draw as much, in the same order.
   * @param circle in the same order at all; this party is in it
   */
  masks(kernels: Kernels, circle: PartySet, curious: number): Mask[] {
    const reach = Math.ceil((curious + 1) / 2);
    const own = circle.indexOf(this.self);
    return circle
      .filter((_, at) => {
        const apart = Math.abs(at - own);
        return apart > 0 && Math.min(apart, circle.length - apart) <= reach;
      })
      .map((peer) => this.pairs.get(peer)!.mask(kernels));
  }

  /** out ⊕= this party's share of the next zeros. */
  add(out: Uint32Array, circle: PartySet, curious: number): void {
    withKernels((kernels) => {
      const address = kernels.alloc(CHUNK);
      const masks = this.masks(kernels, circle, curious);
      eachChunk(0, out.length, (from, to) => {
        const memory = kernels.words();
        memory.set(out.subarray(from, to), address >>> 2);
        for (const mask of masks) mask(address, 4 * (to - from));
        out.set(memory.subarray(address >>> 2, (address >>> 2) + to - from), from);
      });
    });
  }
}
