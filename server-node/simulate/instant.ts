import { MAX_TIME } from './bad-line.ts';

const UNIX = /^\d+(\.\d{1,3})?$/;
const ISO = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)\s?(Z|[+-]\d\d:?\d\d)?)?$/i;

/**
 * An instant in milliseconds: unix seconds, or ISO 8601 (date alone is midnight; without a zone it is UTC, so that a
 * file means the same on every machine). Null when it is neither, before 1970 or after 9999.
 */
export function parseInstant(text: string): number | null {
  const milliseconds = UNIX.test(text) ? Math.round(Number(text) * 1000) : parseIso(text);
  return milliseconds >= 0 && milliseconds <= MAX_TIME * 1000 ? milliseconds : null;
}

/** NaN for what is not ISO 8601. */
function parseIso(text: string): number {
  const match = ISO.exec(text);
  if (!match) return Number.NaN;
  const [, date, time = '00:00', zone = 'Z'] = match;
  const midnight = new Date(`${date}T00:00Z`);
  // Date takes 31 February for 3 March.
  if (Number.isNaN(midnight.getTime()) || midnight.toISOString().slice(0, 10) !== date) return Number.NaN;
  return Date.parse(`${date}T${time}${zone.toUpperCase().replace(/^([+-]\d\d)(\d\d)$/, '$1:$2')}`);
}
