/**
 * Formatters of `Intl` in the language of the screens, each made once: making one takes as long as using it a thousand times,
 * and the first of a kind a slow phone's half second, so that the first screen needs none of them.
 */
import { words } from './words.ts';

const made = new Map<string, unknown>();

const once = <T>(key: string, make: () => T): T => {
  const kept = (made.get(key) as T | undefined) ?? make();
  made.set(key, kept);
  return kept;
};

/** A moment as the device's clock shows it. @param t unix seconds */
export const formatMoment = (t: number, options: Intl.DateTimeFormatOptions): string => {
  const { locale } = words.value.time;
  const date = new Date(t * 1000);
  // A formatter keeps to the time zone in which it was made, and phones travel.
  const key = `moment ${locale} ${date.getTimezoneOffset()} ${JSON.stringify(options)}`;
  return once(key, () => new Intl.DateTimeFormat(locale, options)).format(date);
};

/** "30 Nov 2026, 18:45". @param t unix seconds */
export const dateAndTime = (t: number): string =>
  formatMoment(t, { dateStyle: 'medium', timeStyle: 'short' });

/** A number. */
export const formatNumber = (n: number, options: Intl.NumberFormatOptions = {}): string => {
  const { locale } = words.value.time;
  return once(
    `number ${locale} ${JSON.stringify(options)}`,
    () => new Intl.NumberFormat(locale, options),
  ).format(n);
};

/** Several things as one. */
export const formatList = (parts: readonly string[]): string => {
  const { locale } = words.value.time;
  return once(`list ${locale}`, () => new Intl.ListFormat(locale)).format(parts);
};
