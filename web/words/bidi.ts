/** Names within sentences that may run the other way. */
import { withoutHidden } from '../../workers/wire/seen-text.ts';
import { LANGUAGES, language } from './language.ts';

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/** A name between marks that keep its direction to itself, where it or the sentence runs from right to left. */
export const isolated = (name: string): string =>
  LANGUAGES[language.value].dir === 'rtl' || RIGHT_TO_LEFT.test(name) ? `\u2068${name}\u2069` : name;

/** What another machine said, within a sentence of ours: always between marks, and with none of its own that could end them. */
export const quoted = (text: string): string => `\u2068${withoutHidden(text)}\u2069`;
