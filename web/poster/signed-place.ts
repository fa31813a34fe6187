import { bytesToHex } from '@noble/hashes/utils.js';
import { decodePoster } from '../../workers/wire/poster.ts';
import type { Place } from '../diary/visits.ts';

/** A signed poster's place as a phone reads it: with its maker, whose notices count. */
export const signedPlace = (
  place: Place,
  payload: Uint8Array,
): Place & { venue: NonNullable<Place['venue']> } => {
  const { key, issue } = decodePoster(payload).venue!;
  return { ...place, venue: { key: bytesToHex(key), issue } };
};
