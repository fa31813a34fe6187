import { ProtocolError } from '../errors.ts';
import type { PartyNet } from '../mpc/party.ts';
import { exchange } from './batch.ts';

/**
 * Makes sure that all nodes divide their sorts alike: other shards would wait for messages that nobody sends.
 * @throws ProtocolError naming the node that has another number
 */
export async function agreeShards(net: PartyNet, shards: number): Promise<void> {
  for (const [party, theirs] of await exchange(net, 'shards', Uint8Array.of(shards)))
    if (theirs.length !== 1 || theirs[0] !== shards)
      throw new ProtocolError(
        `node ${party} has --shards ${theirs.join()}, this node --shards ${shards}: start all with the same number`,
      );
}
