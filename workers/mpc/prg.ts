/**
 * The pseudorandom generator of the protocol: ChaCha12 under a key that names what the stream is for.
 *
 * Stream = ChaCha12(HMAC-SHA-256(key, "safetrace/1/prg/" ‖ purpose), nonce 0, counter 0, 1, …), which is the
 * same on every platform. A key and a purpose name one stream, so no two uses may share both.
 * @module
 */
import { chacha12 } from '@noble/ciphers/chacha.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

/** Bytes of a key, and of a seed that a phone uploads. */
export const KEY_BYTES = 32;

const BLOCK = 64;
const NONCE = new Uint8Array(12);

/** The ChaCha key of a stream. @throws RangeError on a key of another length than 32 bytes */
export function streamKey(key: Uint8Array, purpose: string): Uint8Array {
  if (key.length !== KEY_BYTES) throw new RangeError(`a key has ${KEY_BYTES} bytes, not ${key.length}`);
  return hmac(sha256, key, utf8ToBytes(`safetrace/1/prg/${purpose}`));
}

/** A stream that is read from front to back; every byte is given out once. */
export interface Keystream {
  /** The next `count` bytes. */
  bytes(count: number): Uint8Array<ArrayBuffer>;
  /** The next `count` words of 32 bits, little-endian. The host must be little-endian, as all of ours are. */
  words(count: number): Uint32Array<ArrayBuffer>;
}

/**
 * The stream of `key` for `purpose`.
 * @param key 32 secret bytes
 * @param purpose what the stream is for; unique under this key (not checked)
 * @throws RangeError on a key of another length, and after 2^38 bytes
 */
export function keystream(key: Uint8Array, purpose: string): Keystream {
  const derived = streamKey(key, purpose);
  let position = 0;
  const bytes = (count: number): Uint8Array<ArrayBuffer> => {
    const skip = position % BLOCK;
    const out = new Uint8Array(skip + count);
    chacha12(derived, NONCE, out, out, (position - skip) / BLOCK);
    position += count;
    return skip === 0 ? out : out.slice(skip);
  };
  return { bytes, words: (count) => new Uint32Array(bytes(4 * count).buffer) };
}

/** The first `bytes` bytes of the stream of `key` for `purpose`; for values that are expanded only once. */
export function expand(key: Uint8Array, purpose: string, bytes: number): Uint8Array<ArrayBuffer> {
  return keystream(key, purpose).bytes(bytes);
}
