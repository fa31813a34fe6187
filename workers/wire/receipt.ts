import { concatBytes } from '@noble/hashes/utils.js';
import { InputError } from '../errors.ts';
import type { Party } from '../mpc/party.ts';
import { Reader, sameBytes, Writer } from './codec.ts';
import { type Deployment, deploymentHash, nodeKey } from './deployment.ts';
import { sign, verify } from './signature.ts';
import { SIGNATURE_BYTES } from './sizes.ts';

/**
 * A node's answer to `upload`: it holds this upload durably. A receipt against a report set without the upload
 * convicts the node.
 */
export interface Receipt {
  /** Hash of the deployment. */
  readonly deployment: Uint8Array;
  readonly node: Party;
  /** `headerHash` of the upload. */
  readonly upload: Uint8Array;
  /** Unix seconds, rounded down to the slot. */
  readonly time: number;
}

const WHAT = 'receipt';
const BODY_BYTES = 32 + 1 + 32 + 8;

/** The receipt, signed. @param identity the node's Ed25519 secret key */
export function encodeReceipt({ deployment, node, upload, time }: Receipt, identity: Uint8Array): Uint8Array {
  const body = new Writer().raw(deployment).u8(node).raw(upload).u64(time).finish();
  return concatBytes(body, sign(WHAT, body, identity));
}

/**
 * Reads and checks a receipt.
 * @param party the node that was asked
 * @param upload `headerHash` of the upload that was sent
 * @throws InputError when it is torn, for something else or not signed by that node
 */
export function verifyReceipt(
  bytes: Uint8Array,
  deployment: Deployment,
  party: Party,
  upload: Uint8Array,
): Receipt {
  const reader = new Reader(bytes, WHAT);
  const receipt: Receipt = {
    deployment: reader.raw(32),
    node: reader.u8(),
    upload: reader.raw(32),
    time: reader.u64(),
  };
  const signature = reader.raw(SIGNATURE_BYTES);
  reader.end();
  const name = `${WHAT} of node ${party}`;
  if (!sameBytes(receipt.deployment, deploymentHash(deployment)))
    throw new InputError(`${name}: it is for another deployment`);
  if (receipt.node !== party) throw new InputError(`${name}: it is of node ${receipt.node}`);
  if (!sameBytes(receipt.upload, upload)) throw new InputError(`${name}: it is for another upload`);
  verify(WHAT, bytes.subarray(0, BODY_BYTES), signature, nodeKey(deployment, party), name);
  return receipt;
}
