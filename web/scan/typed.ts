/** What a person typed or pasted: a link, the letters below a poster's code, or a poster's short id. Pure. */
import { InputError } from '../../workers/errors.ts';
import { posterId } from '../../workers/wire/poster.ts';
import { decodeTyped, isTyped, LETTERS } from '../../workers/wire/typed-code.ts';
import { type Place, sameSecret } from '../diary/visits.ts';
import { interpret, type Scanned } from './interpret.ts';

const SHORT_ID = /^[A-Z2-7]{8}$/;

/**
 * Reads what was typed. The letters carry the secret and no name: a place that this phone knows keeps its own, another
 * is called by its short id, which stands on the poster too, so that it can be compared. A short id alone names no place,
 * as nobody keeps a list of them; it finds one where this phone has been before.
 * @param known places of this phone's diary and posters, newest first
 * @param nameOf a place that has no other name, by its short id
 */
export const interpretTyped = (
  text: string,
  known: readonly Place[],
  nameOf: (id: string) => string,
  now: number,
  host: string,
  block: number | null,
): Scanned => {
  const found = (place: Place): Scanned => ({ kind: 'place', place, elsewhere: null, origin: null });
  const short = text.replace(/\s/g, '').toUpperCase();
  if (SHORT_ID.test(short)) {
    const place = known.find(({ secret }) => posterId({ secret }) === short);
    return place ? found(place) : { kind: 'other', problem: { why: 'short id' } };
  }
  const letters = text.replace(/[\s.·-]/g, '');
  const count: Scanned = { kind: 'other', problem: { why: 'letters', count: letters.length } };
  if (!isTyped(text)) {
    const read = interpret(text, now, host, block);
    const unknown = read.kind === 'other' && read.problem.why === 'unknown';
    return unknown && /^[a-z0-9]*$/i.test(letters) ? count : read;
  }
  if (letters.length !== LETTERS) return count;
  try {
    const secret = decodeTyped(text);
    // Not by the short id: two secrets can be made that share one.
    const place = known.find((one) => sameSecret(one.secret, secret));
    return found(place ?? { secret, name: nameOf(posterId({ secret })), defaultMinutes: 0 });
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { kind: 'other', problem: { why: 'typo' } };
  }
};
