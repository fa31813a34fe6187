/** How the bytes of a poster end: with a check, or with the signature of who made it. */
import { ed25519 } from '@noble/curves/ed25519.js';
import { concatBytes } from '@noble/hashes/utils.js';
import { InputError } from '../errors.ts';
import { sameBytes } from './codec.ts';
import { labelledHash } from './labelled.ts';
import { sign, verify } from './signature.ts';
import { SIGNATURE_BYTES } from './sizes.ts';
import { SECRET_BYTES } from './tokens.ts';

const CHECK_BYTES = 2;
/** The venue's key (32) and the issue (2), before the signature. */
const MAKER_BYTES = 34;
const LABEL = 'poster';

/** A link that was typed or copied by hand must not name another place because of one wrong letter. */
const checkOf = (body: Uint8Array): Uint8Array => labelledHash('poster-check', body).subarray(0, CHECK_BYTES);

/** body ‖ 2 bytes of its hash. */
export function withCheck(body: Uint8Array): Uint8Array {
  return concatBytes(body, checkOf(body));
}

/** body ‖ venue key ‖ u16 issue ‖ Ed25519 signature of all before it. @param signKey the venue's secret key, 32 bytes */
export function withSignature(body: Uint8Array, issue: number, signKey: Uint8Array): Uint8Array {
  const signed = concatBytes(body, ed25519.getPublicKey(signKey), Uint8Array.of(issue >> 8, issue & 255));
  return concatBytes(signed, sign(LABEL, signed, signKey));
}

/** What stands before a right check. @throws InputError when it is wrong */
export function readChecked(bytes: Uint8Array): Uint8Array {
  const body = bytes.subarray(0, -CHECK_BYTES);
  if (!sameBytes(bytes.subarray(-CHECK_BYTES), checkOf(body)))
    throw new InputError('poster: a letter of it is wrong or missing');
  return body;
}

/**
 * What stands before a right signature, and who signed. The secret of a signed poster is a hash of its signature: nobody
 * else can make that, and the 16 bytes need no room in the code.
 * @throws InputError when it is torn or the signature is wrong
 */
export function readSigned(bytes: Uint8Array): {
  body: Uint8Array;
  venue: { key: Uint8Array; issue: number };
  secret: Uint8Array;
} {
  const end = bytes.length - SIGNATURE_BYTES;
  const start = end - MAKER_BYTES;
  if (start < 0) throw new InputError('poster: it is torn');
  const key = bytes.slice(start, start + 32);
  const signature = bytes.subarray(end);
  verify(LABEL, bytes.subarray(0, end), signature, key, 'poster');
  const secret = labelledHash('poster-secret', signature).slice(0, SECRET_BYTES);
  const issue = (bytes[end - 2] << 8) | bytes[end - 1];
  return { body: bytes.subarray(0, start), venue: { key, issue }, secret };
}
