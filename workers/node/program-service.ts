/** What phones ask a node about programs. */
import { InputError, NotNow } from '../errors.ts';
import { Reader, sameBytes } from '../wire/codec.ts';
import { decodeOutputsRequest, encodeResultAnswer, type HeldResult } from '../wire/rpc-messages.ts';
import { epochAt } from '../wire/time.ts';
import { requireAccount } from './accounts.ts';
import type { NodeContext } from './context.ts';
import { epochSecret } from './epoch-keys.ts';
import { programNamed } from './field-records.ts';
import { fieldsRun } from './fixed-fields.ts';
import { readIntake, receiptFor } from './intake.ts';
import { fixedRun, lastCertificate, runOf } from './ledger.ts';
import { programKey } from './program-effects.ts';
import { windowStart } from './schedule.ts';
import { numberKey, Table } from './store.ts';
import { fieldsKey } from './uploads.ts';

/** Keeps the fields that somebody gives for a program, once for each epoch. @returns a receipt */
export async function takeFields(ctx: NodeContext, body: Uint8Array): Promise<Uint8Array> {
  const { programs, store } = ctx;
  const named = body.subarray(0, 32);
  const found = programs.find(({ kind }) => sameBytes(kind.id, named));
  if (!found) throw new InputError('fields: they are for a program that this deployment does not have');
  const { program, kind } = found;
  const { message, report, enrolment } = await readIntake(ctx, body, kind);
  return ctx.serially(async () => {
    const key = fieldsKey(report, program);
    const held = await store.get(Table.Fields, key);
    if (held && !sameBytes(held, body))
      throw new InputError(`fields: others of this account are held for epoch ${report.epoch}; they stand`);
    if (!held) {
      await requireOpen(ctx, report.epoch);
      await store.write([
        { table: Table.Accounts, key: report.account, value: enrolment },
        { table: Table.Fields, key, value: body },
      ]);
    }
    return receiptFor(ctx, message);
  });
}

/** @throws InputError when no run takes fields of this epoch; NotNow while one may have begun to */
async function requireOpen(ctx: NodeContext, epoch: number): Promise<void> {
  if (epoch > epochAt(ctx.deployment.grid, ctx.now()))
    throw new InputError(`fields: epoch ${epoch} has not begun`);
  const fixed = Math.max(await fixedRun(ctx), await fieldsRun(ctx)); // looked at first, as for an upload
  if (epoch <= runOf(await lastCertificate(ctx)) || !(await epochSecret(ctx, epoch)))
    throw new InputError(`fields: epoch ${epoch} is closed; its run is done`);
  if (epoch <= fixed) throw new NotNow(`fields: epoch ${epoch} is being computed`);
}

/** The newest result of a program that is held for an account, with the certificate of its run. */
export async function programResult(ctx: NodeContext, peer: string, body: Uint8Array): Promise<Uint8Array> {
  const account = await requireAccount(ctx, peer, body.subarray(0, 32), 'program result');
  const program = programNamed(ctx, body.subarray(32));
  const last = runOf(await lastCertificate(ctx));
  for (let run = last; run >= Math.max(0, windowStart(ctx.deployment, last)); run--) {
    const value = await ctx.store.get(Table.ProgramResults, programKey(run, program.id, account));
    if (value) return encodeResultAnswer(await certified(ctx, value));
  }
  return encodeResultAnswer(null);
}

/** Public outputs of a program, for whoever asks, with the certificate of their run. */
export async function programOutputs(ctx: NodeContext, body: Uint8Array): Promise<Uint8Array> {
  const request = decodeOutputsRequest(body);
  const program = programNamed(ctx, request.program);
  const keys = (await ctx.store.keys(Table.ProgramOutputs, '')).filter((key) => {
    const [run, id] = key.split('/');
    return id === program.id && Number(run) <= request.upTo;
  });
  const newest = keys.at(-1);
  const value = newest && (await ctx.store.get(Table.ProgramOutputs, newest));
  return encodeResultAnswer(value ? await certified(ctx, value) : null);
}

/** @param value as `endPrograms` writes it: u32 audit entry ‖ the rest */
async function certified({ store }: NodeContext, value: Uint8Array): Promise<HeldResult> {
  const reader = new Reader(value, 'what is held of a program');
  const number = reader.u32();
  const certificate = await store.get(Table.Audit, numberKey(number));
  if (!certificate) throw new Error(`entry ${number} of the audit log is gone; restore the database`);
  return { certificate, result: reader.rest(value.length) };
}
