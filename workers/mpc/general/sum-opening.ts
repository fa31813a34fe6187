import type { Buffers } from '../buffers.ts';
import { addWords } from './add-words.ts';
import type { CircleZeros } from './circle-zeros.ts';
import { type MakeBits, maskedBits } from './masked-bits.ts';
import type { Messages } from './messages.ts';
import type { PartySet } from './party-sets.ts';
import type { Stretch } from './stretches.ts';

/** king: senders − 1 + n − 1 bits in two rounds. all: senders·(n − 1) bits in one. */
export type Exchange = 'king' | 'all';

/**
 * Opens additively shared bits to every party: u = Σ z_i. Who sends its z_i first adds a share of zero to it: all senders
 * but the king, who send to the king, who tells everybody the sum; or all senders, each of whom sends to everybody.
 *
 * View of any t parties T: the sums, and what senders send them, which is uniform but for its sum (circle-zeros.ts).
 * With a king, nobody else is sent anything but sums; if the king is in T, its own z is known, and at most t−1 more of T
 * are on the circle of the others. So whoever is told the sums and what those t hold anyway can make up the whole view,
 * and it says nothing beyond the sums. That needs a sender outside the t, hence t+1 senders.
 *
 * ⚠ Nothing is redundant: one wrong bit of a sender changes the sum, and a king can tell each party another one. Neither is
 * detected here. A message of another length or step is.
 */
export class SumOpening {
  /** @param threshold t @param buffers memory for messages; what was read goes there */
  constructor(
    private readonly messages: Messages,
    private readonly zeros: CircleZeros,
    private readonly threshold: number,
    private readonly exchange: Exchange,
    private readonly buffers: Buffers,
  ) {}

  /**
   * out ⊕= u
   * @param list disjoint, of the words of `out`; the same at every party
   * @param makeBits for the stretches that this party is a sender of
   * @throws ProtocolError when another party is at another step
   */
  open(step: string, list: readonly Stretch[], out: Uint32Array, makeBits: MakeBits): Promise<void> {
    const byKing = this.exchange === 'king';
    const own = maskedBits(list, this.messages.self, this.buffers, makeBits, (kernels, { senders, king }) => {
      if (!byKing) return this.zeros.masks(kernels, senders, this.threshold);
      if (king === this.messages.self) return [];
      return this.zeros.masks(
        kernels,
        senders.filter((party) => party !== king),
        this.threshold - 1,
      );
    });
    return byKing ? this.openByKings(step, list, out, own) : this.openByAll(step, list, out, own);
  }

  private async openByKings(
    step: string,
    list: readonly Stretch[],
    out: Uint32Array,
    own: ReadonlyMap<Stretch, Uint32Array>,
  ): Promise<void> {
    const { messages } = this;
    const { self, others } = messages;
    for (const [stretch, z] of own)
      if (stretch.king !== self) messages.send(stretch.king, step, masked(stretch), z);
    for (const stretch of list) {
      if (stretch.king !== self) continue;
      const sum = own.get(stretch)!;
      await this.addMessages(sum, stretch.senders, step, masked(stretch));
      addWords(partOf(out, stretch), [sum]);
      for (const peer of others) messages.send(peer, step, summed(stretch), this.copy(sum));
      this.buffers.give(sum);
    }
    messages.waited(step, 1);
    for (const stretch of list)
      if (stretch.king !== self)
        await this.addMessages(partOf(out, stretch), [stretch.king], step, summed(stretch));
    messages.waited(step, 1);
  }

  private async openByAll(
    step: string,
    list: readonly Stretch[],
    out: Uint32Array,
    own: ReadonlyMap<Stretch, Uint32Array>,
  ): Promise<void> {
    const { messages } = this;
    for (const [stretch, z] of own) {
      for (const peer of messages.others) messages.send(peer, step, masked(stretch), this.copy(z));
      addWords(partOf(out, stretch), [z]);
      this.buffers.give(z);
    }
    for (const stretch of list)
      await this.addMessages(partOf(out, stretch), stretch.senders, step, masked(stretch));
    messages.waited(step, 1);
  }

  /** out ⊕= a message of each of `from` but this party. */
  private async addMessages(out: Uint32Array, from: PartySet, step: string, name: string): Promise<void> {
    const words: Uint32Array[] = [];
    for (const peer of from)
      if (peer !== this.messages.self) words.push(await this.messages.receive(peer, step, name, out.length));
    addWords(out, words);
    for (const read of words) this.buffers.give(read);
  }

  private copy(words: Uint32Array): Uint32Array {
    const copy = this.buffers.takeWords(words.length);
    copy.set(words);
    return copy;
  }
}

const partOf = (words: Uint32Array, { from, to }: Stretch): Uint32Array => words.subarray(from, to);
const masked = ({ king }: Stretch): string => `masked ${king}`;
const summed = ({ king }: Stretch): string => `sum ${king}`;
