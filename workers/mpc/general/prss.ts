import type { Field } from '../field.ts';
import { withKernels } from '../kernels/lend.ts';
import type { Party } from '../party.ts';
import type { Scheme } from '../shamir.ts';
import { CHUNK, type CommonBits, eachChunk } from './common-bits.ts';
import { allParties, type PartySet } from './party-sets.ts';

/** f_A(α_i): what the share of party i has of a value that all of `set` have in common, and nobody else. */
export const scaleIn = (field: Field, parties: number, set: PartySet, i: Party): number =>
  allParties(parties)
    .filter((party) => !set.includes(party))
    .reduce((scale, j) => field.multiply(scale, field.multiply(j ^ i, field.inverse(j))), 1);

/**
 * Random shared bits without a message (Cramer–Damgård–Ishai 2005): one key for each set A of n−t parties.
 *
 *   r = Σ_A r_A,  share of party i = Σ_{A∋i} r_A·f_A(α_i),  f_A(x) = Π_{j∉A} (α_j − x)/α_j
 *
 * f_A has degree t, is 1 at 0 and 0 at whoever lacks r_A. So the shares lie on a polynomial of degree ≤ t with the bit
 * r at 0. For the schemes that are offered the f_A span all such polynomials (test), so this one is uniform.
 *
 * Any t parties T lack r_A for A = all others, and nothing else: so r is uniform to them, and given r (or anything from
 * which r follows) all shares follow from what T has. Hence x ⊕ r, told to everybody, says nothing of x if r is used once.
 */
export class Prss {
  /** f_A(α_i), and the common bits of all sets A for which it is that. */
  private readonly byScale: ReadonlyMap<number, readonly CommonBits[]>;

  /** @param common the common bits of a set of n−t parties; asked once for every set that `self` is in */
  constructor(
    { field }: Pick<Scheme, 'field'>,
    self: Party,
    parties: number,
    sets: readonly PartySet[],
    common: (set: PartySet) => CommonBits,
  ) {
    const byScale = new Map<number, CommonBits[]>();
    for (const set of sets) {
      if (!set.includes(self)) continue;
      const scale = scaleIn(field, parties, set, self);
      byScale.set(scale, [...(byScale.get(scale) ?? []), common(set)]);
    }
    this.byScale = byScale;
  }

  /** Writes this party's share of the next random bits, one plane for each bit of an element, equally long. */
  draw(planes: readonly Uint32Array[]): void {
    withKernels((kernels) => {
      const sum = kernels.alloc(CHUNK);
      const outs = planes.map(() => kernels.alloc(CHUNK));
      const groups = [...this.byScale].map(
        ([scale, list]) => [scale, list.map((bits) => bits.mask(kernels))] as const,
      );
      eachChunk(0, planes[0].length, (from, to) => {
        const bytes = 4 * (to - from);
        for (const out of outs) kernels.bytes().fill(0, out, out + bytes);
        for (const [scale, masks] of groups) {
          kernels.bytes().fill(0, sum, sum + bytes);
          for (const mask of masks) mask(sum, bytes);
          outs.forEach((out, p) => {
            if ((scale >> p) & 1) kernels.xorInto(out, sum, bytes);
          });
        }
        planes.forEach((plane, p) => {
          plane.set(kernels.words().subarray(outs[p] >>> 2, (outs[p] + bytes) >>> 2), from);
        });
      });
    });
  }
}
