import { ed25519 } from '@noble/curves/ed25519.js';
import { InputError } from '../errors.ts';
import { labelled } from './labelled.ts';

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
