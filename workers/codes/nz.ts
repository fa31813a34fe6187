import { InputError } from '../errors.ts';
import { fromBase64 } from './base64.ts';
import { asciiId, optionalText, readJson, requiredText, requireWord } from './fields.ts';
import type { Found } from './place.ts';

const PREFIX = 'NZCOVIDTRACER:';
/** What an NFC tag holds. */
const LINK = /^https:\/\/[a-z0-9.-]{1,253}\/scan(?:\?[^#]{0,200})?#data=(NZCOVIDTRACER:.*)$/i;

/** NZ COVID Tracer: `NZCOVIDTRACER:<Base64 of JSON>`, also behind a link; the id is the GLN, 13 digits. */
export function readNz(text: string): Found | null {
  const code = LINK.exec(text)?.[1] ?? text;
  if (!code.startsWith(PREFIX)) return null;
  const place = readJson(fromBase64(code.slice(PREFIX.length)));
  requireWord(place, 'ver', 'c19:1');
  requireWord(place, 'typ', 'entry');
  const gln = requiredText(place, 'gln');
  if (!/^\d{13}$/.test(gln)) throw new InputError('its "gln" is not 13 digits');
  return {
    id: asciiId(gln),
    name: requiredText(place, 'opn'),
    address: optionalText(place, 'adr'),
    trust: 'unsigned',
  };
}
