/** Codes that the authority gives to who tested positive, as they are spoken, sent or printed. Pure. */
import type { Random } from './codec.ts';

/** spoken: digits for the telephone. link: in a link or QR code. paper: typed from a sheet. */
export type CodeKind = 'spoken' | 'link' | 'paper';

const DIGITS = '0123456789';
/** Without 0, 1, I, L and O, which are taken for each other. 31 of them, a prime: see `checkOf`. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

interface Form {
  /** Characters, the check included. */
  readonly length: number;
  readonly alphabet: string;
  /**
   * Whether the last character checks the others. Digits have none: it would leave a guesser of spoken codes ten times
   * fewer.
   */
  readonly checked: boolean;
  /** Characters between two spaces in print. */
  readonly group: number;
}

/** How the codes of each kind look; no two have the same length. */
export const CODE_FORMS: Readonly<Record<CodeKind, Form>> = {
  spoken: { length: 8, alphabet: DIGITS, checked: false, group: 4 },
  link: { length: 16, alphabet: LETTERS, checked: true, group: 4 },
  paper: { length: 10, alphabet: LETTERS, checked: true, group: 5 },
};

export const CODE_KINDS = Object.keys(CODE_FORMS) as CodeKind[];

/** A code as the authority knows it: upper case, no spaces. */
export interface ReportCode {
  readonly kind: CodeKind;
  readonly code: string;
}

/**
 * What is wrong with what was typed: nothing was; a character that no code of this length has; a length that no kind has;
 * a check that does not fit, so that some character is another one.
 */
export type CodeMistake =
  | { readonly problem: 'empty' | 'check' }
  | { readonly problem: 'character'; readonly character: string }
  | { readonly problem: 'length'; readonly length: number };

/** More than a code with something between all of its characters. */
const MOST_CHARACTERS = 64;
/** The zeros of the digits that people type besides ASCII's: Arabic-Indic, and its eastern form. */
const ZEROS = [0x660, 0x6f0];

/**
 * Σ (i+1)·a_i modulo 31 as a character. A prime modulus and different weights below it: one wrong character, and two that
 * changed places, always change the sum.
 */
const checkOf = (characters: string): string => {
  const sum = [...characters].reduce((s, c, i) => s + (i + 1) * LETTERS.indexOf(c), 0);
  return LETTERS[sum % LETTERS.length];
};

/** Uniform: bytes that would favour the first characters are thrown away. */
const draw = (alphabet: string, length: number, random: Random): string => {
  const limit = 256 - (256 % alphabet.length);
  let text = '';
  while (text.length < length)
    for (const byte of random(length))
      if (byte < limit && text.length < length) text += alphabet[byte % alphabet.length];
  return text;
};

/** A fresh code: 26.6 bits spoken, 44.6 on paper, 74.3 in a link. */
export function createReportCode(kind: CodeKind, random: Random): string {
  const { alphabet, length, checked } = CODE_FORMS[kind];
  const code = draw(alphabet, checked ? length - 1 : length, random);
  return checked ? code + checkOf(code) : code;
}

/** Without what people put between groups, in upper case and in ASCII's digits. */
const tidy = (typed: string): string =>
  [...typed.normalize('NFKC').replace(/[\s\p{P}\p{Cf}]/gu, '')]
    .map((c) => {
      const zero = ZEROS.find((start) => c.codePointAt(0)! >= start && c.codePointAt(0)! < start + 10);
      return zero === undefined ? c : String(c.codePointAt(0)! - zero);
    })
    .join('')
    .toUpperCase();

/**
 * Reads a code as it was typed, with what people put between its groups, before anybody is asked about it.
 * @returns the code, or what is wrong with it
 */
export function readReportCode(typed: string): ReportCode | CodeMistake {
  const code = tidy(typed.slice(0, MOST_CHARACTERS));
  if (code === '') return { problem: 'empty' };
  const kind = CODE_KINDS.find((each) => CODE_FORMS[each].length === code.length);
  if (!kind) return { problem: 'length', length: code.length };
  const { alphabet, checked } = CODE_FORMS[kind];
  const strange = [...code].find((character) => !alphabet.includes(character));
  if (strange === undefined && (!checked || checkOf(code.slice(0, -1)) === code.slice(-1)))
    return { kind, code };
  // Digits alone that are no code are a spoken one that is too long or too short, whatever else has their number.
  if (kind !== 'spoken' && /^\d+$/.test(code)) return { problem: 'length', length: code.length };
  return strange === undefined ? { problem: 'check' } : { problem: 'character', character: strange };
}

/** In groups, for people's eyes. */
export function spacedCode({ kind, code }: ReportCode): string {
  return code.match(new RegExp(`.{1,${CODE_FORMS[kind].group}}`, 'g'))!.join(' ');
}

/** Path of the app that takes a code behind `#`, where no browser sends it to a server. */
const PATH = '/share';

/** @param app origin of the app, such as https://example.org */
export function codeLink(app: string, code: string): string {
  return `${app.replace(/\/+$/, '')}${PATH}#${code}`;
}

/** The code in a link as of `codeLink`, of any host, as text; null when it is no such link. Nothing of it is checked. */
export function codeInLink(text: string): string | null {
  if (text.length > 512) return null;
  return /^https?:\/\/[^/?#\s]+\/share\/?#([^#\s]+)$/i.exec(text.trim())?.[1] ?? null;
}
