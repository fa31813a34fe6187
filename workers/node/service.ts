/** What phones and the authority ask a node (DESIGN §7). */
import { bytesToHex } from '@noble/hashes/utils.js';
import { InputError, NotNow } from '../errors.ts';
import type { RpcHandlers } from '../link/rpc.ts';
import { accountId, verifyEnrolment } from '../wire/account.ts';
import { statementOf } from '../wire/certificate.ts';
import { claimListHash, verifyClaimList } from '../wire/claim-list.ts';
import { sameBytes } from '../wire/codec.ts';
import { encodeInfo, encodeResultAnswer, METHODS } from '../wire/rpc-messages.ts';
import { epochAt } from '../wire/time.ts';
import { requireAccount } from './accounts.ts';
import type { NodeContext } from './context.ts';
import { announcements, epochSecret } from './epoch-keys.ts';
import { readIntake, receiptFor } from './intake.ts';
import { fixedRun, lastCertificate, runOf } from './ledger.ts';
import { programOutputs, programResult, takeFields } from './program-service.ts';
import type { Report } from './report-set.ts';
import { numberKey, Table } from './store.ts';
import { countedKey, uploadKey } from './uploads.ts';

/** Corrections of one epoch that a node keeps, so that one account cannot fill the disk. */
const MOST_SEQUENCES = 16;

/**
 * The handlers of one link.
 * @param peer Ed25519 key (hexadecimal) of the other end, proven by the link
 */
export function phoneService(ctx: NodeContext, peer: string): RpcHandlers {
  return {
    [METHODS.info]: () => info(ctx),
    [METHODS.enrol]: (body) => enrol(ctx, body),
    [METHODS.upload]: (body) => upload(ctx, body),
    [METHODS.result]: (body) => result(ctx, peer, body),
    [METHODS.claims]: (body) => claims(ctx, body),
    [METHODS.fields]: (body) => takeFields(ctx, body),
    [METHODS.programResult]: (body) => programResult(ctx, peer, body),
    [METHODS.programOutputs]: (body) => programOutputs(ctx, body),
  };
}

async function info(ctx: NodeContext): Promise<Uint8Array> {
  const last = await lastCertificate(ctx);
  const statement = last.length > 0 ? statementOf(last) : null;
  return encodeInfo({
    deployment: ctx.id,
    clock: Math.floor(ctx.now()),
    lastRun: statement && { run: statement.run, state: statement.results > 0 ? 'done' : 'skipped' },
    epochKeys: await announcements(ctx),
  });
}

async function enrol(ctx: NodeContext, body: Uint8Array): Promise<Uint8Array> {
  const { verifyKey, sealKey } = verifyEnrolment(body, ctx.id);
  ctx.newcomers.add(bytesToHex(accountId(verifyKey, sealKey)), body);
  return new Uint8Array();
}

async function upload(ctx: NodeContext, body: Uint8Array): Promise<Uint8Array> {
  const { message, report, enrolment } = await readIntake(ctx, body);
  return ctx.serially(async () => {
    await keepUpload(ctx, report, body, enrolment);
    return receiptFor(ctx, message);
  });
}

/** Keeps a verified upload, unless it is held already. @throws InputError when it comes too late or out of order */
async function keepUpload(
  ctx: NodeContext,
  report: Report,
  body: Uint8Array,
  enrolment: Uint8Array,
): Promise<void> {
  const { deployment: d, store } = ctx;
  const held = await store.get(Table.Uploads, uploadKey(report));
  if (held && sameBytes(held, body)) return;
  if (held)
    throw new InputError(
      `upload: sequence ${report.sequence} of epoch ${report.epoch} was used for another upload`,
    );

  const { epoch, sequence } = report;
  if (epoch > epochAt(d.grid, ctx.now())) throw new InputError(`upload: epoch ${epoch} has not begun`);
  // Looked at first: a run that is committed meanwhile has erased the epoch's key by the time that we look for it.
  const fixed = await fixedRun(ctx);
  // After an outage the collect time may be over and the run not begun: what waited on phones still enters.
  if (!(await epochSecret(ctx, epoch)))
    throw new InputError(`upload: epoch ${epoch} is closed; its run is done`);
  // The attempt may fail, and then the next one takes it; if it ends well, the answer is the one above.
  if (epoch + d.run.grace <= fixed) throw new NotNow(`upload: epoch ${epoch} is being computed`);
  if (await store.get(Table.Counted, countedKey(epoch, report.account)))
    throw new InputError(
      `upload: the record of epoch ${epoch} already counts and stands; withhold rows in a later one`,
    );
  const sequences = await store.keys(Table.Uploads, `${countedKey(epoch, report.account)}/`);
  // The present run may make the sequence that is held count for good, and then this one never would.
  if (epoch <= fixed && sequences.length > 0)
    throw new NotNow(`upload: a correction of epoch ${epoch} while its first run is computed`);
  if (sequences.length >= MOST_SEQUENCES)
    throw new InputError(
      `upload: ${sequences.length} corrections of epoch ${epoch} are all that a node keeps`,
    );
  if (sequences.some((key) => key >= uploadKey(report)))
    throw new InputError(`upload: sequence ${sequence} of epoch ${epoch} is older than one that is held`);
  await store.write([
    { table: Table.Accounts, key: report.account, value: enrolment },
    { table: Table.Uploads, key: uploadKey(report), value: body },
  ]);
}

async function result(ctx: NodeContext, peer: string, body: Uint8Array): Promise<Uint8Array> {
  const account = await requireAccount(ctx, peer, body, 'result');
  for (;;) {
    const certificate = await lastCertificate(ctx);
    const found = await ctx.store.get(Table.Results, account);
    // a run that is committed meanwhile has changed both
    if (sameBytes(certificate, await lastCertificate(ctx)))
      return encodeResultAnswer(found ? { certificate, result: found } : null);
  }
}

async function claims(ctx: NodeContext, body: Uint8Array): Promise<Uint8Array> {
  const { deployment: d, store } = ctx;
  const list = verifyClaimList(body, d, ctx.party);
  const key = numberKey(list.run);
  const hash = claimListHash(list);
  // One after the other: a copy that is refused as too late must not be followed by an earlier one that is kept.
  return ctx.serially(async () => {
    const held = await heldList(ctx, key);
    if (held && !sameBytes(held, hash))
      throw new InputError(`claim list: run ${list.run} has another list already`);
    if (held) return new Uint8Array(); // also when the run is done: the authority asks whether it came
    const fixed = await fixedRun(ctx); // looked at first, as for an upload
    if (list.run <= runOf(await lastCertificate(ctx)))
      throw new InputError(`claim list: run ${list.run} is done`);
    if (list.run <= fixed) throw new NotNow(`claim list: run ${list.run} is being computed`);
    if (list.run > epochAt(d.grid, ctx.now()) + 1)
      throw new InputError(`claim list: run ${list.run} is too far ahead`);
    // One that cannot be opened would end every attempt.
    if (!(await epochSecret(ctx, list.run)))
      throw new InputError(`claim list: this node has no key for run ${list.run}`);
    await store.write([{ table: Table.ClaimLists, key, value: body }]);
    return new Uint8Array();
  });
}

/** Hash of the list of a run that is held, or was when the run was done. */
async function heldList(
  { store, deployment, party }: NodeContext,
  key: string,
): Promise<Uint8Array | undefined> {
  const body = await store.get(Table.ClaimLists, key);
  return body ? claimListHash(verifyClaimList(body, deployment, party)) : store.get(Table.PastLists, key);
}
