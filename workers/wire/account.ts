import { ed25519, x25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes } from '@noble/hashes/utils.js';
import { InputError } from '../errors.ts';
import { type Random, Reader, sameBytes } from './codec.ts';
import { sign, verify } from './signature.ts';
import { KEY_BYTES, SIGNATURE_BYTES } from './sizes.ts';
import { requireSealable } from './x25519-kem.ts';

/** A pseudonymous installation. All fields 32 bytes; `signKey` and `openKey` are secret. */
export interface Account {
  /** Ed25519: signs enrolments, uploads and links. */
  readonly signKey: Uint8Array;
  readonly verifyKey: Uint8Array;
  /** X25519: opens results. */
  readonly openKey: Uint8Array;
  readonly sealKey: Uint8Array;
  readonly id: Uint8Array;
}

/** SHA-256(Ed25519 key ‖ X25519 key): how nodes name an account. */
export function accountId(verifyKey: Uint8Array, sealKey: Uint8Array): Uint8Array {
  return sha256(concatBytes(verifyKey, sealKey));
}

/** A new account. */
export function createAccount(random: Random): Account {
  return restoreAccount(random(KEY_BYTES), random(KEY_BYTES));
}

/** An account from its two stored secret keys. */
export function restoreAccount(signKey: Uint8Array, openKey: Uint8Array): Account {
  const verifyKey = ed25519.getPublicKey(signKey);
  const sealKey = x25519.getPublicKey(openKey);
  return { signKey, verifyKey, openKey, sealKey, id: accountId(verifyKey, sealKey) };
}

/** Makes an account known to the nodes of one deployment; a phone sends it to each node, again at will. */
export interface Enrolment {
  readonly deployment: Uint8Array;
  readonly verifyKey: Uint8Array;
  readonly sealKey: Uint8Array;
}

const WHAT = 'enrolment';

/** The signed enrolment of an account, 160 bytes. */
export function encodeEnrolment(deployment: Uint8Array, account: Account): Uint8Array {
  const body = concatBytes(deployment, account.verifyKey, account.sealKey);
  return concatBytes(body, sign(WHAT, body, account.signKey));
}

/**
 * Reads an enrolment without a look at its signature: for what was verified when it came.
 * @throws InputError when it is torn
 */
export function decodeEnrolment(bytes: Uint8Array): Enrolment {
  const reader = new Reader(bytes, WHAT);
  const enrolment: Enrolment = {
    deployment: reader.raw(KEY_BYTES),
    verifyKey: reader.raw(KEY_BYTES),
    sealKey: reader.raw(KEY_BYTES),
  };
  reader.raw(SIGNATURE_BYTES);
  reader.end();
  return enrolment;
}

/**
 * Reads and checks an enrolment.
 * @param deployment hash of the deployment that it must name
 * @throws InputError when it is torn, for another deployment, not signed by its own key, or nothing can be sealed to it
 */
export function verifyEnrolment(bytes: Uint8Array, deployment: Uint8Array): Enrolment {
  const enrolment = decodeEnrolment(bytes);
  if (!sameBytes(enrolment.deployment, deployment))
    throw new InputError(`${WHAT}: it is for another deployment`);
  const [body, signature] = [bytes.subarray(0, 3 * KEY_BYTES), bytes.subarray(3 * KEY_BYTES)];
  verify(WHAT, body, signature, enrolment.verifyKey, WHAT);
  requireSealable(enrolment.sealKey, WHAT);
  return enrolment;
}
