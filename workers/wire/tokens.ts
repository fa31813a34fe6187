import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { Writer } from './codec.ts';
import { labelled } from './labelled.ts';

/** Bytes of a token, of a venue, meeting or tag secret, and of a tag's identifier E. */
export const TOKEN_BYTES = 8;
export const SECRET_BYTES = 16;
export const TAG_BYTES = 16;

/** H(label, key, x) = HMAC-SHA-256(key, "safetrace/1/" ‖ label ‖ 0 ‖ x), 32 bytes. */
export function H(label: string, key: Uint8Array, x: Uint8Array): Uint8Array {
  return hmac(sha256, key, labelled(label, x));
}

const u64 = (value: number) => new Writer().u64(value).finish();

/** Token (8 bytes) of having been at a venue in a block. @param block number since the deployment's offset */
export function venueToken(secret: Uint8Array, block: number): Uint8Array {
  return H('venue', secret, u64(block)).slice(0, TOKEN_BYTES);
}

/** Token (8 bytes) of a meeting: one phone showed a fresh secret, the others scanned it. */
export function meetToken(secret: Uint8Array, block: number): Uint8Array {
  return H('meet', secret, u64(block)).slice(0, TOKEN_BYTES);
}

/** Token (8 bytes) of a tag's identifier E, for the one who advertises it and for all who hear it. */
export function nearToken(identifier: Uint8Array): Uint8Array {
  return H('near', identifier, new Uint8Array(0)).slice(0, TOKEN_BYTES);
}

/** E (16 bytes), what a tag with secret κ advertises in a period. */
export function tagIdentifier(secret: Uint8Array, period: number): Uint8Array {
  return H('tag', secret, u64(period)).slice(0, TAG_BYTES);
}
