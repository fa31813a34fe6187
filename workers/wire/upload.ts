import { InputError } from '../errors.ts';
import type { Party } from '../mpc/party.ts';
import { Reader, sameBytes, Writer } from './codec.ts';
import { type Deployment, deploymentHash } from './deployment.ts';
import { type EnvelopeContext, open } from './envelope.ts';
import { bodyHash, sealedBytes } from './sealed-shares.ts';
import { uploadShape } from './shape.ts';
import { labelledHash, SIGNATURE_BYTES, sign, verify } from './signature.ts';

/** What an account says about an upload; the same for every node. */
export interface UploadHeader {
  /** Hash of the deployment. */
  readonly deployment: Uint8Array;
  readonly epoch: number;
  /** Id of the account, 32 bytes. */
  readonly account: Uint8Array;
  /** 0, 1, 2, … within an epoch; a correction is the next one, with fresh seeds. */
  readonly sequence: number;
  /** 16 random bytes. */
  readonly report: Uint8Array;
  /** Hash of each node's sealed body, in the order of the roster. */
  readonly bodies: readonly Uint8Array[];
}

/**
 * One epoch of one account, for one node: phone → node in `upload`. A resend is the same bytes.
 * Layout: header ‖ signature ‖ this node's sealed body; its length follows from the deployment.
 */
export interface UploadMessage {
  readonly header: UploadHeader;
  readonly signature: Uint8Array;
  readonly body: Uint8Array;
}

const WHAT = 'upload';
export const REPORT_BYTES = 16;

type PublicFields = Omit<UploadHeader, 'bodies'>;

function publicFields(header: PublicFields): Uint8Array {
  const { deployment, epoch, account, sequence, report } = header;
  return new Writer().raw(deployment).u64(epoch).raw(account).u32(sequence).raw(report).finish();
}

function encodeHeader(header: UploadHeader): Uint8Array {
  const writer = new Writer().raw(publicFields(header));
  for (const hash of header.bodies) writer.raw(hash);
  return writer.finish();
}

/** Names an upload in receipts, batches and logs, 32 bytes. */
export function headerHash(header: UploadHeader): Uint8Array {
  return labelledHash('upload-header', encodeHeader(header));
}

/** Signature of a header by its account. */
export function signUpload(header: UploadHeader, signKey: Uint8Array): Uint8Array {
  return sign(WHAT, encodeHeader(header), signKey);
}

export function encodeUpload({ header, signature, body }: UploadMessage): Uint8Array {
  return new Writer().raw(encodeHeader(header)).raw(signature).raw(body).finish();
}

/** Bytes of every upload of a deployment for `party`. */
export function uploadBytes(deployment: Deployment, party: Party): number {
  const head = 32 + 8 + 32 + 4 + REPORT_BYTES + 32 * deployment.parties;
  return head + SIGNATURE_BYTES + sealedBytes(deployment, party, uploadShape(deployment).bytes);
}

/**
 * Reads an upload for `party`; checks its form only.
 * @throws InputError when it has not the one length that the deployment's shape gives
 */
export function decodeUpload(bytes: Uint8Array, deployment: Deployment, party: Party): UploadMessage {
  const length = uploadBytes(deployment, party);
  if (bytes.length !== length)
    throw new InputError(
      `${WHAT}: ${bytes.length} bytes where this deployment's uploads have ${length} for node ${party}`,
    );
  const reader = new Reader(bytes, WHAT);
  const header: UploadHeader = {
    deployment: reader.raw(32),
    epoch: reader.u64(),
    account: reader.raw(32),
    sequence: reader.u32(),
    report: reader.raw(REPORT_BYTES),
    bodies: Array.from({ length: deployment.parties }, () => reader.raw(32)),
  };
  const message = {
    header,
    signature: reader.raw(SIGNATURE_BYTES),
    body: reader.raw(sealedBytes(deployment, party, uploadShape(deployment).bytes)),
  };
  reader.end();
  return message;
}

/**
 * Checks an upload against its account. Whether the account is known, the epoch open and the sequence new is for
 * the node to say.
 * @param verifyKey the key that the account enrolled
 * @throws InputError when it is for another deployment, its body is not the one in the header, or the signature is wrong
 */
export function verifyUpload(
  message: UploadMessage,
  deployment: Deployment,
  party: Party,
  verifyKey: Uint8Array,
): void {
  const { header, signature, body } = message;
  if (!sameBytes(header.deployment, deploymentHash(deployment)))
    throw new InputError(`${WHAT}: it is for another deployment`);
  if (!sameBytes(header.bodies[party - 1], bodyHash(body)))
    throw new InputError(`${WHAT}: the body is not the one that the header names for node ${party}`);
  verify(WHAT, encodeHeader(header), signature, verifyKey, `${WHAT} for epoch ${header.epoch}`);
}

/** What a body of this upload is sealed under, at both ends. */
export function uploadEnvelope(header: PublicFields): {
  context: Omit<EnvelopeContext, 'node'>;
  bound: Uint8Array;
} {
  const { deployment, epoch } = header;
  return { context: { deployment, epoch, role: 'upload' }, bound: publicFields(header) };
}

/**
 * The node's share of the record, as `openBody` of its sharing takes it.
 * @param epochSecret the node's X25519 secret of the upload's epoch
 * @throws InputError when it does not open
 */
export function openUpload(
  message: UploadMessage,
  party: Party,
  epochSecret: Uint8Array,
): Promise<Uint8Array> {
  const { context, bound } = uploadEnvelope(message.header);
  return open(epochSecret, { ...context, node: party }, bound, message.body);
}
