/**
 * What a check-in and a check-out do to the diary. Pure: the diary comes in, the changed visits go out.
 *
 * Rules: nobody is in two places at once, so a check-in ends the visit before it; the same place while
 * checked in is no second visit; a visit that nobody ends ends by itself after the place's usual length,
 * and never lasts longer than the deployment's cap.
 */

import type { Maker } from '../../workers/codes/place.ts';
import type { Blocks } from '../../workers/wire/poster.ts';

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

/** One stay. Times are unix seconds. */
export interface Visit {
  id: string;
  place: Place;
  from: number;
  /** Check-out; null while the person is there. */
  to: number | null;
  /** When the visit ends by itself. */
  until: number;
}

/** Lengths in seconds, from the deployment. */
export interface VisitPolicy {
  defaultLength: number;
  cap: number;
}

export type CheckIn = { kind: 'already'; visit: Visit } | { kind: 'in'; visit: Visit; ended: Visit[] };

/** Do two posters name the same place? */
export const sameSecret = (a: Uint8Array, b: Uint8Array) =>
  a.length === b.length && a.every((x, i) => x === b[i]);

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

/**
 * Repairs a forgotten check-out, or one that came too early.
 * @param to unix seconds; kept between the check-in and now, and within the cap
 */
export const changeEnd = (visit: Visit, to: number, policy: VisitPolicy, now: number): Visit => ({
  ...visit,
  to: Math.max(visit.from, Math.min(to, now, visit.from + policy.cap)),
});

/** When the last token of a screen's code ends: a stay beyond it could be matched with nobody. */
const lastSecond = ({ blocks }: Place): number =>
  blocks ? blocks.from + blocks.seconds * blocks.tokens.length : Number.POSITIVE_INFINITY;

/** Begins a visit. @param id fresh and random, so that a diary that is shown tells nothing else */
export const checkIn = (
  visits: readonly Visit[],
  place: Place,
  policy: VisitPolicy,
  now: number,
  id: string,
): CheckIn => {
  const open = openVisit(visits, now);
  if (open && sameSecret(open.place.secret, place.secret)) return { kind: 'already', visit: open };
  const length = Math.min(place.defaultMinutes * 60 || policy.defaultLength, policy.cap);
  const until = Math.min(now + length, lastSecond(place));
  return {
    kind: 'in',
    visit: { id, place, from: now, to: null, until },
    ended: [...overdue(visits, now), ...(open ? [checkOut(open, now)] : [])],
  };
};
