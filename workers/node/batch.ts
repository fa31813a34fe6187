import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js';
import { ProtocolError } from '../errors.ts';
import type { Party, PartyNet } from '../mpc/party.ts';
import { Reader, sameBytes, Writer } from '../wire/codec.ts';
import { labelledHash } from '../wire/labelled.ts';
import type { NodeContext } from './context.ts';
import {
  agreeReports,
  decodeReports,
  encodeReports,
  MOST_REPORTS,
  type Report,
  reportRoot,
} from './report-set.ts';
import { checkRoot, encodeRoots, type RootContext, readRoots, signRoot } from './signed-root.ts';

/** What a node brings to a run. */
export interface Holding {
  reports: readonly Report[];
  /** The authority's claim lists that came for this run and for runs that did not take place. */
  claimLists: readonly HeldList[];
}

/** A claim list as the nodes speak of it. */
export interface HeldList {
  /** For which it was made. */
  run: number;
  /** `claimListHash`, hexadecimal. */
  hash: string;
}

/** What all nodes hold. */
export interface Batch {
  reports: Report[];
  /** Ascending by run. */
  claimLists: HeldList[];
}

/** A batch, and what shows later who held what. */
export interface AgreedBatch extends Batch {
  /** Own set behind the signed roots of parties 1..n, for Table.ReportSets. */
  proof: Uint8Array;
}

const LABEL = 'report-set';
/** Runs that one run can make up for: the largest window. */
const MOST_LISTS = 60;

/**
 * Fixes the batch of a run: every node signs the root of what it holds before it sees the others' sets, then the
 * sets are exchanged, checked against the signed roots and cut to what all hold (DESIGN §7, Batch agreement).
 *
 * @throws ProtocolError when a set is not the signed one
 */
export async function agreeBatch(
  ctx: NodeContext,
  net: PartyNet,
  { run, attempt }: { run: number; attempt: number },
  own: Holding,
): Promise<AgreedBatch> {
  const { others: sets, proof } = await agreeSets(ctx, net, LABEL, { run, attempt }, encodeHolding(own));
  const holdings = [own, ...[...sets].map(([party, set]) => decodeHolding(set, `node ${party}`))];
  const [first, ...others] = holdings.map(({ claimLists }) =>
    claimLists.map(({ run, hash }) => `${run}/${hash}`),
  );
  return {
    reports: agreeReports(holdings.map(({ reports }) => reports)),
    claimLists: own.claimLists.filter((_, i) => others.every((lists) => lists.includes(first[i]))),
    proof,
  };
}

/**
 * Shows each other what every node holds, after all have signed the roots of it.
 * @param own encoded; its root is `reportRoot`
 * @returns the others' sets, and for a table the own set behind the signed roots of parties 1..n
 * @throws ProtocolError when a set is not the signed one
 */
export async function agreeSets(
  ctx: NodeContext,
  net: PartyNet,
  label: string,
  context: RootContext,
  own: Uint8Array,
): Promise<{ others: Map<Party, Uint8Array>; proof: Uint8Array }> {
  const signed = encodeRoots([signRoot(ctx, label, context, reportRoot(own))]);
  const roots = await exchange(net, 'signed root', signed);
  const others = await exchange(net, 'report set', own);
  for (const [party, set] of others) {
    const what = `signed root of node ${party}`;
    const [theirs] = readRoots(new Reader(roots.get(party)!, what), 1);
    checkRoot(ctx, label, context, theirs, party, what);
    if (!sameBytes(theirs.root, reportRoot(set)))
      throw new ProtocolError(`node ${party} sent another report set than the one it signed`);
  }
  return { others, proof: concatBytes(...ctx.roster.map((_, i) => roots.get(i + 1) ?? signed), own) };
}

/** The input-set digest of DESIGN §4: what all keys of the run are bound to. */
export function inputsDigest(batch: Batch): Uint8Array {
  return labelledHash('inputs', encodeHolding(batch));
}

/** Lists behind their count, then the reports; canonical when lists ascend. */
function encodeHolding({ claimLists, reports }: Holding): Uint8Array {
  const writer = new Writer().u32(claimLists.length);
  for (const { run, hash } of claimLists) writer.u32(run).raw(hexToBytes(hash));
  return writer.raw(encodeReports(reports)).finish();
}

/** @throws InputError or ProtocolError when it is torn or not canonical */
function decodeHolding(bytes: Uint8Array, from: string): Holding {
  const reader = new Reader(bytes, `report set of ${from}`);
  const count = reader.u32();
  if (count > MOST_LISTS) throw new ProtocolError(`${from} names ${count} claim lists`);
  const claimLists = Array.from({ length: count }, () => ({
    run: reader.u32(),
    hash: bytesToHex(reader.raw(32)),
  }));
  return { claimLists, reports: decodeReports(reader.rest(bytes.length), from) };
}

/**
 * What a node brings of the reports that it holds: all, or, when it holds more than fit, those that come first in an
 * order that nobody chose. So whoever floods a node gets his share of the places and cannot stop the run.
 * @param reports sequences of an account ascending; the newest are brought first
 * @param coin tossed after closing
 */
export function drawReports(reports: readonly Report[], coin: Uint8Array, most = MOST_REPORTS): Report[] {
  return reports.length <= most ? [...reports] : coinOrder([...reports].reverse(), coin).slice(0, most);
}

/** Uploads in an order that nobody chose, those of one account and epoch as they come: by hash of a coin tossed after closing (DESIGN §5, Claims 3). */
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
    .sort((a, b) => (a.rank < b.rank ? -1 : Number(a.rank > b.rank)))
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
