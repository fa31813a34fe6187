import { InputError, ProtocolError } from '../errors.ts';
import type { PartyNet } from '../mpc/party.ts';
import { claimListShape, openClaimList, verifyClaimList } from '../wire/claim-list.ts';
import { decodeUpload, openUpload } from '../wire/upload.ts';
import type { Batch, HeldList } from './batch.ts';
import { goodRecords } from './consistency.ts';
import type { NodeContext } from './context.ts';
import { epochSecret } from './epoch-keys.ts';
import type { RecordParts } from './records.ts';
import type { Report } from './report-set.ts';
import { numberKey, Table } from './store.ts';
import { uploadKey } from './uploads.ts';

/** An upload that counts, opened. */
export interface OpenedReport extends Report {
  parts: RecordParts;
}

/** What enters the computation: the batch without what was malformed. */
export interface Inputs {
  reports: OpenedReport[];
  /** Shares of the authority's lists that every node holds. */
  claimLists: OpenedList[];
}

/** A claim list, opened. */
export interface OpenedList extends HeldList {
  parts: RecordParts;
}

/** @throws ProtocolError when the epoch's key is erased */
export async function secretOf(ctx: NodeContext, epoch: number): Promise<Uint8Array> {
  const secret = await epochSecret(ctx, epoch);
  if (!secret) throw new ProtocolError(`the key of epoch ${epoch} is erased; its uploads cannot be opened`);
  return secret;
}

/** This party's shares of an upload, null when its body does not open. */
export async function openReport(ctx: NodeContext, report: Report): Promise<RecordParts | null> {
  const stored = await ctx.store.get(Table.Uploads, uploadKey(report));
  if (!stored)
    throw new ProtocolError(
      `an upload of epoch ${report.epoch} was agreed on but is gone; restore the database`,
    );
  const secret = await secretOf(ctx, report.epoch);
  return orNull(async () => {
    const body = await openUpload(decodeUpload(stored, ctx.deployment, ctx.party), ctx.party, secret);
    return ctx.sharing.openBody(ctx.party, body, ctx.upload.bytes);
  });
}

async function openList(ctx: NodeContext, run: number): Promise<RecordParts | null> {
  const stored = await ctx.store.get(Table.ClaimLists, numberKey(run));
  if (!stored) throw new ProtocolError(`the claim list of run ${run} was agreed on but is gone`);
  const secret = await secretOf(ctx, run);
  return orNull(async () => {
    const body = await openClaimList(verifyClaimList(stored, ctx.deployment, ctx.party), ctx.party, secret);
    return ctx.sharing.openBody(ctx.party, body, claimListShape(ctx.deployment).bytes);
  });
}

/** What a stranger sealed may be anything: then it is nothing, and every node drops it. */
export async function orNull<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}

/** Opens the batch and drops what does not open at some node, or whose shares contradict or share no bits. */
export async function openInputs(ctx: NodeContext, net: PartyNet, batch: Batch): Promise<Inputs> {
  const records: (RecordParts | null)[] = [];
  for (const report of batch.reports) records.push(await openReport(ctx, report));
  for (const { run } of batch.claimLists) records.push(await openList(ctx, run));
  const good = await goodRecords(ctx, net, [...batch.reports, ...batch.claimLists], records);
  const opened = <T>(items: readonly T[], from: number) =>
    items.flatMap((item, i) => (good[from + i] ? [{ ...item, parts: records[from + i]! }] : []));
  return {
    reports: opened(batch.reports, 0),
    claimLists: opened(batch.claimLists, batch.reports.length),
  };
}
