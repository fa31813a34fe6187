import { x25519 } from '@noble/curves/ed25519.js';
import { concatBytes } from '@noble/hashes/utils.js';
import { InputError } from '../errors.ts';
import type { Party } from '../mpc/party.ts';
import { type Random, Reader, sameBytes, Writer } from './codec.ts';
import { type Deployment, deploymentHash, nodeKey } from './deployment.ts';
import { sign, verify } from './signature.ts';
import { EPOCH_KEY_BYTES, SIGNATURE_BYTES } from './sizes.ts';
import { requireSealable } from './x25519-kem.ts';

/**
 * A node's announcement of the X25519 key to which an epoch's uploads are sealed. Published one epoch ahead in
 * answers to `info`, also by the other nodes: the signature makes it as good from anybody.
 */
export interface EpochKey {
  /** Hash of the deployment. */
  readonly deployment: Uint8Array;
  readonly epoch: number;
  readonly node: Party;
  /** X25519 public key, 32 bytes. */
  readonly key: Uint8Array;
}

const WHAT = 'epoch-key';
const BODY_BYTES = EPOCH_KEY_BYTES - SIGNATURE_BYTES;

/** A new epoch key. The secret is destroyed after the epoch's last build. */
export function createEpochKey(random: Random): { secret: Uint8Array; key: Uint8Array } {
  const { secretKey, publicKey } = x25519.keygen(random(32));
  return { secret: secretKey, key: publicKey };
}

/** The announcement, signed. @param identity the node's Ed25519 secret key */
export function encodeEpochKey({ deployment, epoch, node, key }: EpochKey, identity: Uint8Array): Uint8Array {
  const body = new Writer().raw(deployment).u64(epoch).u8(node).raw(key).finish();
  return concatBytes(body, sign(WHAT, body, identity));
}

/**
 * Reads and checks an announcement.
 * @throws InputError when it is torn, for another deployment, of no node of the roster, not signed by that node, or nothing
 *   can be sealed to it
 */
export function verifyEpochKey(bytes: Uint8Array, deployment: Deployment): EpochKey {
  const reader = new Reader(bytes, WHAT);
  const announced: EpochKey = {
    deployment: reader.raw(32),
    epoch: reader.u64(),
    node: reader.u8(),
    key: reader.raw(32),
  };
  const signature = reader.raw(SIGNATURE_BYTES);
  reader.end();
  if (!sameBytes(announced.deployment, deploymentHash(deployment)))
    throw new InputError(`${WHAT}: it is for another deployment`);
  if (announced.node < 1 || announced.node > deployment.parties)
    throw new InputError(`${WHAT}: the roster has no node ${announced.node}`);
  const signer = nodeKey(deployment, announced.node);
  verify(WHAT, bytes.subarray(0, BODY_BYTES), signature, signer, `${WHAT} of node ${announced.node}`);
  requireSealable(announced.key, `${WHAT} of node ${announced.node}`);
  return announced;
}
