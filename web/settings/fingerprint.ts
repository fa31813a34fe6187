import { words } from '../words/words.ts';

/** A whole key or hash, as the operators' commands print it too, in groups of four that people can compare aloud. */
export const fingerprint = (hex: string): string => hex.match(/.{4}/g)!.join(' ');

/** The country's name in the language of the screens for its ISO 3166 code; any other text as it is. */
export const countryName = (country: string): string => {
  if (!/^[A-Z]{2}$/.test(country)) return country;
  return (
    new Intl.DisplayNames(words.value.time.locale, { type: 'region', fallback: 'code' }).of(country) ??
    country
  );
};
