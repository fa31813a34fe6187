/** What uploads and fields have in common when they come to a node. */
import { InputError } from '../errors.ts';
import { decodeEnrolment } from '../wire/account.ts';
import { encodeReceipt } from '../wire/receipt.ts';
import { roundToSlot } from '../wire/time.ts';
import {
  decodeUpload,
  headerHash,
  type RecordKind,
  type UploadMessage,
  uploadKind,
  verifyUpload,
} from '../wire/upload.ts';
import { enrolmentOf } from './accounts.ts';
import type { NodeContext } from './context.ts';
import type { Report } from './report-set.ts';
import { reportOf } from './uploads.ts';

/** A message of an account that this node knows. */
export interface Intake {
  readonly message: UploadMessage;
  readonly report: Report;
  /** Of the account, encoded. */
  readonly enrolment: Uint8Array;
}

/** @throws InputError when it is malformed, not of an account that enrolled, or not signed by it */
export async function readIntake(
  ctx: NodeContext,
  body: Uint8Array,
  kind: RecordKind = uploadKind(ctx.deployment),
): Promise<Intake> {
  const { deployment, party } = ctx;
  const message = decodeUpload(body, deployment, party, kind);
  const report = reportOf(message);
  const enrolment = await enrolmentOf(ctx, report.account);
  if (!enrolment) throw new InputError(`${kind.what}: this account is not known here; enrol first`);
  verifyUpload(message, deployment, party, decodeEnrolment(enrolment).verifyKey, kind);
  return { message, report, enrolment };
}

/** What the account gets for what is held durably. */
export const receiptFor = (ctx: NodeContext, { header }: UploadMessage): Uint8Array =>
  encodeReceipt(
    {
      deployment: ctx.id,
      node: ctx.party,
      upload: headerHash(header),
      time: roundToSlot(ctx.deployment.grid, ctx.now()),
    },
    ctx.identity,
  );
