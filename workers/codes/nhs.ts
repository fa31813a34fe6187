import { InputError } from '../errors.ts';
import { fromBase64 } from './base64.ts';
import { CodeError } from './code-error.ts';
import { asciiId, optionalText, readJson, requiredText, requireWord } from './fields.ts';
import type { Found, ReadOptions } from './place.ts';

const PREFIX = 'UKC19TRACING:';
const SIGNATURE_BYTES = 64;

/**
 * NHS COVID-19 of England and Wales: `UKC19TRACING:<version>:<JWT>`, signed with ES256. Every version from 1 on is
 * read, as its own app did; the id is the venue's eight letters.
 */
export function readNhs(text: string, { nhsKeys }: ReadOptions): Found | null {
  if (!text.startsWith(PREFIX)) return null;
  const [version, token, more] = text.slice(PREFIX.length).split(':');
  if (token === undefined || more !== undefined)
    throw new InputError('it does not have the three parts of such a code');
  if (!/^\d{1,9}$/.test(version))
    throw new CodeError('newer', 'its version is no whole number; versions from 1 on are read');
  if (version.startsWith('0'))
    throw new CodeError('newer', `it has version ${version}; versions from 1 on are read`);
  const parts = token.split('.');
  if (parts.length !== 3) throw new InputError('its token does not have three parts');
  const [header, claims, signature] = parts.map((part) => fromBase64(part));
  const head = readJson(header);
  requireWord(head, 'alg', 'ES256');
  const verifies = nhsKeys?.get(requiredText(head, 'kid'));
  if (signature.length !== SIGNATURE_BYTES) throw new InputError('its signature is missing');
  const signed = new TextEncoder().encode(token.slice(0, token.lastIndexOf('.')));
  if (verifies && !verifies(signed, signature)) throw new CodeError('forged', 'its signature is wrong');
  const venue = readJson(claims);
  return {
    id: asciiId(requiredText(venue, 'id')),
    name: requiredText(venue, 'opn'),
    address: optionalText(venue, 'adr') ?? optionalText(venue, 'pc'),
    trust: verifies ? 'signed' : 'unsigned',
  };
}
