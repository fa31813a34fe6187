/** Visits whose times a person changes or remembers. Pure; unix seconds. */
import { dayStart } from '../words/time.ts';
import type { Span } from './pauses.ts';
import { endOf, type NotedPlace, type Place, usualLength, type Visit, type VisitPolicy } from './visits.ts';

/**
 * Why times cannot be written. backwards: the time of leaving is earlier in the day than that of coming, and the next day
 * has not come so far. shared: they left this phone as they were.
 */
export type TimesProblem = 'order' | 'future' | 'backwards' | 'long' | 'shared';

/** The day on which a stay ends that began on another: its midnight; null for one within a day. */
export const laterDay = ({ from, to }: Span): number | null =>
  dayStart(to) > dayStart(from) ? dayStart(to) : null;

/** Where two stays differ: nothing else changes for the operators. */
const changedSpans = (a: Span, b: Span): Span[] =>
  a.to <= b.from || b.to <= a.from
    ? [a, b]
    : [
        { from: Math.min(a.from, b.from), to: Math.max(a.from, b.from) },
        { from: Math.min(a.to, b.to), to: Math.max(a.to, b.to) },
      ];

const problemOf = ({ from, to }: Span, { cap }: VisitPolicy, now: number): TimesProblem | null => {
  if (from > now) return 'future';
  if (to > now) return laterDay({ from, to }) === null ? 'future' : 'backwards';
  if (to <= from) return 'order';
  return to - from > cap ? 'long' : null;
};

/**
 * A visit at other times; one that goes on keeps going on, and only its beginning changes.
 * @param span as the person remembers it; its end is not looked at while the visit goes on
 * @param isUnshared whether a change of that time still counts
 */
export const changeTimes = (
  visit: Visit,
  span: Span,
  policy: VisitPolicy,
  now: number,
  isUnshared: (span: Span) => boolean,
): Visit | TimesProblem => {
  const open = visit.to === null;
  const to = open ? Math.max(now, span.from + 1) : span.to;
  const problem = problemOf({ from: span.from, to: open ? Math.min(to, now) : to }, policy, now);
  if (problem) return problem;
  const before = { from: visit.from, to: open ? to : endOf(visit, now) };
  if (!changedSpans(before, { from: span.from, to }).every(isUnshared)) return 'shared';
  if (!open) return { ...visit, from: span.from, to, until: Math.max(to, visit.until) };
  return { ...visit, from: span.from, until: Math.min(visit.until, span.from + policy.cap) };
};

/** A stay of the community's usual length that ends now: what a form for one proposes. */
export const usualSpan = (policy: VisitPolicy, now: number): Span => ({
  from: now - usualLength({ defaultMinutes: 0 }, policy),
  to: now,
});

/** A visit that nobody checked in to. It is compared only if its time has not been shared yet. */
export const addVisit = (
  place: Place | NotedPlace,
  span: Span,
  policy: VisitPolicy,
  now: number,
  isUnshared: (span: Span) => boolean,
  id: string,
): Visit | TimesProblem => {
  const problem = problemOf(span, policy, now);
  if (problem) return problem;
  const late = !isUnshared(span);
  const until = Math.max(span.to, span.from + usualLength(place, policy));
  return { id, place, ...span, until, ...(late && { late }) };
};
