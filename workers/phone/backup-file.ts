/**
 * A file that only its password opens: "STBACKUP" ‖ u8 version ‖ u8 log2 N ‖ u8 r ‖ u8 p ‖ 16-byte salt ‖ 24-byte nonce ‖
 * XChaCha20-Poly1305 under scrypt(password, salt, N, r, p), with all that stands before as associated data.
 */
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { scrypt } from '@noble/hashes/scrypt.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { type Random, sameBytes } from '../wire/codec.ts';

const MAGIC = utf8ToBytes('STBACKUP');
const VERSION = 1;
const [SALT_BYTES, NONCE_BYTES, TAG_BYTES, KEY_BYTES] = [16, 24, 16, 32];
const HEADER_BYTES = MAGIC.length + 4 + SALT_BYTES + NONCE_BYTES;
/** 2^17 with r = 8: 128 MiB, a second of a desk's CPU for each guess. */
const [LOG_N, R, P] = [17, 8, 1];
/** What a file may ask of the phone that opens it: at most 512 MiB. */
const [LEAST_LOG_N, MOST_LOG_N] = [10, 19];
/** Bytes; a diary of 60 days has less than one of them. */
export const MOST_BACKUP_BYTES = 2 ** 25;

/** A file's content, or why there is none. */
export type Opened = { content: Uint8Array } | { refused: Refusal };

/** Told while the key is made. @param part from 0 to 1 */
export type Progress = (part: number) => void;

/** Why a file was not opened. `password`: or changed by somebody; the two cannot be told apart. */
export type Refusal = 'not a backup' | 'newer' | 'too large' | 'password';

const keyOf = (password: string, salt: Uint8Array, logN: number, onProgress: Progress): Uint8Array =>
  // Letters that look alike are typed alike on another keyboard.
  scrypt(utf8ToBytes(password.normalize('NFKC')), salt, {
    N: 2 ** logN,
    r: R,
    p: P,
    dkLen: KEY_BYTES,
    onProgress,
  });

/**
 * Encrypts a file. Takes seconds of a phone's time.
 * @param logN work of the key, for tests
 */
export const sealBackup = (
  password: string,
  content: Uint8Array,
  random: Random,
  onProgress: Progress,
  logN = LOG_N,
): Uint8Array => {
  const [salt, nonce] = [random(SALT_BYTES), random(NONCE_BYTES)];
  const header = concatBytes(MAGIC, Uint8Array.of(VERSION, logN, R, P), salt, nonce);
  const key = keyOf(password, salt, logN, onProgress);
  return concatBytes(header, xchacha20poly1305(key, nonce, header).encrypt(content));
};

/** Decrypts a file; what it asks of memory and time is looked at first. */
export const openBackup = (password: string, file: Uint8Array, onProgress: Progress): Opened => {
  if (file.length > MOST_BACKUP_BYTES) return { refused: 'too large' };
  if (file.length < HEADER_BYTES + TAG_BYTES || !sameBytes(file.subarray(0, MAGIC.length), MAGIC))
    return { refused: 'not a backup' };
  const [version, logN, r, p] = file.subarray(MAGIC.length);
  if (version !== VERSION) return { refused: 'newer' };
  if (logN < LEAST_LOG_N || logN > MOST_LOG_N || r !== R || p !== P) return { refused: 'not a backup' };
  const header = file.subarray(0, HEADER_BYTES);
  const salt = header.subarray(MAGIC.length + 4, HEADER_BYTES - NONCE_BYTES);
  const nonce = header.subarray(HEADER_BYTES - NONCE_BYTES);
  const key = keyOf(password, salt, logN, onProgress);
  try {
    return { content: xchacha20poly1305(key, nonce, header).decrypt(file.subarray(HEADER_BYTES)) };
  } catch {
    return { refused: 'password' };
  }
};
