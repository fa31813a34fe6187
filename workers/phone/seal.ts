import type { Party } from '../mpc/party.ts';
import type { Account } from '../wire/account.ts';
import type { Random } from '../wire/codec.ts';
import type { Deployment } from '../wire/deployment.ts';
import { bodyHash, sealShares } from '../wire/sealed-shares.ts';
import {
  encodeUpload,
  headerHash,
  REPORT_BYTES,
  type RecordKind,
  signUpload,
  uploadEnvelope,
  uploadKind,
} from '../wire/upload.ts';

/** A signed upload: one message a node, in the order of the roster, and the hash that receipts name. */
export interface SealedUpload {
  readonly epoch: number;
  readonly sequence: number;
  /** `headerHash`, 32 bytes. */
  readonly hash: Uint8Array;
  readonly messages: readonly Uint8Array[];
}

/**
 * Shares a record with fresh seeds, seals a share to each node and signs the whole.
 * @param record what `buildRecord` packed
 * @param sequence 0 for an epoch's first upload, one more for each correction; never used twice (not checked)
 * @param keys X25519 key of each node for this epoch
 * @throws InputError when a key is missing
 */
export async function sealUpload(
  d: Deployment,
  account: Account,
  epoch: number,
  sequence: number,
  record: Uint8Array,
  keys: ReadonlyMap<Party, Uint8Array>,
  random: Random,
  { what, id }: RecordKind = uploadKind(d),
): Promise<SealedUpload> {
  const report = random(REPORT_BYTES);
  const fields = { deployment: id, epoch, account: account.id, sequence, report };
  const { context, bound } = uploadEnvelope(fields, what);
  const sealed = await sealShares(d, record, keys, context, bound, random);
  const header = { ...fields, bodies: sealed.map(bodyHash) };
  const signature = signUpload(header, account.signKey, what);
  const messages = sealed.map((body) => encodeUpload({ header, signature, body }));
  return { epoch, sequence, hash: headerHash(header), messages };
}
