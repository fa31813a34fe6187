/** Texts that others wrote and people read: what stands in them must be seen. */

/**
 * What nobody sees in a text, so that one name could be written in two ways, or turn the sentence around it: controls,
 * line ends, marks of direction and letters without width, but for the two joiners that words of Persian or Hindi, and
 * emoji, need.
 */
const HIDDEN = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
const EACH_HIDDEN = new RegExp(HIDDEN, 'gu');

/** Letters, digits and signs but for those that Unicode draws as nothing, such as Hangul's filler and the empty Braille cell. */
const VISIBLE = /(?![\p{Default_Ignorable_Code_Point}\u2800])[\p{L}\p{N}\p{P}\p{S}]/u;

/** The first character of a text that nobody sees, such as "U+200B"; null without one. */
export function hiddenIn(text: string): string | null {
  const code = HIDDEN.exec(text)?.[0].codePointAt(0);
  return code === undefined ? null : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** The text without what nobody sees. */
export const withoutHidden = (text: string): string => text.replace(EACH_HIDDEN, '');

/** Whether anything in the text can be seen. */
export const hasVisible = (text: string): boolean => VISIBLE.test(text);
