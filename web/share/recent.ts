/** The visits that a report is about. Pure. */
import { epochAt, epochStart, type Grid } from '../../workers/wire/time.ts';
import type { Visit } from '../diary/visits.ts';
import type { Report } from '../store/schema.ts';
import { dayStart } from '../words/time.ts';

/** Visits that began within the window of a result. @param visits newest first */
export const recentVisits = (visits: readonly Visit[], grid: Grid, window: number, now: number): Visit[] => {
  const since = epochStart(grid, epochAt(grid, now) - window + 1);
  return visits.filter((visit) => (visit.to ?? visit.until) > since);
};

/** The days on which visits began, newest first, and today also without one. @param visits newest first */
export const byDay = (visits: readonly Visit[], now: number): { day: number; visits: Visit[] }[] => {
  const days = new Map<number, Visit[]>([[dayStart(now), []]]);
  for (const visit of visits) {
    const day = dayStart(visit.from);
    days.set(day, [...(days.get(day) ?? []), visit]);
  }
  return [...days].map(([day, own]) => ({ day, visits: own })).sort((a, b) => b.day - a.day);
};

/** Ids of the visits that are left out: each for itself, or because it began on a day that is. */
export const visitsWithheld = (
  { withheld, withheldDays }: Pick<Report, 'withheld' | 'withheldDays'>,
  visits: readonly Pick<Visit, 'id' | 'from'>[],
): string[] => {
  const days = new Set(withheldDays);
  return [
    ...new Set([...withheld, ...visits.filter(({ from }) => days.has(dayStart(from))).map(({ id }) => id)]),
  ];
};

/**
 * Where a report stands.
 * confirmed: the authority took the code, or the person said that he is ill; he has not decided. waiting: goes with the next upload.
 * accepted: a run has joined it. lost: it was in so many runs that the operators have dropped it.
 */
export type Stage = 'confirmed' | 'withheld' | 'waiting' | 'accepted' | 'lost';

/** @param lastRun the newest that this phone has an answer of; −1 before the first */
export const stageOf = (
  report: Pick<Report, 'claim' | 'accepted' | 'registeredAt'> & { consent: { place: boolean } | null },
  grid: Grid,
  runs: number,
  lastRun: number,
): Stage => {
  if (report.consent === null) return 'confirmed';
  if (!report.consent.place) return 'withheld';
  if (report.accepted) return 'accepted';
  if (!report.claim) return 'waiting';
  // The list of the run after the registration holds the claim, and so do the `runs` − 1 that follow. While no run takes
  // place nothing is lost.
  return lastRun - epochAt(grid, report.registeredAt) > runs + 1 ? 'lost' : 'waiting';
};
