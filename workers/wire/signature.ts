import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { InputError } from '../errors.ts';

/** Bytes of an Ed25519 signature. */
export const SIGNATURE_BYTES = 64;

/**
 * "safetrace/1/" ‖ label ‖ 0 ‖ bytes: what is signed, hashed or keyed for one purpose means nothing for another.
 * Labels are constants of ours without a zero byte (not checked).
 */
export function labelled(label: string, bytes: Uint8Array): Uint8Array {
  return concatBytes(utf8ToBytes(`safetrace/1/${label}`), Uint8Array.of(0), bytes);
}

/** SHA-256 under a label, 32 bytes. */
export function labelledHash(label: string, bytes: Uint8Array): Uint8Array {
  return sha256(labelled(label, bytes));
}

/** Ed25519 signature (64 bytes) of `bytes` under a label. @param secretKey 32 bytes */
export function sign(label: string, bytes: Uint8Array, secretKey: Uint8Array): Uint8Array {
  return ed25519.sign(labelled(label, bytes), secretKey);
}

/**
 * Checks a signature made by `sign`, by the strict rules of RFC 8032 (no second encoding of a signature passes).
 * @param what names the message and its signer, for the error
 * @throws InputError when it does not hold
 */
export function verify(
  label: string,
  bytes: Uint8Array,
  signature: Uint8Array,
  publicKey: Uint8Array,
  what: string,
): void {
  let holds = false;
  try {
    holds = ed25519.verify(signature, labelled(label, bytes), publicKey, { zip215: false });
  } catch {
    // A key or signature that is not even a point: the same answer as a wrong one.
  }
  if (!holds) throw new InputError(`${what}: the signature is wrong`);
}
