import { hexToBytes } from '@noble/hashes/utils.js';
import { ProtocolError } from '../errors.ts';
import type { PartyNet } from '../mpc/party.ts';
import { isReplicated } from '../mpc/sharing.ts';
import { exchange } from './batch.ts';
import type { NodeContext } from './context.ts';
import type { RecordParts } from './records.ts';
import { sameCopies } from './same-copies.ts';
import { sumsOfBits } from './sums-of-bits.ts';

/**
 * Which records every node should drop: those that a node could not open, or whose shares contradict or share no bits
 * (DESIGN §3).
 *
 * @param names of the records, hexadecimal hashes: so that a hash of a share means nothing for another record
 * @param records this party's, null where the sealed body did not open
 * @returns for each record whether it is good, the same at every node
 */
export async function goodRecords(
  ctx: NodeContext,
  net: PartyNet,
  names: readonly { readonly hash: string }[],
  records: readonly (RecordParts | null)[],
): Promise<boolean[]> {
  const { scheme } = ctx.sharing;
  const found = isReplicated(scheme.parties, scheme.threshold)
    ? await sameCopies(
        net,
        names.map(({ hash }) => hexToBytes(hash)),
        records,
      )
    : await sumsOfBits(net, scheme, records, ctx.random);
  const own = records.map((record, k) => record !== null && found[k]);
  const verdicts = await exchange(net, 'good records', Uint8Array.from(own, Number));
  for (const [peer, verdict] of verdicts)
    if (verdict.length !== records.length)
      throw new ProtocolError(`node ${peer} judged ${verdict.length} records, not ${records.length}`);
  return own.map((good, k) => good && [...verdicts.values()].every((verdict) => verdict[k] === 1));
}
