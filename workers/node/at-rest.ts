import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Random } from '../wire/codec.ts';

const NONCE_BYTES = 24;

/** Bytes of a key that seals an epoch's indices at rest. */
export const REST_KEY_BYTES = 32;

/**
 * Seals a value under a key that is destroyed when the value must be unreadable: then copies made without the key
 * (a log, a disk block that was not overwritten) say nothing. A backup of the whole database holds both.
 * @param name the row's key; the value opens under no other
 */
export function sealAtRest(key: Uint8Array, name: string, value: Uint8Array, random: Random): Uint8Array {
  const nonce = random(NONCE_BYTES);
  return concatBytes(nonce, xchacha20poly1305(key, nonce, utf8ToBytes(name)).encrypt(value));
}

/** Undoes `sealAtRest`. @throws Error when the value was changed or belongs to another row */
export function openAtRest(key: Uint8Array, name: string, sealed: Uint8Array): Uint8Array {
  const nonce = sealed.subarray(0, NONCE_BYTES);
  return xchacha20poly1305(key, nonce, utf8ToBytes(name)).decrypt(sealed.subarray(NONCE_BYTES));
}
