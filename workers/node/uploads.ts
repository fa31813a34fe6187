import { bytesToHex } from '@noble/hashes/utils.js';
import type { Program } from '../wire/circuit-programs.ts';
import { decodeUpload, headerHash, type UploadMessage } from '../wire/upload.ts';
import type { NodeContext } from './context.ts';
import { decodeReports, encodeReports, type Report } from './report-set.ts';
import { type Change, numberKey, Table } from './store.ts';

/** Key of an upload: epoch/account/sequence. */
export function uploadKey({ epoch, account, sequence }: Omit<Report, 'hash'>): string {
  return `${numberKey(epoch)}/${account}/${numberKey(sequence)}`;
}

/** Key of the upload that counts: epoch/account. */
export function countedKey(epoch: number, account: string): string {
  return `${numberKey(epoch)}/${account}`;
}

/** Key of somebody's fields for a program: epoch/account/program. */
export const fieldsKey = (
  { epoch, account }: Pick<Report, 'epoch' | 'account'>,
  { id }: Pick<Program, 'id'>,
): string => `${countedKey(epoch, account)}/${id}`;

/** How the nodes name an upload among themselves. */
export function reportOf({ header }: UploadMessage): Report {
  return {
    epoch: header.epoch,
    account: bytesToHex(header.account),
    sequence: header.sequence,
    hash: bytesToHex(headerHash(header)),
  };
}

/** Uploads of an epoch that this node holds, all sequences. */
export async function heldUploads(ctx: NodeContext, epoch: number): Promise<UploadMessage[]> {
  const rows = await ctx.store.list(Table.Uploads, countedKey(epoch, ''));
  return rows.map(({ value }) => decodeUpload(value, ctx.deployment, ctx.party));
}

/** Uploads that count in an epoch's index, accounts ascending. */
export async function countedReports(ctx: NodeContext, epoch: number): Promise<Report[]> {
  const rows = await ctx.store.list(Table.Counted, countedKey(epoch, ''));
  return rows.flatMap(({ key, value }) => decodeReports(value, `row ${key} of ${Table.Counted}`));
}

/** The row that makes an upload count. */
export function countReport(report: Report): Change {
  return {
    table: Table.Counted,
    key: countedKey(report.epoch, report.account),
    value: encodeReports([report]),
  };
}
