/** Visits at the same time, and what becomes of them once the person has said where she was. Pure; unix seconds. */
import type { Span } from './pauses.ts';
import { isCompared } from './sharing.ts';
import { endOf, type Visit } from './visits.ts';

export interface Overlap {
  /** Earlier check-in first. */
  visits: [Visit, Visit];
  /** The time in both. */
  span: Span;
}

/**
 * Pairs of compared visits that overlap, earliest first. Until they are resolved, the longer stay in a slot counts
 * there (see workers/phone/rows.ts).
 * @param isUnshared whether a change of that time still counts; other pairs are left out
 */
export const overlapsOf = (
  visits: readonly Visit[],
  now: number,
  isUnshared: (span: Span) => boolean,
): Overlap[] => {
  const compared = visits.filter(isCompared).sort((a, b) => a.from - b.from);
  const found: Overlap[] = [];
  let reaching: Visit[] = [];
  for (const visit of compared) {
    reaching = reaching.filter((other) => endOf(other, now) > visit.from);
    for (const other of reaching) {
      const span = { from: visit.from, to: Math.min(endOf(other, now), endOf(visit, now)) };
      if (span.from < span.to && isUnshared(span)) found.push({ visits: [other, visit], span });
    }
    reaching.push(visit);
  }
  return found;
};

/** What the diary keeps and loses. */
export interface Resolved {
  kept: Visit[];
  removed: Visit[];
}

/**
 * The person was at one of the two: the other loses the time that both have. What is left of it before and after
 * stays, as two visits if need be; a visit that lay wholly within goes.
 * @param winner one of the overlap's visits
 * @param freshId for a second part
 */
export const resolve = ({ visits, span }: Overlap, winner: Visit, now: number, freshId: string): Resolved => {
  const loser = visits[0].id === winner.id ? visits[1] : visits[0];
  const end = endOf(loser, now);
  const before: Visit[] = loser.from < span.from ? [{ ...loser, to: span.from }] : [];
  // A visit that goes on goes on behind the other.
  const after: Visit[] =
    span.to < end ? [{ ...loser, id: before.length > 0 ? freshId : loser.id, from: span.to }] : [];
  const kept = [...before, ...after];
  return { kept, removed: kept.length === 0 ? [loser] : [] };
};
