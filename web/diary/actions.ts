/** What people do to their diary, written to the database before the screen shows it. */
import { unixNow } from '../app/now.ts';
import { followStatus } from '../risk/follow.ts';
import { db } from '../store/db.ts';
import { changed, checked, joined, pauses, shared, trouble, visits } from '../store/state.ts';
import { changeVisits } from './change.ts';
import type { Noted } from './noted.ts';
import { type Overlap, overlapsOf, resolve } from './overlaps.ts';
import { endPause, openPause, type Span } from './pauses.ts';
import { isCompared, isUnshared } from './sharing.ts';
import { addVisit, changeTimes, type TimesProblem } from './times.ts';
import {
  type CheckIn,
  checkIn,
  checkOut,
  goOn,
  type NotedPlace,
  openVisit,
  overdue,
  type Place,
  type Visit,
  type VisitPolicy,
} from './visits.ts';

/** Lengths until a deployment says otherwise: 2 hours, at most 12; back within 5 minutes is not left. */
const BEFORE_JOINING: VisitPolicy = { defaultLength: 7200, cap: 43_200, again: 300 };

/** The community's lengths. Five minutes of a quarter hour, and in proportion of other slots, are no second visit. */
export const policy = (): VisitPolicy => {
  const { deployment } = joined.value ?? {};
  return deployment ? { ...deployment.visits, again: deployment.grid.slot / 3 } : BEFORE_JOINING;
};

/** Whether a change of that time still counts. @param sent epochs whose record left this phone */
export const countsStill = (span: Span, sent = shared.value): boolean =>
  isUnshared(joined.value, sent, checked.value?.run ?? -1, unixNow(), span);

/** The same, as the database stands. */
const countsBeside = (sent: ReadonlySet<number>) => (span: Span) => countsStill(span, sent);

/** Changes one visit as it is in the database; null leaves it. */
const changeVisit = (
  id: string,
  change: (visit: Visit, sent: ReadonlySet<number>) => Visit | null,
): Promise<void> =>
  changeVisits((present, sent) => {
    const visit = present.find((one) => one.id === id);
    const next = visit ? change(visit, sent) : null;
    return next && { kept: [next] };
  });

/** Says on Home when it could not be written. */
const tried = (writing: Promise<void>): Promise<void> =>
  writing.catch(() => {
    trouble.value = (w) => w.app.checkOutNotKept;
  });

/** Checks in at a place and ends the visit before it. */
export const enter = async (place: Place): Promise<CheckIn> => {
  const paused = openPause(pauses.value) !== undefined;
  const [at, id] = [unixNow(), crypto.randomUUID()];
  let step = { kind: 'paused' } as CheckIn;
  await changeVisits((present) => {
    step = checkIn(present, place, policy(), at, id, paused);
    return step.kind === 'in' ? { kept: [...step.ended, step.visit] } : null;
  });
  // Asked when there is something to lose, so that the browser does not clear the diary to gain space.
  if (step.kind === 'in') void navigator.storage?.persist?.();
  return step;
};

/** Ends a visit now. */
export const leave = ({ id }: Visit): Promise<void> =>
  tried(changeVisit(id, (visit) => (visit.to === null ? checkOut(visit, unixNow()) : null)));

/**
 * Ends a visit at the place whose code was scanned now. That of a screen adds the tokens of the last minutes, when the visit
 * goes on or has ended by itself only a moment ago.
 */
export const leaveScanned = (place: Place, visit: Visit): Promise<void> => {
  if (!place.blocks) return leave(visit);
  const at = unixNow();
  return changeVisits((present) => {
    const own = present.find(({ id }) => id === visit.id);
    if (!own) return null;
    const step = checkIn(present, place, policy(), at, '');
    const goesOn = step.kind === 'in' && step.visit.id === own.id ? step.visit : own;
    return goesOn.to === null ? { kept: [checkOut(goesOn, at)] } : null;
  });
};

/** The person is still there: the visit goes on for as long again as is usual. */
export const stay = ({ id }: Visit): Promise<void> =>
  tried(changeVisit(id, (visit) => (visit.to === null ? goOn(visit, policy(), unixNow()) : null)));

/** Sets the times of a visit to what the person remembers. @param shown as the form shows it @returns why not, or null */
export const repair = async (shown: Visit, span: Span): Promise<TimesProblem | null> => {
  let problem: TimesProblem | null = null;
  await changeVisit(shown.id, (visit, sent) => {
    const counts = isCompared(visit) ? countsBeside(sent) : () => true;
    // A form of a visit that went on has no end; it may have ended since.
    const to = shown.to === null && visit.to !== null ? visit.to : span.to;
    const next = changeTimes(visit, { from: span.from, to }, policy(), unixNow(), counts);
    if (typeof next !== 'string') return next;
    problem = next;
    return null;
  });
  return problem;
};

/** Writes down a visit that nobody checked in to. @returns it, or why not */
export const add = async (place: Place | NotedPlace, span: Span): Promise<Visit | TimesProblem> => {
  const [at, id] = [unixNow(), crypto.randomUUID()];
  let visit = 'order' as Visit | TimesProblem;
  await changeVisits((_, sent) => {
    visit = addVisit(place, span, policy(), at, countsBeside(sent), id);
    return typeof visit === 'string' ? null : { kept: [visit] };
  });
  return visit;
};

/** The person was at one of two places. Nothing changes when they overlap no more. */
export const choose = ({ visits: shown }: Overlap, winner: Visit): Promise<void> => {
  const [at, freshId] = [unixNow(), crypto.randomUUID()];
  return changeVisits((present, sent) => {
    const both = present.filter(({ id }) => shown.some((one) => one.id === id));
    const [overlap] = overlapsOf(both, at, countsBeside(sent));
    if (!overlap) return null;
    const loser = overlap.visits.find(({ id }) => id !== winner.id);
    return { ...resolve(overlap, winner, at, freshId), ...(loser && { partOf: loser }) };
  });
};

/** Marks a visit. Protection changes what the answer means, so the status follows. */
export const mark = async ({ id }: Visit, marks: Noted): Promise<void> => {
  await changeVisit(id, (visit) => ({ ...visit, ...marks }));
  if ('protected' in marks) await followStatus();
};

/** Fills in the end of visits that ended by themselves. */
export const closeOverdue = async (): Promise<void> => {
  if (overdue(visits.value, unixNow()).length === 0) return;
  await changeVisits((present) => ({ kept: overdue(present, unixNow()) }));
};

/** Removes a visit from this device. What was already shared of it stays noise and can no longer be named. */
export const remove = ({ id }: Visit): Promise<void> =>
  changeVisits((present) => ({ removed: present.filter((visit) => visit.id === id) }));

/** Records nothing from now on. @returns false, and changes nothing, while the person is checked in somewhere */
export const pause = async (): Promise<boolean> => {
  if (openVisit(visits.value, unixNow())) return false;
  if (!openPause(pauses.value)) await (await db()).put('pauses', { from: unixNow(), to: null });
  await changed('pauses');
  return true;
};

/** Records again. */
export const resume = async (): Promise<void> => {
  const ended = endPause(pauses.value, unixNow());
  if (ended) await (await db()).put('pauses', ended);
  await changed('pauses');
};
