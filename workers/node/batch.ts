import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { InputError, ProtocolError } from '../errors.ts';
import type { Party, PartyNet } from '../mpc/party.ts';
import { Reader, sameBytes, Writer } from '../wire/codec.ts';
import { labelledHash, SIGNATURE_BYTES, sign, verify } from '../wire/signature.ts';
import type { NodeContext } from './context.ts';
import { agreeReports, decodeReports, encodeReports, type Report, reportRoot } from './report-set.ts';

/** What a node brings to a run. */
export interface Holding {
  reports: readonly Report[];
  /** Header hash of the authority's claim list for this run; null when none came. */
  claimList: Uint8Array | null;
}

/** What all nodes hold. */
export interface Batch {
  reports: Report[];
  /** Whether every node holds the same claim list. */
  hasClaimList: boolean;
}

const LABEL = 'report-set';
const NONE = new Uint8Array(32);

/**
 * Fixes the batch of a run: every node signs the root of what it holds before it sees the others' sets, then the
 * sets are exchanged, checked against the signed roots and cut to what all hold (DESIGN §7, Batch agreement).
 *
 * @throws ProtocolError when a set is not the signed one
 */
export async function agreeBatch(ctx: NodeContext, net: PartyNet, run: number, own: Holding): Promise<Batch> {
  const encoded = new Writer()
    .raw(own.claimList ?? NONE)
    .raw(encodeReports(own.reports))
    .finish();
  const statement = (root: Uint8Array) => new Writer().raw(ctx.id).u32(run).raw(root).finish();
  const root = reportRoot(encoded);
  const signed = new Writer()
    .raw(root)
    .raw(sign(LABEL, statement(root), ctx.identity))
    .finish();
  const roots = await exchange(net, 'signed root', signed);
  const sets = await exchange(net, 'report set', encoded);

  const holdings: Holding[] = [own];
  for (const [party, set] of sets) {
    const name = `node ${party}`;
    const reader = new Reader(roots.get(party)!, `signed root of ${name}`);
    const theirs = reader.raw(32);
    const signature = reader.raw(SIGNATURE_BYTES);
    reader.end();
    verify(LABEL, statement(theirs), signature, ctx.roster[party - 1]!, `signed root of ${name}`);
    if (!sameBytes(theirs, reportRoot(set)))
      throw new ProtocolError(`${name} sent another report set than the one it signed`);
    const claimList = set.slice(0, NONE.length);
    if (claimList.length !== NONE.length) throw new InputError(`report set of ${name}: it is torn`);
    holdings.push({ claimList, reports: decodeReports(set.subarray(NONE.length), name) });
  }
  const { claimList } = own;
  return {
    reports: agreeReports(holdings.map(({ reports }) => reports)),
    hasClaimList:
      claimList !== null && holdings.every((held) => held.claimList && sameBytes(held.claimList, claimList)),
  };
}

/** The input-set digest of DESIGN §4: what all keys of the run are bound to. */
export function inputsDigest({ reports, hasClaimList }: Batch, claimList: Uint8Array | null): Uint8Array {
  const list = hasClaimList && claimList ? claimList : NONE;
  return labelledHash('inputs', new Writer().raw(list).raw(encodeReports(reports)).finish());
}

/** Uploads in an order that nobody chose: by hash of a coin tossed after closing (DESIGN §5, Claims 3). */
export function coinOrder<T extends Pick<Report, 'epoch' | 'account'>>(
  reports: readonly T[],
  coin: Uint8Array,
): T[] {
  const rank = ({ epoch, account }: T) =>
    bytesToHex(
      labelledHash('claim-order', new Writer().raw(coin).raw(hexToBytes(account)).u64(epoch).finish()),
    );
  return reports
    .map((report) => ({ report, rank: rank(report) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .map(({ report }) => report);
}

/** Sends the same message to every other party and collects theirs. */
export async function exchange(
  net: PartyNet,
  step: string,
  message: Uint8Array,
): Promise<Map<Party, Uint8Array>> {
  const others = Array.from({ length: net.parties }, (_, i) => i + 1).filter((party) => party !== net.self);
  for (const party of others) net.send(party, step, message.slice());
  const received = new Map<Party, Uint8Array>();
  for (const party of others) received.set(party, await net.receive(party, step));
  return received;
}
