import { ProtocolError } from '../errors.ts';
import type { Party, PartyNet } from '../mpc/party.ts';
import { sameBytes, Writer } from '../wire/codec.ts';
import { labelledHash } from '../wire/signature.ts';
import { exchange } from './batch.ts';
import type { RecordParts } from './records.ts';

const HASH_BYTES = 32;

/**
 * Which records every node should drop: those that a node could not open or whose parts contradict (DESIGN §3).
 *
 * The two holders of each part r_j, and only they, compare a hash of their copy; then all tell all which records
 * they found wrong. For n = 3 what remains shares bits; nothing else has to be checked.
 *
 * @param names public name of each record, so that a hash of one means nothing for another
 * @param records [r_{i+1}, r_{i+2}] of party i, null where the sealed body did not open
 * @returns for each record whether it is good, the same at every node
 */
export async function consistentRecords(
  net: PartyNet,
  names: readonly Uint8Array[],
  records: readonly (RecordParts | null)[],
): Promise<boolean[]> {
  const after = (party: Party) => (party % 3) + 1;
  const others = [after(net.self), after(after(net.self))];
  const good = records.map((record) => record !== null);

  const hashes = new Map<Party, Uint8Array>();
  for (const peer of others) {
    // r_j is common to us and the peer where j is the third party; parts[0] is r_{self+1}.
    const common = peer === after(net.self) ? 1 : 0;
    const writer = new Writer();
    records.forEach((record, k) => {
      const part = record?.[common] ?? new Uint8Array();
      writer.raw(labelledHash('share-copy', new Writer().blob(names[k]!).raw(part).finish()));
    });
    hashes.set(peer, writer.finish());
    net.send(peer, 'share copies', hashes.get(peer)!.slice());
  }
  for (const peer of others) {
    const theirs = await net.receive(peer, 'share copies');
    if (theirs.length !== HASH_BYTES * records.length)
      throw new ProtocolError(
        `node ${peer} compared ${theirs.length / HASH_BYTES} records, not ${records.length}`,
      );
    const ours = hashes.get(peer)!;
    for (let k = 0; k < records.length; k++) {
      const range = [HASH_BYTES * k, HASH_BYTES * (k + 1)] as const;
      if (!sameBytes(ours.subarray(...range), theirs.subarray(...range))) good[k] = false;
    }
  }

  const verdicts = await exchange(net, 'good records', Uint8Array.from(good, Number));
  for (const [peer, verdict] of verdicts) {
    if (verdict.length !== records.length)
      throw new ProtocolError(`node ${peer} judged ${verdict.length} records, not ${records.length}`);
    for (let k = 0; k < records.length; k++) if (verdict[k] !== 1) good[k] = false;
  }
  return good;
}
