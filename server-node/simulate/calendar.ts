import { AHEAD, WINDOW } from './deployment.ts';
import type { SimulationPlan } from './plan.ts';

/** Runs of a simulation and, with claims, those in which the ill register a new claim. */
export interface Calendar {
  /** Days (= epochs) that are uploaded and closed, ascending. */
  runs: number[];
  /** Runs that list claims, ascending; each covers the days run − 13 … run + 10, together all days. */
  listings: number[];
  /** First run that can warn about a day. */
  warnedFrom(day: number): number;
}

/**
 * Self-report: every day that anybody lived through, each matched in its own run.
 * Claims: every day from first to last, since each run matches the days before it too.
 */
export function calendarOf({ days }: SimulationPlan, claims: boolean): Calendar {
  if (!claims || days.length === 0) return { runs: days, listings: [], warnedFrom: (day) => day };
  const first = days[0];
  const last = days[days.length - 1];
  const runs = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const listings: number[] = [];
  for (let covered = first - 1; covered < last; ) {
    const run = Math.min(covered + WINDOW, last);
    listings.push(run);
    covered = run + AHEAD;
  }
  const covers = (run: number, day: number) => day > run - WINDOW && day <= run + AHEAD;
  return {
    runs,
    listings,
    warnedFrom: (day) => Math.max(day, listings.find((run) => covers(run, day)) ?? last),
  };
}
