/** "30 Nov 2026, 18:45" in the language of the screens. @param t unix seconds */
import { language } from '../words/language.ts';

export const moment = (t: number): string =>
  new Intl.DateTimeFormat(language.value, { dateStyle: 'medium', timeStyle: 'short' }).format(t * 1000);
