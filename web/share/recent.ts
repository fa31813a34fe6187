/** The visits that a report is about. Pure. */
import type { Withheld } from '../../workers/left-out.ts';
import type { Deployment } from '../../workers/wire/deployment.ts';
import { epochAt, epochStart, type Grid } from '../../workers/wire/time.ts';
import type { Span } from '../diary/pauses.ts';
import { isCompared } from '../diary/sharing.ts';
import type { Visit } from '../diary/visits.ts';
import type { Checked, Report } from '../store/schema.ts';
import { dayStart } from '../words/time.ts';
import type { TakenBy } from './receipts.ts';

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

/**
 * A local day from midnight to midnight, 23 to 25 hours, as it is where the phone is now; kept so when it is left out,
 * since days of another time zone are other days.
 * @param day its midnight, unix seconds
 */
export const spanOfDay = (day: number): Span => ({ from: day, to: dayStart(day + 36 * 3600) });

/** A day that an older app kept as its midnight alone: where that is no midnight any more, it had 24 hours. */
const spanOfMidnight = (day: number): Span =>
  dayStart(day) === day ? spanOfDay(day) : { from: day, to: day + 86_400 };

/** What a report leaves out, as an upload is told it. */
export const withheldOf = ({
  withheld,
  withheldDays,
}: Pick<Report, 'withheld' | 'withheldDays'>): Withheld => ({
  ids: withheld,
  days: withheldDays.map((day) => (typeof day === 'number' ? spanOfMidnight(day) : day)),
});

/** The newest answer, as far as it tells which uploads were in a run. */
type Answered = Pick<Checked, 'run' | 'missing' | 'missingOf' | 'agree'>;

/** Whether an upload was in none of the runs. What the person did not share is told as missing too, though the upload was there. */
const isMissing = (epoch: number, { missing, missingOf }: Answered): boolean =>
  [missing, ...Object.values(missingOf ?? {})].every((epochs) => epochs.includes(epoch));

/** Whether an upload was in a run that the answer tells of, or can be in none any more: runs take those of their window. */
const isOver = (epoch: number, window: number, answered: Answered): boolean =>
  answered.agree !== 'contradiction' &&
  epoch <= answered.run &&
  (epoch <= answered.run - window || !isMissing(epoch, answered));

/**
 * Of the uploads that carried a report those by which a run may still join it, as far as answers tell. One without a claim is
 * joined by none: all of its uploads count.
 */
export const openUploads = (
  { claim, uploads, tellsFrom = 0 }: Pick<Report, 'claim' | 'uploads' | 'tellsFrom'>,
  { run }: Pick<Deployment, 'run'>,
  answered: Answered | undefined,
): Report['uploads'] =>
  uploads.filter(
    ({ epoch }) => !(claim && answered && answered.run >= tellsFrom && isOver(epoch, run.window, answered)),
  );

/**
 * Whether no run has joined a report, nor can any: a run joins a claim only when an upload that carried it is in a run for the
 * first time. How long the authority lists the claim is not for a phone to know: after an outage that is later.
 */
export const isUnjoined = (
  { accepted, uploads, tellsFrom = 0 }: Pick<Report, 'accepted' | 'uploads' | 'tellsFrom'>,
  { run }: Pick<Deployment, 'run'>,
  answered: Answered | undefined,
): boolean =>
  !accepted &&
  answered !== undefined &&
  answered.run >= tellsFrom &&
  uploads.every(({ epoch }) => isOver(epoch, run.window, answered));

/**
 * The first run whose answer speaks of none of the reports that ended: an answer says that a claim was accepted for as
 * long as the run that joined it is in the window, and not which. 0 when there is none.
 */
export const tellsAfter = (
  ended: readonly Report[],
  { run: { window } }: Pick<Deployment, 'run'>,
  answered: Answered | undefined,
): number => {
  const joined = ended.flatMap(({ acceptance, unjoined, onset, uploads }) => {
    if (acceptance) return acceptance.run;
    if (unjoined || onset !== null) return [];
    return uploads.map(({ epoch }) => {
      const last = epoch + window - 1; // the first run after an outage may take it
      return answered && isOver(epoch, window, answered) ? Math.min(last, answered.run) : last;
    });
  });
  return Math.max(0, ...joined.map((last) => last + window));
};

/**
 * Reports that ended, after an answer that tells of them what was not known by then: that no run has joined them.
 * @param accepted whether the answer says that a report counts; of which it does not say
 */
export const endedAfter = (
  ended: readonly Report[],
  { run: { window } }: Pick<Deployment, 'run'>,
  answered: Answered,
  accepted: boolean,
): Report[] =>
  ended.map((report) =>
    accepted ||
    report.accepted ||
    report.onset !== null ||
    !report.uploads.every(({ epoch }) => isOver(epoch, window, answered))
      ? report
      : { ...report, unjoined: true },
  );

/**
 * Where a report stands.
 * confirmed: the authority took the code, or the person said that he is ill; he has not decided. agreed: he has, and what
 * operators have of it is not known. waiting: goes with the next upload.
 * partly: some operators have an upload by which a run may still join it, sent: all have one. accepted: a run has joined it.
 * lost: it was in so many runs that the operators have dropped it.
 */
export type Stage = 'confirmed' | 'withheld' | 'agreed' | 'waiting' | 'partly' | 'sent' | 'accepted' | 'lost';

const UNDER_WAY = { none: 'waiting', some: 'partly', all: 'sent' } as const;

/**
 * @param lastRun the newest that this phone has an answer of; −1 before the first
 * @param taken by which operators an upload by which a run may still join it; null while that is not known
 */
export const stageOf = (
  report: Pick<Report, 'claim' | 'accepted' | 'registeredAt' | 'tellsFrom'> & {
    consent: { place: boolean } | null;
  },
  grid: Grid,
  runs: number,
  lastRun: number,
  taken: TakenBy | null,
): Stage => {
  const under = taken ? UNDER_WAY[taken] : 'agreed';
  if (report.consent === null) return 'confirmed';
  if (!report.consent.place) return 'withheld';
  if (report.accepted) return 'accepted';
  if (!report.claim) return under;
  // The list of the run after the registration holds the claim, and so do the `runs` − 1 that follow. While no run takes
  // place, or while answers may speak of an earlier report, nothing is known to be lost.
  const last = Math.max(epochAt(grid, report.registeredAt) + runs + 1, (report.tellsFrom ?? 0) - 1);
  return lastRun > last ? 'lost' : under;
};
