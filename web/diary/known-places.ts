/** Places whose code this phone has seen. Pure. */
import { bytesToHex } from '@noble/hashes/utils.js';
import type { NotedPlace, Place, Visit } from './visits.ts';

/** A place that was scanned, not only written down. */
export const hasCode = (place: Place | NotedPlace): place is Place => place.secret !== null;

/**
 * Each place once, as it was named last: those of visits, newest first, then others.
 * @param others places of posters that were made on this phone
 */
export const knownPlaces = (visits: readonly Visit[], others: readonly Place[]): Place[] => {
  const seen = [...visits].sort((a, b) => b.from - a.from).map(({ place }) => place);
  const bySecret = new Map<string, Place>();
  for (const place of [...seen.filter(hasCode), ...others]) {
    const key = bytesToHex(place.secret);
    if (!bySecret.has(key)) bySecret.set(key, place);
  }
  return [...bySecret.values()];
};
