import { concatBytes } from '@noble/hashes/utils.js';
import { InputError } from '../errors.ts';
import { fromBase32, toBase32 } from './base32.ts';
import { sameBytes } from './codec.ts';
import { labelledHash } from './labelled.ts';
import { SECRET_BYTES } from './tokens.ts';

/** What the QR code of a tag begins with. */
export const TAG_KEY_PREFIX = 'SAFETRACE:TAG:';
const VERSION = 1;
const CHECK_BYTES = 2;
const MOST_CHARACTERS = 100;
const WHAT = 'tag key';

const checkOf = (body: Uint8Array) => labelledHash('tag-key', body).slice(0, CHECK_BYTES);

/**
 * The text of the QR code that comes with a tag: prefix ‖ Base32 of u8 version ‖ κ ‖ check, the check being 2 bytes of a
 * hash of all before it. All of it is in a QR code's alphanumeric set.
 * @param secret κ, 16 bytes
 */
export function tagKeyText(secret: Uint8Array): string {
  const body = concatBytes(Uint8Array.of(VERSION), secret);
  return TAG_KEY_PREFIX + toBase32(concatBytes(body, checkOf(body)));
}

/** Whether somebody scanned or typed a tag's key, right or wrong. */
export const isTagKey = (text: string): boolean =>
  text.slice(0, MOST_CHARACTERS).trim().toUpperCase().startsWith(TAG_KEY_PREFIX);

/**
 * κ (16 bytes) out of the text of a tag's code, scanned or typed: in either case, with spaces and hyphens, with or
 * without the prefix.
 * @throws InputError when it is no such text, or was mistyped
 */
export function parseTagKey(text: string): Uint8Array {
  if (text.length > MOST_CHARACTERS)
    throw new InputError(`${WHAT}: longer than ${MOST_CHARACTERS} characters`);
  const typed = text.trim().toUpperCase();
  const code = (typed.startsWith(TAG_KEY_PREFIX) ? typed.slice(TAG_KEY_PREFIX.length) : typed).replace(
    /[\s-]/g,
    '',
  );
  const bytes = fromBase32(code, WHAT);
  if (bytes.length !== 1 + SECRET_BYTES + CHECK_BYTES)
    throw new InputError(`${WHAT}: ${code.length} characters instead of 31`);
  const body = bytes.subarray(0, 1 + SECRET_BYTES);
  if (!sameBytes(checkOf(body), bytes.subarray(body.length)))
    throw new InputError(`${WHAT}: mistyped, its check does not fit`);
  if (body[0] !== VERSION) throw new InputError(`${WHAT}: version ${body[0]} is not known to this app`);
  return body.slice(1);
}
