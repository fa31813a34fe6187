import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';

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
