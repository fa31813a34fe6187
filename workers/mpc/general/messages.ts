import type { Party, PartyNet } from '../party.ts';
import type { Stats } from '../stats.ts';
import { receiveWords, sendWords } from '../word-messages.ts';

/** Words to and from the other parties, counted by step. */
export class Messages {
  /** All parties but this one. */
  readonly others: readonly Party[];

  constructor(
    private readonly net: PartyNet,
    private readonly stats: Stats,
    private readonly purpose: string,
  ) {
    this.others = Array.from({ length: net.parties }, (_, i) => i + 1).filter((peer) => peer !== net.self);
  }

  get self(): Party {
    return this.net.self;
  }

  /** The buffer of `words` belongs to the net afterwards. */
  send(to: Party, step: string, part: string, words: Uint32Array): void {
    this.stats.sent(step, words.byteLength);
    sendWords(this.net, to, this.label(step, part), words);
  }

  /** @throws ProtocolError when the party is at another step, or its message has another length than `words` words */
  receive(from: Party, step: string, part: string, words: number): Promise<Uint32Array> {
    return receiveWords(this.net, from, this.label(step, part), words);
  }

  /** `count` message latencies passed one after the other. */
  waited(step: string, count: number): void {
    this.stats.waited(step, count);
  }

  private label(step: string, part: string): string {
    return `${this.purpose}/${step}/${part}`;
  }
}
