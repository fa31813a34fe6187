import { InputError } from '../errors.ts';
import { fromBase64 } from './base64.ts';
import { CodeError } from './code-error.ts';
import type { Found } from './place.ts';

const OURS = /^https?:\/\/tac\.gouv\.fr(?![\w.:-])/i;
const LINK = /^https?:\/\/tac\.gouv\.fr\/?\?v=(\d{1,9})(?:&t=\d{1,20})?#(.+)$/i;
/** Without and with the contact of the place: header ‖ LTId ‖ sealed part ‖ tag ‖ key. */
const LENGTHS = [110, 175];
const HEADER_BYTES = 1;
const LTID_BYTES = 16;

/**
 * Cléa of TousAntiCovid: `https://tac.gouv.fr?v=0#<110 or 175 bytes>`. All but the LTId, the id here, is sealed for
 * its authority, so the place has no name; the LTId of a code on a screen changes with each period.
 */
export function readClea(text: string): Found | null {
  if (!OURS.test(text)) return null;
  const [, version, encoded] = LINK.exec(text) ?? [];
  if (encoded === undefined) throw new InputError('its link is not that of a place');
  if (Number(version) !== 0)
    throw new CodeError('newer', `it has version ${Number(version)}, and 0 is known`);
  const bytes = fromBase64(encoded);
  if (!LENGTHS.includes(bytes.length))
    throw new InputError(`it has ${bytes.length} bytes, not ${LENGTHS.join(' or ')}`);
  // 3 bits of version, 3 of type, 2 that are kept free.
  if (bytes[0] >> 2 !== 0) throw new CodeError('newer', 'it has a version or type that is not known');
  return { id: bytes.slice(HEADER_BYTES, HEADER_BYTES + LTID_BYTES), name: '', trust: 'unsigned' };
}
