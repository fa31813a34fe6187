import { bech32m } from '@scure/base';
import { InputError } from '../errors.ts';
import { SECRET_BYTES } from './tokens.ts';

/** In front of what is printed, never printed: it keeps the check from fitting codes of other purposes. */
const PREFIX = 'st';
/** 26 letters for the secret, 6 to check them: up to four wrong ones are always noticed (BIP 350). */
export const LETTERS = 32;
const GROUP = 4;
/** Letters that the alphabet lacks because they look like these. */
const LOOKALIKES: Readonly<Record<string, string>> = { o: '0', b: '8', i: 'l', 1: 'l' };

/**
 * A venue's secret in letters to type where no camera works: eight groups of four, such as `QPZR Y9X8 …`. It holds what
 * the QR code keeps secret, and neither name nor validity.
 */
export function encodeTyped(secret: Uint8Array): string {
  const text = bech32m.encode(PREFIX, bech32m.toWords(secret)).slice(PREFIX.length + 1);
  return (text.toUpperCase().match(new RegExp(`.{${GROUP}}`, 'g')) ?? []).join(' ');
}

/** Letters without what people put between their groups, in either case, with lookalikes set right. */
const tidy = (text: string): string =>
  text
    .replace(/[\s.·-]/g, '')
    .toLowerCase()
    .replace(/[obi1]/g, (letter) => LOOKALIKES[letter]);

/** Whether a text is meant to be such a code: about as many letters and digits, and nothing else. */
export function isTyped(text: string): boolean {
  return text.length <= 4 * LETTERS && /^[a-z0-9]{24,40}$/.test(tidy(text));
}

/** The venue's secret (16 bytes). @throws InputError when a letter is wrong, missing or too many */
export function decodeTyped(text: string): Uint8Array {
  const letters = tidy(text.slice(0, 4 * LETTERS));
  if (letters.length !== LETTERS)
    throw new InputError(`typed code: it has ${letters.length} letters, not ${LETTERS}`);
  const decoded = bech32m.decodeUnsafe(`${PREFIX}1${letters}`);
  const secret = decoded && bech32m.fromWordsUnsafe(decoded.words);
  if (!secret || secret.length !== SECRET_BYTES) throw new InputError('typed code: a letter of it is wrong');
  return secret;
}
