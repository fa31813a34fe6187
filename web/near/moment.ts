/** "30 Nov 2026, 18:45" in the language of the screens. @param t unix seconds */
import { formatMoment } from '../words/formats.ts';

export const moment = (t: number): string => formatMoment(t, { dateStyle: 'medium', timeStyle: 'short' });
