import { InputError } from '../errors.ts';
import type { Party } from '../mpc/party.ts';
import { Reader, sameBytes, Writer } from './codec.ts';
import { type Deployment, deploymentHash } from './deployment.ts';
import { type EnvelopeContext, open } from './envelope.ts';
import { labelledHash } from './labelled.ts';
import { bodyHash, sealedBytes } from './sealed-shares.ts';
import { uploadShape } from './shape.ts';
import { sign, verify } from './signature.ts';
import { SIGNATURE_BYTES } from './sizes.ts';

/**
 * What a record is: an epoch of the contact tracing, or the fields of a program (circuit-programs.ts). All messages of
 * both have one form; label, role and name keep them apart.
 */
export interface RecordKind {
  /** Label of signatures, role of envelopes. */
  readonly what: 'upload' | 'fields';
  /** What headers name, 32 bytes: the hash of the deployment, for a program also of that. */
  readonly id: Uint8Array;
  /** Of the record that is shared. */
  readonly bytes: number;
}

/** The records of the contact tracing. */
export const uploadKind = (deployment: Deployment): RecordKind => ({
  what: 'upload',
  // only when it is asked for: a night decodes many
  get id() {
    return deploymentHash(deployment);
  },
  bytes: uploadShape(deployment).bytes,
});

/** What an account says about an upload; the same for every node. */
export interface UploadHeader {
  /** `id` of the kind: the hash of the deployment. */
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
export function signUpload(
  header: UploadHeader,
  signKey: Uint8Array,
  what: RecordKind['what'] = 'upload',
): Uint8Array {
  return sign(what, encodeHeader(header), signKey);
}

export function encodeUpload({ header, signature, body }: UploadMessage): Uint8Array {
  return new Writer().raw(encodeHeader(header)).raw(signature).raw(body).finish();
}

/** Bytes of every upload of a deployment for `party`. */
export function uploadBytes(deployment: Deployment, party: Party, kind = uploadKind(deployment)): number {
  const head = 32 + 8 + 32 + 4 + REPORT_BYTES + 32 * deployment.parties;
  return head + SIGNATURE_BYTES + sealedBytes(deployment, party, kind.bytes);
}

/**
 * Reads an upload for `party`; checks its form only.
 * @throws InputError when it has not the one length that the deployment's shape gives
 */
export function decodeUpload(
  bytes: Uint8Array,
  deployment: Deployment,
  party: Party,
  kind = uploadKind(deployment),
): UploadMessage {
  const length = uploadBytes(deployment, party, kind);
  if (bytes.length !== length)
    throw new InputError(
      `${kind.what}: ${bytes.length} bytes where this deployment's have ${length} for node ${party}`,
    );
  const reader = new Reader(bytes, kind.what);
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
    body: reader.raw(sealedBytes(deployment, party, kind.bytes)),
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
  { what, id }: RecordKind = uploadKind(deployment),
): void {
  const { header, signature, body } = message;
  if (!sameBytes(header.deployment, id)) throw new InputError(`${what}: it is for another deployment`);
  if (!sameBytes(header.bodies[party - 1], bodyHash(body)))
    throw new InputError(`${what}: the body is not the one that the header names for node ${party}`);
  verify(what, encodeHeader(header), signature, verifyKey, `${what} for epoch ${header.epoch}`);
}

/** What a body of this upload is sealed under, at both ends. */
export function uploadEnvelope(
  header: PublicFields,
  what: RecordKind['what'] = 'upload',
): {
  context: Omit<EnvelopeContext, 'node'>;
  bound: Uint8Array;
} {
  const { deployment, epoch } = header;
  return { context: { deployment, epoch, role: what }, bound: publicFields(header) };
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
  what: RecordKind['what'] = 'upload',
): Promise<Uint8Array> {
  const { context, bound } = uploadEnvelope(message.header, what);
  return open(epochSecret, { ...context, node: party }, bound, message.body);
}
