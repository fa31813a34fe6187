/**
 * Replicated shuffle of three parties (Araki et al. 2021, as in DESIGN §5.2): each pair of parties permutes once,
 * so nobody knows the whole permutation. Party i lacks part R_i.
 * @module
 */
import { ProtocolError } from '../errors.ts';
import type { Permutation } from './engine.ts';
import { PairStream } from './pair-stream.ts';
import type { Party } from './party.ts';
import { selectWords } from './rows.ts';
import { numbersTo, type Shared } from './shared.ts';

/** What one run of the shuffle needs from its engine. */
export interface ShuffleHost {
  readonly self: Party;
  /** Fresh mask of the shape of `s`, known to self and peer; both ends draw in the same order. */
  mask(peer: Party, s: Shared): Uint32Array;
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
export function expandPermutation(seed: Uint8Array, length: number): Uint32Array {
  const stream = new PairStream(seed, 'permutation');
  const order = numbersTo(length);
  let words = new Uint32Array(0);
  let next = 0;
  for (let i = length - 1; i > 0; i--) {
    const mask = 0xffffffff >>> Math.clz32(i);
    let j: number;
    do {
      if (next === words.length) {
        words = stream.words(Math.max(64, Math.min(2 * i, 1 << 14)));
        next = 0;
      }
      j = words[next++] & mask;
    } while (j > i);
    const swap = order[i];
    order[i] = order[j];
    order[j] = swap;
  }
  return order;
}

/**
 * Moves the rows of `s` by `p`. With first, last = 1, 3 (π = "rows in the order of expandPermutation"):
 *
 *   P1: X1 = π12(R2 ⊕ R3 ⊕ Z12), X2 = π31(X1 ⊕ Z31) → P2        P2: Y1 = π12(R1 ⊕ Z12) → P3
 *   P2: X3 = π23(X2 ⊕ Z23), C1 = X3 ⊕ B̂ → P3                    P3: Y3 = π23(π31(Y1 ⊕ Z31) ⊕ Z23), C2 = Y3 ⊕ Â → P2
 *
 * New parts: R2' = Â (P1, P3), R3' = B̂ (P1, P2), R1' = C1 ⊕ C2 (P2, P3). X3 ⊕ Y3 is the permuted secret, since
 * every Z occurs on both sides. P2 sees only X2 under Z31, P3 only Y1 under Z12; C1 and C2 hide under B̂ and Â.
 * The inverse is the same with 1 ↔ 3 exchanged throughout and every π inverted.
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
  const move = (x: Party, y: Party): ((words: Uint32Array) => Uint32Array) => {
    const seed = p.seeds.get(pairLabel(x, y));
    if (!seed) throw new ProtocolError(`shuffle: the permutation has no seed of parties ${pairLabel(x, y)}`);
    const { order, back } = expanded(seed, p.length);
    const indices = inverse ? back() : order;
    return (words) => selectWords(words, s.planes, s.length, indices);
  };
  // parts of party i: [r_{i+1}, r_{i+2}]
  let parts: [Uint32Array, Uint32Array];
  if (self === first) {
    const [zFirst2, zEnds] = [host.mask(2, s), host.mask(last, s)];
    const [bHat, aHat] = [host.mask(2, s), host.mask(last, s)];
    const x1 = move(first, 2)(sum(a, b, zFirst2));
    host.send(2, 'X2', move(first, last)(sum(x1, zEnds)));
    parts = inverse ? [bHat, aHat] : [aHat, bHat]; // party 1: [R2', R3']; party 3: [R1', R2']
  } else if (self === 2) {
    const [zFirst2, z2Last, bHat] = [host.mask(first, s), host.mask(last, s), host.mask(first, s)];
    const own = inverse ? a : b; // the part that `first` lacks: party 2 holds [R3, R1]
    host.send(last, 'Y1', move(first, 2)(sum(own, zFirst2)));
    const x2 = await host.receive(first, 'X2', size);
    const c1 = sum(move(2, last)(sum(x2, z2Last)), bHat);
    host.send(last, 'C1', c1.slice());
    const common = sum(c1, await host.receive(last, 'C2', size));
    parts = inverse ? [common, bHat] : [bHat, common];
  } else {
    const [zEnds, z2Last, aHat] = [host.mask(first, s), host.mask(2, s), host.mask(first, s)];
    const y1 = await host.receive(2, 'Y1', size);
    const y3 = move(2, last)(sum(move(first, last)(sum(y1, zEnds)), z2Last));
    const c2 = sum(y3, aHat);
    host.send(2, 'C2', c2.slice());
    const common = sum(await host.receive(2, 'C1', size), c2);
    parts = inverse ? [aHat, common] : [common, aHat]; // party 3: [R1', R2']; party 1: [R2', R3']
  }
  return { planes: s.planes, length: s.length, parts };
}

function sum(first: Uint32Array, ...more: readonly Uint32Array[]): Uint32Array {
  const out = first.slice();
  for (const words of more) for (let i = 0; i < out.length; i++) out[i] ^= words[i];
  return out;
}
