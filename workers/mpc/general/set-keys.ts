import type { PartyKeys } from '../keys.ts';
import { KEY_BYTES } from '../prg.ts';
import { xorInto } from '../shared.ts';
import type { Messages } from './messages.ts';
import { allParties, type PartySet, setLabel, subsets } from './party-sets.ts';

const STEP = 'set keys';
const KEY_WORDS = KEY_BYTES / 4;

/**
 * A key for each set of `sizes` parties that this party is in, by the set's label; one message round.
 *
 * The two lowest members derive it from what they have in common; the lowest sends it to each of the rest, under a
 * pad from their common key:
 *
 *   k_A = K(a, b, A),  a → m: k_A ⊕ K(a, m, A)      for A = {a, b, …, m, …}
 *
 * Only members of A ever have k_A or a pad's key, so to everybody else together it is a random function's value, whatever
 * they see of the links. It is as fresh as the pair keys: bound to the job and the attempt.
 *
 * @param keys gives a key for each set and peer, once
 * @param sizes of the sets, each at least 2 and named once
 * @throws ProtocolError when another party is at another step
 */
export async function dealSetKeys(
  messages: Messages,
  keys: PartyKeys,
  purpose: string,
  parties: number,
  sizes: readonly number[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  const { self, others } = messages;
  const sets = sizes.flatMap((size) => subsets(allParties(parties), size));
  const derived = new Map<string, Uint8Array>();
  for (const [a, b, ...rest] of sets) {
    if (self !== a && self !== b) continue;
    const label = setLabel([a, b, ...rest]);
    derived.set(label, keys.pair(self === a ? b : a, `${purpose}/set/${label}`));
  }
  /** The sets whose key `from` sends to `to`. */
  const dealt = (from: number, to: number): PartySet[] =>
    sets.filter(([a, b, ...rest]) => a === from && b !== to && rest.includes(to));
  const pads = (peer: number, list: readonly PartySet[]): Uint32Array =>
    joined(list.map((set) => keys.pair(peer, `${purpose}/set pad/${setLabel(set)}`)));

  for (const peer of others) {
    const list = dealt(self, peer);
    if (list.length === 0) continue;
    const message = joined(list.map((set) => derived.get(setLabel(set))!));
    xorInto(message, pads(peer, list));
    messages.send(peer, STEP, 'deal', message);
  }
  const all = new Map(derived);
  for (const peer of others) {
    const list = dealt(peer, self);
    if (list.length === 0) continue;
    const message = (await messages.receive(peer, STEP, 'deal', KEY_WORDS * list.length)).slice();
    xorInto(message, pads(peer, list));
    const bytes = new Uint8Array(message.buffer);
    list.forEach((set, k) => {
      all.set(setLabel(set), bytes.slice(KEY_BYTES * k, KEY_BYTES * (k + 1)));
    });
  }
  messages.waited(STEP, 1);
  return all;
}

function joined(keys: readonly Uint8Array[]): Uint32Array {
  const bytes = new Uint8Array(KEY_BYTES * keys.length);
  for (const [k, key] of keys.entries()) bytes.set(key, KEY_BYTES * k);
  return new Uint32Array(bytes.buffer);
}
