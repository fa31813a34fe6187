import { fromBase64 } from './base64.ts';
import { asciiId, optionalText, readJson, requiredText, requireWord } from './fields.ts';
import type { Found } from './place.ts';

const LINK = /^https:\/\/www\.service\.nsw\.gov\.au\/campaign\/service-nsw-mobile-app\?data=(.*)$/i;

/** Service NSW: a link with Base64 of JSON in its query; the id is `bid`. */
export function readNsw(text: string): Found | null {
  const encoded = LINK.exec(text)?.[1];
  if (encoded === undefined) return null;
  const business = readJson(fromBase64(encoded));
  requireWord(business, 't', 'covid19_business');
  return {
    id: asciiId(requiredText(business, 'bid')),
    name: requiredText(business, 'bname'),
    address: optionalText(business, 'baddress'),
    trust: 'unsigned',
  };
}
