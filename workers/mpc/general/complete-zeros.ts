import { withKernels } from '../kernels/lend.ts';
import type { Party } from '../party.ts';
import { CHUNK, type CommonBits, eachChunk } from './common-bits.ts';
import type { PartySet } from './party-sets.ts';

/**
 * Sharings of zero without a message, on the complete graph of a set S: zero_i = Σ_{j∈S, j≠i} F(k_ij).
 *
 * Each key occurs at two parties, so they cancel. To any t parties T the zeros of S \ T are uniform but for their sum:
 * what T lacks are the keys of pairs in S \ T, and a complete graph stays connected whoever leaves it, so along a tree
 * of such pairs any values of the right sum occur equally often.
 *
 * ⚠ A ring does not do for t ≥ 2: two parties of T cut it into two arcs, and each arc's sum is in the open.
 */
export class CompleteZeros {
  /** @param pairs the bits in common with each other party, for this use alone */
  constructor(
    private readonly self: Party,
    private readonly pairs: ReadonlyMap<Party, CommonBits>,
  ) {}

  /** out ⊕= this party's share of the next zeros of `set`, which it is in. All members draw as much, in the same order. */
  add(out: Uint32Array, set: PartySet): void {
    withKernels((kernels) => {
      const address = kernels.alloc(CHUNK);
      const masks = set
        .filter((peer) => peer !== this.self)
        .map((peer) => this.pairs.get(peer)!.mask(kernels));
      eachChunk(out.length, (from, to) => {
        const memory = kernels.words();
        memory.set(out.subarray(from, to), address >>> 2);
        for (const mask of masks) mask(address, 4 * (to - from));
        out.set(memory.subarray(address >>> 2, (address >>> 2) + to - from), from);
      });
    });
  }
}
