import { InputError } from '../errors.ts';
import { hasVisible, withoutHidden } from '../wire/seen-text.ts';
import type { Found } from './place.ts';

/** Ends of lines, and the controls that stand for a gap. */
const GAPS = /\r\n|[\t\n\v\f\r\u0085\u2028\u2029]/;

const seenIn = (text: string, gap: string): string => text.split(GAPS).map(withoutHidden).join(gap);

/**
 * A place whose name, address and room hold only what is seen, by the rule of our own posters. What a code of another
 * system has beyond that is left out, not refused: its id alone says whom it is matched with, so that a soft hyphen of
 * 2021 must keep nobody from a place. Lines of an address stay lines.
 * @throws InputError when it has a name of which nothing can be seen
 */
export function withSeenTexts({ name, address, room, ...found }: Found): Found {
  const ofSeen = (text: string | undefined, gap: string) =>
    text !== undefined && hasVisible(text) ? seenIn(text, gap) : undefined;
  if (name !== '' && !hasVisible(name)) throw new InputError('nothing of its name can be seen');
  return { ...found, name: seenIn(name, ' '), address: ofSeen(address, '\n'), room: ofSeen(room, ' ') };
}
