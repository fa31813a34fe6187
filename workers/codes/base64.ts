import { InputError } from '../errors.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** Value of each ASCII character, −1 for those outside; `-` and `_` count as `+` and `/`. */
const VALUES = new Int8Array(128).fill(-1);
for (let value = 0; value < 64; value++) VALUES[ALPHABET.charCodeAt(value)] = value;
VALUES['-'.charCodeAt(0)] = 62;
VALUES['_'.charCodeAt(0)] = 63;

/**
 * The bytes of a Base64 text as it is found in the field: either alphabet, also mixed, with padding or without, and
 * with `+`, `/`, `=` percent-encoded.
 * @throws InputError on another character, an impossible length, or bits behind the last byte
 */
export function fromBase64(text: string): Uint8Array {
  let plain = text.replace(/%2B/gi, '+').replace(/%2F/gi, '/').replace(/%3D/gi, '=');
  for (let padding = 0; padding < 2 && plain.endsWith('='); padding++) plain = plain.slice(0, -1);
  const bytes = new Uint8Array(Math.floor((plain.length * 3) / 4));
  let buffer = 0;
  let bits = 0;
  let at = 0;
  for (let i = 0; i < plain.length; i++) {
    const value = VALUES[plain.charCodeAt(i)] ?? -1;
    if (value < 0) throw new InputError('it is not Base64');
    buffer = ((buffer << 6) | value) & 0xfff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at++] = buffer >> bits;
  }
  if (bits >= 6 || (buffer & ((1 << bits) - 1)) !== 0) throw new InputError('its end is missing');
  return bytes;
}
