/** The visits that a report is about. Pure. */
import type { Withheld } from '../../workers/share-order.ts';
import { epochAt, epochStart, type Grid } from '../../workers/wire/time.ts';
import { isCompared } from '../diary/sharing.ts';
import type { Visit } from '../diary/visits.ts';
import type { Report } from '../store/schema.ts';
import { dayStart } from '../words/time.ts';

/** When the window of a result begins, unix seconds. */
export const windowStart = (grid: Grid, window: number, now: number): number =>
  epochStart(grid, epochAt(grid, now) - window + 1);

/** Visits within the window of a result that can warn others: what is a note only cannot. @param visits newest first */
export const recentVisits = (visits: readonly Visit[], grid: Grid, window: number, now: number): Visit[] => {
  const since = windowStart(grid, window, now);
  return visits.filter((visit) => isCompared(visit) && (visit.to ?? visit.until) > since);
};

/**
 * The days on which visits began, newest first; today, and days on which there was something else, also without one.
 * @param visits newest first
 * @param others local midnights
 */
export const byDay = (
  visits: readonly Visit[],
  others: readonly number[],
  now: number,
): { day: number; visits: Visit[] }[] => {
  const days = new Map<number, Visit[]>([dayStart(now), ...others].map((day) => [day, []]));
  for (const visit of visits) {
    const day = dayStart(visit.from);
    days.set(day, [...(days.get(day) ?? []), visit]);
  }
  return [...days].map(([day, own]) => ({ day, visits: own })).sort((a, b) => b.day - a.day);
};

/** The end of a local day, which may have 23 or 25 hours. @param day its midnight, unix seconds */
const dayEnd = (day: number): number => dayStart(day + 36 * 3600);

/** What a report leaves out, as an upload is told it. */
export const withheldOf = ({
  withheld,
  withheldDays,
}: Pick<Report, 'withheld' | 'withheldDays'>): Withheld => ({
  ids: withheld,
  days: withheldDays.map((day) => ({ from: day, to: dayEnd(day) })),
});

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
