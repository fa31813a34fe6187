import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes } from '@noble/hashes/utils.js';
import { ProtocolError } from '../errors.ts';
import type { Party, PartyNet } from './party.ts';

const SALT_BYTES = 32;

/**
 * Tosses public coins that no party chose: everybody commits to SHA-256(salt ‖ value), then reveals; the coins
 * are the XOR of all values. Uniform as soon as one party is honest and all finish.
 *
 * @param purpose names the toss in the step labels
 * @param random secret uniform bytes
 * @throws ProtocolError when a party reveals something else than it committed to
 */
export async function tossCoins(
  net: PartyNet,
  purpose: string,
  bytes: number,
  random: (bytes: number) => Uint8Array,
): Promise<Uint8Array> {
  const opening = random(SALT_BYTES + bytes);
  const others = Array.from({ length: net.parties }, (_, i) => i + 1).filter((party) => party !== net.self);
  const exchange = (step: string, message: Uint8Array): Promise<(readonly [Party, Uint8Array])[]> => {
    for (const party of others) net.send(party, step, message.slice());
    return Promise.all(others.map(async (party) => [party, await net.receive(party, step)] as const));
  };
  const commitments = new Map(await exchange(`coins/${purpose}/commit`, commit(net.self, opening)));
  const openings = await exchange(`coins/${purpose}/reveal`, opening);
  const coins = opening.slice(SALT_BYTES);
  for (const [party, theirs] of openings) {
    if (theirs.length !== opening.length || !equal(commit(party, theirs), commitments.get(party)!))
      throw new ProtocolError(`coins/${purpose}: party ${party} revealed another value than it committed to`);
    for (let i = 0; i < bytes; i++) coins[i] ^= theirs[SALT_BYTES + i];
  }
  return coins;
}

/** The party is hashed too: else a party could repeat another's commitment and cancel its value. */
const commit = (party: Party, opening: Uint8Array): Uint8Array =>
  sha256(concatBytes(Uint8Array.of(party), opening));

const equal = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, i) => byte === b[i]);
