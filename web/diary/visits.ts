/**
 * What a check-in and a check-out do to the diary. Pure: the diary comes in, the changed visits go out.
 *
 * Rules: nobody is in two places at once, so a check-in ends the visit before it; the same place while checked in, or
 * just after leaving it, is no second visit, though a screen's code adds its tokens; a visit that nobody ends ends by itself after the place's usual length,
 * and never lasts longer than the deployment's cap; while recording is paused there is no check-in.
 */

import type { Maker } from '../../workers/codes/place.ts';
import type { Blocks } from '../../workers/wire/poster.ts';
import type { Noted } from './noted.ts';

/** A place as its poster tells it. */
export interface Place {
  /** The poster's 128-bit secret; it names the place in every computation and never leaves the phone. */
  secret: Uint8Array;
  name: string;
  address?: string | undefined;
  room?: string | undefined;
  /** Usual length of a visit in minutes; 0 when the poster names none. */
  defaultMinutes: number;
  /** Who signed the poster. */
  venue?: Maker | undefined;
  /** Of a code on a screen: its tokens; a stay beyond them is matched with nobody. */
  blocks?: Blocks | undefined;
  /** Not a place to be at, but its maker's notice that the poster is withdrawn. */
  withdrawn?: true | undefined;
}

/** A place that somebody wrote down without its code: nothing there can be compared with others. */
export type NotedPlace = Omit<Place, 'secret'> & { secret: null };

/** One stay. Times are unix seconds. */
export interface Visit extends Noted {
  id: string;
  place: Place | NotedPlace;
  from: number;
  /** Check-out; null while the person is there. */
  to: number | null;
  /** When the visit ends by itself. */
  until: number;
  /** Added when its time had been shared already: kept, never compared. */
  late?: boolean;
}

/** Lengths in seconds, from the deployment. */
export interface VisitPolicy {
  defaultLength: number;
  cap: number;
  /** Whoever comes back so soon after leaving has not left. */
  again: number;
}

export type CheckIn =
  | { kind: 'paused' }
  | { kind: 'already'; visit: Visit }
  /** `visit` is new, or one that goes on. */
  | { kind: 'in'; visit: Visit; ended: Visit[] };

/** Do two posters name the same place? */
export const sameSecret = (a: Uint8Array | null, b: Uint8Array | null): boolean =>
  a !== null && b !== null && a.length === b.length && a.every((x, i) => x === b[i]);

/** Is the person there at this moment? */
export const isOpen = (visit: Visit, now: number): boolean => visit.to === null && now < visit.until;

/** The end that counts: the check-out, or the moment at which the visit ended by itself, or now. */
export const endOf = (visit: Visit, now: number): number => visit.to ?? Math.min(now, visit.until);

/** The visit that is going on, if any. */
export const openVisit = (visits: readonly Visit[], now: number): Visit | undefined =>
  visits.find((visit) => isOpen(visit, now));

/** Visits whose time is over and that nobody ended, with their end filled in. */
export const overdue = (visits: readonly Visit[], now: number): Visit[] =>
  visits.filter((v) => v.to === null && now >= v.until).map((v) => ({ ...v, to: v.until }));

/** Ends a visit now, not before it began and not after it would have ended by itself. */
export const checkOut = (visit: Visit, now: number): Visit => ({
  ...visit,
  to: Math.max(visit.from, Math.min(now, visit.until)),
});

/** Seconds after which a visit to a place ends by itself. */
export const usualLength = (place: Pick<Place, 'defaultMinutes'>, policy: VisitPolicy): number =>
  Math.min(place.defaultMinutes * 60 || policy.defaultLength, policy.cap);

/** When the last token of a screen's code ends: a stay beyond it could be matched with nobody. */
const lastSecond = ({ blocks }: Pick<Place, 'blocks'>): number =>
  blocks ? blocks.from + blocks.seconds * blocks.tokens.length : Number.POSITIVE_INFINITY;

/** The visit goes on for as long again as is usual there, up to the cap. */
export const goOn = (visit: Visit, policy: VisitPolicy, now: number): Visit => ({
  ...visit,
  to: null,
  until: Math.min(
    Math.max(visit.until, now + usualLength(visit.place, policy)),
    Math.max(visit.until, visit.from + policy.cap),
    lastSecond(visit.place),
  ),
});

/** The tokens of two codes of one screen, one after the other; of the later alone when blocks between them are missing. */
const joinBlocks = (before: Blocks | undefined, scanned: Blocks): Blocks => {
  const { from, seconds } = scanned;
  const ahead = before ? (from - before.from) / seconds : -1;
  return before?.seconds === seconds && Number.isInteger(ahead) && ahead >= 0 && ahead <= before.tokens.length
    ? {
        from: before.from,
        seconds,
        tokens: [
          ...before.tokens.slice(0, ahead),
          ...scanned.tokens,
          ...before.tokens.slice(ahead + scanned.tokens.length),
        ],
      }
    : scanned;
};

/** The visit with the place as it was scanned now: a screen tells later tokens than before. */
const scannedAgain = (visit: Visit, place: Place): Visit =>
  place.blocks
    ? { ...visit, place: { ...place, blocks: joinBlocks(visit.place.blocks, place.blocks) } }
    : visit;

/** The visit that somebody left a moment ago, if nothing came after it and it may still go on. */
const justLeft = (
  visits: readonly Visit[],
  place: Place,
  policy: VisitPolicy,
  now: number,
): Visit | undefined => {
  const last = visits
    .filter((visit) => visit.from <= now && !isOpen(visit, now))
    .reduce<Visit | undefined>((a, b) => (a && endOf(a, now) >= endOf(b, now) ? a : b), undefined);
  if (!last || last.late || !sameSecret(last.place.secret, place.secret)) return undefined;
  const end = endOf(last, now);
  return now - end < policy.again && now < last.from + policy.cap ? last : undefined;
};

/**
 * Begins a visit, or goes on with the one that was left a moment ago.
 * @param id fresh and random, so that a diary that is shown tells nothing else
 * @param paused nothing is recorded at present
 */
export const checkIn = (
  visits: readonly Visit[],
  place: Place,
  policy: VisitPolicy,
  now: number,
  id: string,
  paused = false,
): CheckIn => {
  const open = openVisit(visits, now);
  if (open && sameSecret(open.place.secret, place.secret))
    return place.blocks
      ? { kind: 'in', visit: goOn(scannedAgain(open, place), policy, now), ended: [] }
      : { kind: 'already', visit: open };
  if (paused) return { kind: 'paused' };
  const again = open ? undefined : justLeft(visits, place, policy, now);
  const ended = [...overdue(visits, now), ...(open ? [checkOut(open, now)] : [])];
  if (again)
    return {
      kind: 'in',
      visit: goOn(scannedAgain(again, place), policy, now),
      ended: ended.filter((visit) => visit.id !== again.id),
    };
  const until = Math.min(now + usualLength(place, policy), lastSecond(place));
  return { kind: 'in', visit: { id, place, from: now, to: null, until }, ended };
};
