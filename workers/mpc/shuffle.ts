/**
 * Replicated shuffle of three parties (Araki et al. 2021, as in DESIGN §5.2): each pair of parties permutes once,
 * so nobody knows the whole permutation. Party i lacks part R_i.
 * @module
 */
import { ProtocolError } from '../errors.ts';
import type { Permutation } from './engine.ts';
import type { Kernels } from './kernels/kernels.ts';
import { withKernels } from './kernels/lend.ts';
import { placeKey } from './pair-stream.ts';
import type { Party } from './party.ts';
import { streamKey } from './prg.ts';
import { listed } from './row-numbers.ts';
import { type Mask, RowTable } from './row-table.ts';
import { type Shared, xorInto } from './shared.ts';

/** What one run of the shuffle needs from its engine. */
export interface ShuffleHost {
  readonly self: Party;
  /** What self and peer have in common, to be XORed over rows; both ends draw as much, in the same order. */
  mask(peer: Party, kernels: Kernels): Mask;
  /** Fills a part, likewise. */
  draw(peer: Party, part: Uint32Array): void;
  /** Gives the words away. */
  send(to: Party, message: string, words: Uint32Array): void;
  receive(from: Party, message: string, words: number): Promise<Uint32Array>;
}

/** inverse[order[i]] = i. `order` must be a permutation (not checked). */
function invertOrder(order: Uint32Array): Uint32Array {
  const inverse = new Uint32Array(order.length);
  for (let i = 0; i < order.length; i++) inverse[order[i]] = i;
  return inverse;
}

interface Expanded {
  readonly order: Uint32Array;
  /** The inverse. */
  back(): Uint32Array;
}

/** Permutations by their seed, while that is there: a match goes in and out by the same one. */
const known = new WeakMap<Uint8Array, Expanded>();

function expanded(seed: Uint8Array, length: number): Expanded {
  let found = known.get(seed);
  if (!found) {
    const order = expandPermutation(seed, length);
    let inverse: Uint32Array | undefined;
    found = {
      order,
      back() {
        inverse ??= invertOrder(order);
        return inverse;
      },
    };
    known.set(seed, found);
  }
  return found;
}

/** Name of the seed that two parties share in a `Permutation`. */
export const pairLabel = (a: Party, b: Party): string => (a < b ? `${a}-${b}` : `${b}-${a}`);

/**
 * A uniform permutation of 0..length−1: Fisher–Yates with rejection, so without bias.
 * Its time depends on the seed only, which both holders know.
 */
export const expandPermutation = (seed: Uint8Array, length: number): Uint32Array<ArrayBuffer> =>
  withKernels((kernels) => {
    const key = placeKey(kernels, streamKey(seed, 'permutation'));
    const order = kernels.alloc(4 * length);
    kernels.permute(order, length, key);
    return kernels.words().slice(order >>> 2, (order >>> 2) + length);
  });

/**
 * Moves the rows of `s` by `p`. With first, last = 1, 3 (π = "rows in the order of expandPermutation"):
 *
 *   P1: X2 = π31(π12(R2 ⊕ R3 ⊕ Z12) ⊕ Z31) → P2              P2: Y1 = π12(R1 ⊕ Z12) → P3
 *   P2: C1 = π23(X2) ⊕ B̂ → P3                                 P3: C2 = π23(π31(Y1 ⊕ Z31)) ⊕ Â → P2
 *
 * New parts: R2' = Â (P1, P3), R3' = B̂ (P1, P2), R1' = C1 ⊕ C2 (P2, P3). They sum to the permuted secret, since every
 * Z occurs on both sides. P2 sees X2 under Z31 and C2 under Â, P3 sees Y1 under Z12 and C1 under B̂, P1 nothing: each
 * is uniform to who lacks that mask. (The paper masks once more between P2 and P3; that mask would cancel where Â and
 * B̂ hide already.) The inverse is the same with 1 ↔ 3 exchanged throughout and every π inverted.
 *
 * The new parts take the memory of the old ones; what comes in goes out again.
 */
export async function shuffleParts(
  host: ShuffleHost,
  p: Permutation,
  s: Shared,
  inverse: boolean,
): Promise<Shared> {
  const { self } = host;
  const [first, last] = inverse ? [3, 1] : [1, 3];
  const [a, b] = s.parts;
  const size = a.length;
  const orderOf = (x: Party, y: Party): Uint32Array => {
    const seed = p.seeds.get(pairLabel(x, y));
    if (!seed) throw new ProtocolError(`shuffle: the permutation has no seed of parties ${pairLabel(x, y)}`);
    const { order, back } = expanded(seed, p.length);
    return inverse ? back() : order;
  };
  const table = (kernels: Kernels, part: Uint32Array, mask?: Mask) =>
    new RowTable(kernels, [part], s.planes, s.length, { mask });
  const rowsOf = (x: Party, y: Party) => listed(orderOf(x, y));
  // parts of party i: [r_{i+1}, r_{i+2}]
  if (self === first) {
    const [x2] = withKernels((kernels) => {
      const rows = table(kernels, a, host.mask(2, kernels));
      rows.add([b]);
      rows.arrange(orderOf(first, 2));
      rows.add([], host.mask(last, kernels));
      return rows.pick(rowsOf(first, last));
    });
    host.send(2, 'X2', x2);
    const [aHat, bHat] = inverse ? [b, a] : [a, b]; // party 1: [R2', R3']; party 3: [R1', R2']
    host.draw(2, bHat);
    host.draw(last, aHat);
  } else if (self === 2) {
    const [own, other] = inverse ? [a, b] : [b, a]; // the part that `first` lacks: party 2 holds [R3, R1]
    const [y1] = withKernels((kernels) =>
      table(kernels, own, host.mask(first, kernels)).pick(rowsOf(first, 2)),
    );
    host.send(last, 'Y1', y1);
    host.draw(first, other); // B̂
    const c1 = await host.receive(first, 'X2', size);
    withKernels((kernels) => table(kernels, c1).pick(rowsOf(2, last), s.planes, [c1]));
    xorInto(c1, other);
    own.set(c1);
    host.send(last, 'C1', c1);
    xorInto(own, await host.receive(last, 'C2', size));
  } else {
    const c2 = await host.receive(2, 'Y1', size);
    withKernels((kernels) => {
      const rows = table(kernels, c2, host.mask(first, kernels));
      rows.arrange(orderOf(first, last));
      rows.pick(rowsOf(2, last), s.planes, [c2]);
    });
    const [aHat, r1] = inverse ? [a, b] : [b, a]; // party 3: [R1', R2']; party 1: [R2', R3']
    host.draw(first, aHat);
    xorInto(c2, aHat);
    r1.set(c2);
    host.send(2, 'C2', c2);
    xorInto(r1, await host.receive(2, 'C1', size));
  }
  return s;
}
