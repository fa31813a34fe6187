import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { InputError } from '../errors.ts';
import { fromBase32 } from '../wire/base32.ts';
import { fromBase64 } from './base64.ts';
import type { Found } from './place.ts';
import { ProtoMessage } from './protobuf.ts';
import { readTraceLocation, type TraceLocation } from './trace-location.ts';

const OURS = /^https?:\/\/e\.coronawarn\.app(?![\w.:-])/i;
const LINK = /^https:\/\/e\.coronawarn\.app\/?\?v=(\d{1,9})#(.+)$/i;
/** Between the data of another app and a payload, behind `#` of that app's link. */
const CARRIED = '/CWA1/';
/** Begins at 5 and ends at 6. */
const TIMES = 5;
const TEMPORARY = [2, 9, 10, 11, 12];
const LAST_TYPE = 12;
const DAY = 1440;

/**
 * Corona-Warn-App: `https://e.coronawarn.app?v=1#<payload>`, or a payload carried by another app's link. The id is
 * SHA-256("CWA-GUID" ‖ payload).
 */
export function readCwa(text: string): Found | null {
  const encoded = OURS.test(text) ? ofLink(text) : carried(text);
  if (encoded === null) return null;
  const payload = decode(encoded);
  const location = readTraceLocation(payload, 1, () => TIMES);
  return {
    id: sha256(concatBytes(utf8ToBytes('CWA-GUID'), payload)),
    name: location.description,
    address: location.address,
    validFrom: location.start,
    validTo: location.end,
    defaultMinutes: minutesOf(location),
    trust: 'unsigned',
  };
}

function ofLink(text: string): string {
  const [, version, encoded] = LINK.exec(text) ?? [];
  if (encoded === undefined) throw new InputError('its link is not that of a place');
  if (Number(version) !== 1) throw new InputError(`it has version ${Number(version)}, and 1 is known`);
  return encoded;
}

function carried(text: string): string | null {
  const at = /^https?:\/\//i.test(text) ? text.indexOf(CARRIED, text.indexOf('#') + 1 || text.length) : -1;
  return at < 0 ? null : text.slice(at + CARRIED.length);
}

/** A text without lower-case letters, 0, 1, 8 and 9 is Base32: by chance no payload of some 150 characters is. */
const decode = (encoded: string): Uint8Array =>
  /^[A-Z2-7]+=*$/.test(encoded) ? fromBase32(encoded.replaceAll('=', ''), 'its Base32') : fromBase64(encoded);

/** CWALocationData: 1 version ‖ 2 type ‖ 3 minutes. A place for good has minutes and no times, an event times. */
function minutesOf({ country, start, end }: TraceLocation): number | undefined {
  const data = new ProtoMessage(country);
  const [type, minutes] = [data.number(2), data.number(3)];
  if (type > LAST_TYPE) throw new InputError(`it is a kind of place (${type}) that is not known`);
  if (minutes > DAY) throw new InputError('its usual stay is longer than a day');
  if (TEMPORARY.includes(type)) {
    if (!start || !end) throw new InputError('an event must begin and end');
  } else if (type > 0) {
    if (start || end) throw new InputError('a place that is no event must have no times');
    if (minutes === 0) throw new InputError('its usual stay is missing');
  }
  return minutes || undefined;
}
