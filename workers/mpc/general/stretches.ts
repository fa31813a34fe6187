import type { Party } from '../party.ts';
import type { PartySet } from './party-sets.ts';

/** A stretch of the words that are opened, whose bits `senders` share additively. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly senders: PartySet;
  /** One of the senders: who sums them up. */
  readonly king: Party;
}

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
