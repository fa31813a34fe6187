import { p256 } from '@noble/curves/nist.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { InputError } from '../errors.ts';
import { fromBase64 } from './base64.ts';
import type { Verifier } from './place.ts';

/** DER of a P-256 key up to its point, which follows without compression. */
const BEFORE_POINT = '3059301306072a8648ce3d020106082a8648ce3d030107034200';
const SPKI_BYTES = 91;
const POINT_BYTES = 65;

/**
 * Verifies ES256. In a file of its own: who has no keys, as the app, does not load the curve.
 * @param spki SubjectPublicKeyInfo in Base64
 * @throws InputError when it is no key of P-256
 */
export function es256Verifier(spki: string): Verifier {
  const der = fromBase64(spki);
  const point = der.subarray(-POINT_BYTES);
  if (
    der.length !== SPKI_BYTES ||
    bytesToHex(der.subarray(0, -POINT_BYTES)) !== BEFORE_POINT ||
    !onCurve(point)
  )
    throw new InputError('it is not a P-256 public key (SPKI) in Base64');
  return (message, signature) => {
    try {
      return p256.verify(signature, message, point, { lowS: false, format: 'compact', prehash: true });
    } catch {
      return false; // numbers out of range: the same answer as a wrong one
    }
  };
}

function onCurve(point: Uint8Array): boolean {
  try {
    p256.Point.fromBytes(point).assertValidity();
    return true;
  } catch {
    return false;
  }
}
