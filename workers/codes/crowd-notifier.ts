import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { InputError } from '../errors.ts';
import { fromBase64 } from './base64.ts';
import { CodeError } from './code-error.ts';
import type { Found } from './place.ts';
import { ProtoMessage } from './protobuf.ts';
import { readTraceLocation } from './trace-location.ts';

const OURS = /^https?:\/\/qr\.(swisscovid|notify-me)\.ch(?![\w.:-])/i;
const LINK = /^https:\/\/qr\.(?:swisscovid|notify-me)\.ch\/?\?v=(\d{1,9})#(.+)$/i;
const KNOWN = [3, 4];
/** noncePreId ‖ nonceTimekey ‖ notificationKey. */
const DERIVED_BYTES = 96;
const NONCE_BYTES = 32;

/** SwissCovid and NotifyMe: `https://qr.swisscovid.ch?v=4#<payload>`; the id is the pre-id of CrowdNotifier 3. */
export function readCrowdNotifier(text: string): Found | null {
  if (!OURS.test(text)) return null;
  const [, version, encoded] = LINK.exec(text) ?? [];
  if (encoded === undefined) throw new InputError('its link is not that of a place');
  if (!KNOWN.includes(Number(version)))
    throw new CodeError('newer', `it has version ${Number(version)}, and ${KNOWN.join(' and ')} are known`);
  const payload = fromBase64(encoded);
  const location = readTraceLocation(payload, null, timesAt);
  return {
    id: preId(payload),
    name: location.description,
    address: location.address,
    room: new ProtoMessage(location.country).text(3) || undefined,
    validFrom: location.start,
    validTo: location.end,
    trust: 'unsigned',
  };
}

/** preid (32 bytes) = SHA-256("CN-PREID" ‖ payload ‖ noncePreId). */
export function preId(payload: Uint8Array): Uint8Array {
  const nonce = hkdf(sha256, payload, undefined, utf8ToBytes('CrowdNotifier_v3'), DERIVED_BYTES);
  return sha256(concatBytes(utf8ToBytes('CN-PREID'), payload, nonce.subarray(0, NONCE_BYTES)));
}

/** Their apps write times as fields 4 and 5, the format that they published has 5 and 6. */
function timesAt(location: ProtoMessage): number {
  if (!location.has(6)) return 4;
  if (location.has(4)) throw new InputError('its times are ambiguous');
  return 5;
}
