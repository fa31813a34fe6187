/** What this phone knows of the makers of posters: from the visits of its diary, and from notices that it keeps. Pure. */
import { sha256 } from '@noble/hashes/sha2.js';
import { hexToBytes } from '@noble/hashes/utils.js';
import { toBase32 } from '../../workers/wire/base32.ts';
import type { Place } from '../diary/visits.ts';
import { labelOf } from './form.ts';

/** A notice of a maker: posters of this place up to this issue are withdrawn. */
export interface Withdrawal {
  /** Ed25519 key, 64 hexadecimal digits. */
  key: string;
  /** Of `labelOf`. */
  label: string;
  issue: number;
}

/** Most notices that a phone keeps; the oldest goes. */
const MOST_NOTICES = 200;

/** A maker in eight letters, such as "K7QD-2VXA": the beginning of a hash of the key. */
export const fingerprint = (key: string): string => {
  const letters = toBase32(sha256(hexToBytes(key)).subarray(0, 5));
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
};

/**
 * Whether a poster that was read counts no longer: this phone has been at the place with a newer one, or keeps a notice.
 * @param visited places of the diary
 */
export const endedBy = (
  place: Place,
  visited: readonly Place[],
  notices: readonly Withdrawal[],
): 'replaced' | 'withdrawn' | null => {
  const { venue } = place;
  if (!venue) return null;
  const label = labelOf(place);
  if (notices.some((one) => one.key === venue.key && one.label === label && one.issue >= venue.issue))
    return 'withdrawn';
  const newer = visited.some(
    (other) => other.venue?.key === venue.key && labelOf(other) === label && other.venue.issue > venue.issue,
  );
  return newer ? 'replaced' : null;
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

/** The notices with one more, newest last. @param most the oldest goes when there are more */
export const withNotice = (
  notices: readonly Withdrawal[],
  place: Pick<Place, 'name' | 'room'> & Required<Pick<Place, 'venue'>>,
  most = MOST_NOTICES,
): Withdrawal[] => {
  const { key, issue } = place.venue!;
  const label = labelOf(place);
  const others = notices.filter((one) => one.key !== key || one.label !== label);
  const before = notices.find((one) => one.key === key && one.label === label);
  return [...others, { key, label, issue: Math.max(issue, before?.issue ?? 0) }].slice(-most);
};
