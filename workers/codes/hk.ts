import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { InputError } from '../errors.ts';
import { fromBase64 } from './base64.ts';
import { asciiId, optionalText, readJson, requiredText } from './fields.ts';
import type { Found } from './place.ts';

const PREFIX = 'HKEN:';
const FORM = /^HKEN:0([A-Za-z0-9]{8})(.+)$/;

/**
 * LeaveHomeSafe of Hong Kong: `HKEN:0<venueId, 8 characters><Base64 of JSON>`. Its hash has no key: it finds a misread
 * letter of the id, and signs nothing.
 */
export function readHk(text: string): Found | null {
  if (!text.startsWith(PREFIX)) return null;
  const [, venueId, encoded] = FORM.exec(text) ?? [];
  if (encoded === undefined) throw new InputError('it does not have the form of such a code');
  const place = readJson(fromBase64(encoded));
  if (requiredText(place, 'hash').toLowerCase() !== bytesToHex(sha256(utf8ToBytes(`HKEN${venueId}2020`))))
    throw new InputError('its check sum is wrong');
  return {
    id: asciiId(venueId),
    name: optionalText(place, 'nameEn') ?? requiredText(place, 'nameZh'),
    trust: 'unsigned',
  };
}
