import { ProtocolError } from '../errors.ts';
import { neighboursOf, type Party, type PartyNet } from '../mpc/party.ts';
import { sameBytes, Writer } from '../wire/codec.ts';
import { labelledHash } from '../wire/labelled.ts';
import type { RecordParts } from './records.ts';

const HASH_BYTES = 32;

/**
 * Three nodes: the two holders of each part r_j, *and only they*, compare a hash of their copy. What remains shares bits;
 * nothing else has to be checked.
 *
 * @param names public name of each record, so that a hash of one means nothing for another
 * @param records [r_{i+1}, r_{i+2}] of party i, null where the sealed body did not open
 * @returns for each record whether our copies are those of the others
 */
export async function sameCopies(
  net: PartyNet,
  names: readonly Uint8Array[],
  records: readonly (RecordParts | null)[],
): Promise<boolean[]> {
  const { previous, next } = neighboursOf(net.self);
  // r_j is common to us and the peer where j is the third party; parts[0] is r_{self+1}.
  const common = [
    [next, 1],
    [previous, 0],
  ] as const;
  const hashes = new Map<Party, Uint8Array>();
  for (const [peer, part] of common) {
    const writer = new Writer();
    records.forEach((record, k) => {
      const copy = record?.[part] ?? new Uint8Array();
      writer.raw(labelledHash('share-copy', new Writer().blob(names[k]!).raw(copy).finish()));
    });
    hashes.set(peer, writer.finish());
    net.send(peer, 'share copies', hashes.get(peer)!.slice());
  }
  const same = records.map(() => true);
  for (const [peer, ours] of hashes) {
    const theirs = await net.receive(peer, 'share copies');
    if (theirs.length !== HASH_BYTES * records.length)
      throw new ProtocolError(
        `node ${peer} compared ${theirs.length / HASH_BYTES} records, not ${records.length}`,
      );
    for (let k = 0; k < records.length; k++) {
      const range = [HASH_BYTES * k, HASH_BYTES * (k + 1)] as const;
      if (!sameBytes(ours.subarray(...range), theirs.subarray(...range))) same[k] = false;
    }
  }
  return same;
}
