/** The diary as a list by day. Pure. */
import { dayStart } from '../words/time.ts';
import type { Visit } from './visits.ts';

export interface Day {
  /** Local midnight, unix seconds. */
  start: number;
  /** Newest first. */
  visits: Visit[];
}

/** Visits grouped by the local day of their check-in, newest day first. @param visits newest first */
export const byDay = (visits: readonly Visit[]): Day[] => {
  const days: Day[] = [];
  for (const visit of visits) {
    const start = dayStart(visit.from);
    const last = days.at(-1);
    if (last?.start === start) last.visits.push(visit);
    else days.push({ start, visits: [visit] });
  }
  return days;
};
