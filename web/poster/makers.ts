/** What this phone knows of the makers of posters, from the visits of its diary. Pure. */
import { sha256 } from '@noble/hashes/sha2.js';
import { hexToBytes } from '@noble/hashes/utils.js';
import { toBase32 } from '../../workers/wire/base32.ts';
import type { Place } from '../diary/visits.ts';
import { labelOf } from './label.ts';

/** A maker in eight letters, such as "K7QD-2VXA": the beginning of a hash of the key. */
export const fingerprint = (key: string): string => {
  const letters = toBase32(sha256(hexToBytes(key)).subarray(0, 5));
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
};

/**
 * What the signature, or the lack of it, tells beside the diary. known: of a maker whose poster was scanned before.
 * other, no longer: the last visit to a place of this name was by another maker's, or by a signed poster.
 * @param visited newest first
 */
export const makerOf = (
  place: Place,
  visited: readonly Place[],
): 'known' | 'first' | 'other' | 'no longer' | 'unsigned' => {
  const last = visited.find((other) => labelOf(other) === labelOf(place));
  if (!place.venue) return last?.venue ? 'no longer' : 'unsigned';
  const { key } = place.venue;
  if (last?.venue && last.venue.key !== key) return 'other';
  return visited.some(({ venue }) => venue?.key === key) ? 'known' : 'first';
};
