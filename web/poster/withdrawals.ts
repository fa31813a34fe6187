/** Notices that posters count no longer, which this phone keeps or its site publishes. Pure. */
import type { Place } from '../diary/visits.ts';
import { labelOf } from './label.ts';

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

/**
 * Whether a poster that was read counts no longer: this phone has been at the place with a newer one, or keeps a notice.
 * @param visited places of the diary
 */
export const endedBy = (
  place: Pick<Place, 'name' | 'room' | 'venue'>,
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
