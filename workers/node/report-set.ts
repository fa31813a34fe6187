import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { ProtocolError } from '../errors.ts';
import { Reader, Writer } from '../wire/codec.ts';

/** An upload as the nodes speak of it: public names and the hash of its signed header. */
export interface Report {
  epoch: number;
  /** 64 hexadecimal digits. */
  account: string;
  sequence: number;
  /** SHA-256 of the signed header, hexadecimal. */
  hash: string;
}

const REPORT_BYTES = 4 + 32 + 4 + 32;
/** Reports that a node brings to a run: their set must fit into a frame, and into the memory of whoever reads it. */
export const MOST_REPORTS = 1 << 20;

/** Canonical bytes of a set: reports in order of (epoch, account, sequence), so that equal sets have equal roots. */
export function encodeReports(reports: readonly Report[]): Uint8Array {
  const writer = new Writer().u32(reports.length);
  for (const { epoch, account, sequence, hash } of [...reports].sort(order))
    writer.u32(epoch).raw(hexToBytes(account)).u32(sequence).raw(hexToBytes(hash));
  return writer.finish();
}

/** @throws ProtocolError when `bytes` is not the canonical form of a set, naming the node that sent it */
export function decodeReports(bytes: Uint8Array, from: string): Report[] {
  const reader = new Reader(bytes, `report set of ${from}`);
  const count = reader.u32();
  if (count > MOST_REPORTS)
    throw new ProtocolError(`${from} brings ${count} reports, ${MOST_REPORTS} is the most`);
  if (bytes.length !== 4 + count * REPORT_BYTES)
    throw new ProtocolError(`${from} sent a report set of ${bytes.length} bytes for ${count} reports`);
  const reports = Array.from({ length: count }, () => ({
    epoch: reader.u32(),
    account: bytesToHex(reader.raw(32)),
    sequence: reader.u32(),
    hash: bytesToHex(reader.raw(32)),
  }));
  if (reports.some((report, i) => i > 0 && order(reports[i - 1]!, report) >= 0))
    throw new ProtocolError(`${from} sent a report set that is not in order`);
  return reports;
}

/** What a node signs before it sees the others' sets (DESIGN §7: a receipt against a missing entry convicts). */
export function reportRoot(encoded: Uint8Array): Uint8Array {
  return sha256(encoded);
}

/** The batch: of each account and epoch the highest sequence that every node holds, in canonical order. */
export function agreeReports(sets: readonly (readonly Report[])[]): Report[] {
  const [first = [], ...others] = sets;
  const held = others.map((set) => new Set(set.map(identity)));
  const batch = new Map<string, Report>();
  for (const report of [...first].sort(order))
    if (held.every((set) => set.has(identity(report))))
      batch.set(`${report.epoch}/${report.account}`, report);
  return [...batch.values()];
}

function identity({ epoch, account, sequence, hash }: Report): string {
  return `${epoch}/${account}/${sequence}/${hash}`;
}

function order(a: Report, b: Report): number {
  return a.epoch - b.epoch || compareText(a.account, b.account) || a.sequence - b.sequence;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
