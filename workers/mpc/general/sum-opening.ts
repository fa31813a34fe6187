import type { Party } from '../party.ts';
import { xorInto } from '../shared.ts';
import type { CompleteZeros } from './complete-zeros.ts';
import type { Messages } from './messages.ts';
import type { PartySet } from './party-sets.ts';

/** A stretch of the words that are opened, whose bits `senders` share additively. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly senders: PartySet;
  /** One of the senders: who sums them up. */
  readonly king: Party;
}

/** king: senders − 1 + n − 1 bits in two rounds. all: senders·(n − 1) bits in one. */
export type Exchange = 'king' | 'all';

/** The words [0, size) cut into stretches as even as can be, one for each of `kings`. */
export const stretches = (
  size: number,
  kings: readonly Party[],
  sendersOf: (king: Party) => PartySet,
): Stretch[] =>
  kings
    .map((king, k) => ({
      from: Math.floor((size * k) / kings.length),
      to: Math.floor((size * (k + 1)) / kings.length),
      senders: sendersOf(king),
      king,
    }))
    .filter(({ from, to }) => to > from);

/**
 * Opens additively shared bits to every party: u = Σ z_i, where the senders first add a zero-sharing to their z_i. They send
 * to the stretch's king, who tells everybody the sum; or each to everybody.
 *
 * View of any t parties: the sums, and sharings of them that are uniform but for the sum (complete-zeros.ts). So whoever
 * is told the sums and what those t hold anyway can make up the whole view, and it says nothing beyond the sums.
 * That needs a sender outside the t, hence t+1 senders.
 *
 * ⚠ Nothing is redundant: one wrong bit of a sender changes the sum, and a king can tell each party another one. Neither is
 * detected here. A message of another length or step is.
 */
export class SumOpening {
  constructor(
    private readonly messages: Messages,
    private readonly zeros: CompleteZeros,
    private readonly exchange: Exchange,
  ) {}

  /**
   * @param list disjoint; the same at every party
   * @param size words of the result
   * @param addBits XORs this party's z of a stretch to `out`; called for each that it is a sender of
   * @throws ProtocolError when another party is at another step
   */
  async open(
    step: string,
    list: readonly Stretch[],
    size: number,
    addBits: (stretch: Stretch, out: Uint32Array) => void,
  ): Promise<Uint32Array> {
    const { messages, zeros, exchange } = this;
    const { self, others } = messages;
    const sum = new Uint32Array(size);
    const partOf = ({ from, to }: Stretch): Uint32Array => sum.subarray(from, to);
    for (const stretch of list) {
      if (!stretch.senders.includes(self)) continue;
      const own = partOf(stretch);
      addBits(stretch, own);
      zeros.add(own, stretch.senders);
      for (const peer of exchange === 'all' ? others : [stretch.king])
        if (peer !== self) messages.send(peer, step, masked(stretch), own.slice());
    }
    for (const stretch of list) {
      if (exchange === 'king' && stretch.king !== self) continue;
      const total = partOf(stretch);
      for (const peer of stretch.senders)
        if (peer !== self) xorInto(total, await messages.receive(peer, step, masked(stretch), total.length));
      if (exchange === 'king')
        for (const peer of others) messages.send(peer, step, summed(stretch), total.slice());
    }
    messages.waited(step, 1);
    if (exchange === 'all') return sum;
    for (const stretch of list)
      if (stretch.king !== self) {
        const total = partOf(stretch);
        total.set(await messages.receive(stretch.king, step, summed(stretch), total.length));
      }
    messages.waited(step, 1);
    return sum;
  }
}

const masked = ({ king }: Stretch): string => `masked ${king}`;
const summed = ({ king }: Stretch): string => `sum ${king}`;
