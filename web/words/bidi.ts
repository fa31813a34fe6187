/** Names within sentences that may run the other way. */
import { LANGUAGES, language } from './language.ts';

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/** A name between marks that keep its direction to itself, where it or the sentence runs from right to left. */
export const isolated = (name: string): string =>
  LANGUAGES[language.value].dir === 'rtl' || RIGHT_TO_LEFT.test(name) ? `\u2068${name}\u2069` : name;
