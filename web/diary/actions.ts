/** What people do to their diary, written to the database before the screen shows it. */
import { unixNow } from '../app/now.ts';
import { followStatus } from '../risk/follow.ts';
import { db } from '../store/db.ts';
import { changed, checked, joined, pauses, shared, trouble, visits } from '../store/state.ts';
import { type Overlap, resolve } from './overlaps.ts';
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

/** Whether a change of that time still counts, as things stand. */
export const countsStill = (span: Span): boolean =>
  isUnshared(joined.value, shared.value, checked.value?.run ?? -1, unixNow(), span);

const write = async (kept: readonly Visit[], removed: readonly Visit[] = []): Promise<void> => {
  const { store, done } = (await db()).transaction('visits', 'readwrite');
  await Promise.all([
    ...kept.map((visit) => store.put(visit)),
    ...removed.map(({ id }) => store.delete(id)),
    done,
  ]);
  await changed('visits');
};

/** Writes, or says on Home that it could not be written. */
const tryWriting = (kept: readonly Visit[]): Promise<void> =>
  write(kept).catch(() => {
    trouble.value = (w) => w.app.checkOutNotKept;
  });

/** Checks in at a place and ends the visit before it. */
export const enter = async (place: Place): Promise<CheckIn> => {
  const paused = openPause(pauses.value) !== undefined;
  const step = checkIn(visits.value, place, policy(), unixNow(), crypto.randomUUID(), paused);
  if (step.kind === 'in') {
    await write([...step.ended, step.visit]);
    // Asked when there is something to lose, so that the browser does not clear the diary to gain space.
    void navigator.storage?.persist?.();
  }
  return step;
};

/** Ends a visit now. */
export const leave = (visit: Visit): Promise<void> => tryWriting([checkOut(visit, unixNow())]);

/** The person is still there: the visit goes on for as long again as is usual. */
export const stay = (visit: Visit): Promise<void> => tryWriting([goOn(visit, policy(), unixNow())]);

/** Sets the times of a visit to what the person remembers. @returns why not, or null */
export const repair = async (visit: Visit, span: Span): Promise<TimesProblem | null> => {
  const counts = isCompared(visit) ? countsStill : () => true;
  const next = changeTimes(visit, span, policy(), unixNow(), counts);
  if (typeof next === 'string') return next;
  await write([next]);
  return null;
};

/** Writes down a visit that nobody checked in to. @returns it, or why not */
export const add = async (place: Place | NotedPlace, span: Span): Promise<Visit | TimesProblem> => {
  const visit = addVisit(place, span, policy(), unixNow(), countsStill, crypto.randomUUID());
  if (typeof visit !== 'string') await write([visit]);
  return visit;
};

/** The person was at one of two places. */
export const choose = async (overlap: Overlap, winner: Visit): Promise<void> => {
  const { kept, removed } = resolve(overlap, winner, unixNow(), crypto.randomUUID());
  await write(kept, removed);
};

/** Marks a visit. Protection changes what the answer means, so the status follows. */
export const mark = async (visit: Visit, marks: Pick<Visit, 'hidden' | 'protected'>): Promise<void> => {
  await write([{ ...visit, ...marks }]);
  if ('protected' in marks) await followStatus();
};

/** Fills in the end of visits that ended by themselves. */
export const closeOverdue = async (): Promise<void> => {
  const ended = overdue(visits.value, unixNow());
  if (ended.length > 0) await write(ended);
};

/** Removes a visit from this device. What was already shared of it stays noise and can no longer be named. */
export const remove = (visit: Visit): Promise<void> => write([], [visit]);

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
