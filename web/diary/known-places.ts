/** Places whose code this phone has seen. Pure. */
import { bytesToHex } from '@noble/hashes/utils.js';
import type { NotedPlace, Place, Visit } from './visits.ts';

/** A place that was scanned, not only written down. */
export const hasCode = (place: Place | NotedPlace): place is Place => place.secret !== null;

/** A place whose code serves at other times too: that of a screen is worth nothing after its blocks. */
export const isLasting = (place: Place | NotedPlace): place is Place => hasCode(place) && !place.blocks;

/**
 * Each place once, but for those of screens, as it was named last: those of visits, newest first, then others.
 * @param others places of posters that were made on this phone
 */
export const knownPlaces = (visits: readonly Visit[], others: readonly Place[]): Place[] => {
  const seen = [...visits].sort((a, b) => b.from - a.from).map(({ place }) => place);
  const bySecret = new Map<string, Place>();
  for (const place of [...seen, ...others].filter(isLasting)) {
    const key = bytesToHex(place.secret);
    if (!bySecret.has(key)) bySecret.set(key, place);
  }
  return [...bySecret.values()];
};
