import { ProtocolError } from '../errors.ts';
import type { PartyNet } from '../mpc/party.ts';
import { Reader } from '../wire/codec.ts';
import { exchange } from './batch.ts';

/** More were not measured; each takes the time of all rows to expand its part of a permutation. */
export const MOST_SHARDS = 4;

/**
 * Makes sure that all nodes divide their jobs alike: other shards would wait for messages that nobody sends.
 * @throws ProtocolError naming the node that has another number; InputError when a node sends none
 */
export async function agreeShards(net: PartyNet, shards: number): Promise<void> {
  for (const [party, theirs] of await exchange(net, 'shards', Uint8Array.of(shards))) {
    const reader = new Reader(theirs, `shards of node ${party}`);
    const number = reader.u8();
    reader.end();
    if (number !== shards)
      throw new ProtocolError(
        `node ${party} has --shards ${number}, this node --shards ${shards}: start all with the same number`,
      );
  }
}
