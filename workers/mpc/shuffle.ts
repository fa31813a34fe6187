/**
 * Replicated shuffle of three parties (Araki et al. 2021, as in DESIGN §5.2): each pair of parties permutes once,
 * so nobody knows the whole permutation. Party i lacks part R_i.
 * @module
 */
import { ProtocolError } from '../errors.ts';
import type { Permutation } from './engine.ts';
import type { Kernels } from './kernels/kernels.ts';
import { borrowKernels, giveBack } from './kernels/lend.ts';
import type { Party } from './party.ts';
import { type Move, moveBy } from './permutations.ts';
import { listed } from './row-numbers.ts';
import { type Mask, RowTable } from './row-table.ts';
import { type Shared, xorInto } from './shared.ts';
import type { Team } from './team.ts';

/** What one run of the shuffle needs from its engine. */
export interface ShuffleHost {
  readonly self: Party;
  readonly team: Team | null;
  /** What self and peer have in common, to be XORed over rows; both ends draw as much, in the same order. */
  mask(peer: Party, kernels: Kernels): Mask;
  /** Fills a part, likewise. */
  draw(peer: Party, part: Uint32Array): void;
  /** Gives the words away. */
  send(to: Party, message: string, words: Uint32Array): void;
  receive(from: Party, message: string, words: number): Promise<Uint32Array>;
  /** Gives rows to each worker of the team and takes some from each. */
  exchange(message: string, rows: readonly Uint8Array[]): Promise<Uint8Array[]>;
}

/** Name of the seed that two parties share in a `Permutation`. */
export const pairLabel = (a: Party, b: Party): string => (a < b ? `${a}-${b}` : `${b}-${a}`);

/**
 * Moves the rows of `s` by `p`. With first, last = 1, 3 (π = "rows in the order of its seed"):
 *
 *   P1: X2 = π31(π12(R2 ⊕ R3 ⊕ Z12) ⊕ Z31) → P2              P2: Y1 = π12(R1 ⊕ Z12) → P3
 *   P2: C1 = π23(X2) ⊕ B̂ → P3                                 P3: C2 = π23(π31(Y1 ⊕ Z31)) ⊕ Â → P2
 *
 * New parts: R2' = Â (P1, P3), R3' = B̂ (P1, P2), R1' = C1 ⊕ C2 (P2, P3). They sum to the permuted secret, since every
 * Z occurs on both sides. P2 sees X2 under Z31 and C2 under Â, P3 sees Y1 under Z12 and C1 under B̂, P1 nothing: each
 * is uniform to who lacks that mask. (The paper masks once more between P2 and P3; that mask would cancel where Â and
 * B̂ hide already.) The inverse is the same with 1 ↔ 3 exchanged throughout and every π inverted.
 *
 * In a team each π is over the rows of all workers, and moves them between workers of the party that applies it, which
 * knows it. To another party each worker sends as many rows as it holds of all, under masks of its own streams.
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
  const moveOf = (x: Party, y: Party): Move => {
    const seed = p.seeds.get(pairLabel(x, y));
    if (!seed) throw new ProtocolError(`shuffle: the permutation has no seed of parties ${pairLabel(x, y)}`);
    return moveBy(seed, p, host.team?.worker ?? 1, inverse);
  };
  const run = (parts: readonly Uint32Array[], legs: readonly Leg[], out?: Uint32Array) =>
    moveParts(host, s, parts, legs, out);
  // parts of party i: [r_{i+1}, r_{i+2}]
  if (self === first) {
    const legs = [
      { mask: 2, move: moveOf(first, 2) },
      { mask: last, move: moveOf(first, last) },
    ];
    host.send(2, 'X2', await run([a, b], legs));
    const [aHat, bHat] = inverse ? [b, a] : [a, b]; // party 1: [R2', R3']; party 3: [R1', R2']
    host.draw(2, bHat);
    host.draw(last, aHat);
  } else if (self === 2) {
    const [own, other] = inverse ? [a, b] : [b, a]; // the part that `first` lacks: party 2 holds [R3, R1]
    host.send(last, 'Y1', await run([own], [{ mask: first, move: moveOf(first, 2) }]));
    host.draw(first, other); // B̂
    const c1 = await host.receive(first, 'X2', size);
    await run([c1], [{ mask: null, move: moveOf(2, last) }], c1);
    xorInto(c1, other);
    own.set(c1);
    host.send(last, 'C1', c1);
    xorInto(own, await host.receive(last, 'C2', size));
  } else {
    const c2 = await host.receive(2, 'Y1', size);
    const legs = [
      { mask: first, move: moveOf(first, last) },
      { mask: null, move: moveOf(2, last) },
    ];
    await run([c2], legs, c2);
    const [aHat, r1] = inverse ? [a, b] : [b, a]; // party 3: [R1', R2']; party 1: [R2', R3']
    host.draw(first, aHat);
    xorInto(c2, aHat);
    r1.set(c2);
    host.send(2, 'C2', c2);
    xorInto(r1, await host.receive(2, 'C1', size));
  }
  return s;
}

/** One permutation that a party applies, and with whom it has the mask that comes before it. */
interface Leg {
  readonly mask: Party | null;
  readonly move: Move;
}

/**
 * The sum of parts, masked and moved as the legs say.
 * The kernels are given back in the turn of the call, but for a team, whose rows travel: so of many jobs beside each
 * other not each holds some.
 */
async function moveParts(
  host: ShuffleHost,
  { planes, length }: Shared,
  [part, ...others]: readonly Uint32Array[],
  legs: readonly Leg[],
  out?: Uint32Array,
): Promise<Uint32Array> {
  const kernels = borrowKernels();
  try {
    const maskOf = ({ mask }: Leg): Mask | undefined =>
      mask === null ? undefined : host.mask(mask, kernels);
    const rows = new RowTable(kernels, [part], planes, length, { mask: maskOf(legs[0]) });
    for (const other of others) rows.add([other]);
    for (const [k, leg] of legs.entries()) {
      const { leave, order, isOtherWay } = leg.move;
      if (k > 0 && leg.mask !== null) rows.add([], maskOf(leg));
      if (leave) {
        const messages = leave.map((list) => rows.copy(list));
        rows.replace(await host.exchange(`leg ${k}`, messages));
      }
      const isLast = k === legs.length - 1;
      if (isOtherWay) rows.putBack(order);
      else if (!isLast) rows.arrange(order);
      if (isLast) [part] = rows.pick(isOtherWay ? null : listed(order), planes, out && [out]);
    }
    return part;
  } finally {
    giveBack(kernels);
  }
}
