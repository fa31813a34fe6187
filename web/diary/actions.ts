/** Check-in, check-out and deletion, written to the database before the screen shows them. */
import { unixNow } from '../app/now.ts';
import { db } from '../store/db.ts';
import { changed, joined, trouble, visits } from '../store/state.ts';
import {
  type CheckIn,
  changeEnd,
  checkIn,
  checkOut,
  overdue,
  type Place,
  type Visit,
  type VisitPolicy,
} from './visits.ts';

/** Lengths until a deployment says otherwise: 2 hours, at most 12. */
const BEFORE_JOINING: VisitPolicy = { defaultLength: 7200, cap: 43_200 };

/** Lengths of visits, as the community has them. */
export const policy = (): VisitPolicy => joined.value?.deployment.visits ?? BEFORE_JOINING;

const save = async (...changedVisits: Visit[]): Promise<void> => {
  const write = (await db()).transaction('visits', 'readwrite');
  await Promise.all([...changedVisits.map((visit) => write.store.put(visit)), write.done]);
  await changed('visits');
};

/** Checks in at a place and ends the visit before it. */
export const enter = async (place: Place): Promise<CheckIn> => {
  const step = checkIn(visits.value, place, policy(), unixNow(), crypto.randomUUID());
  if (step.kind === 'in') {
    await save(...step.ended, step.visit);
    // Asked when there is something to lose, so that the browser does not clear the diary to gain space.
    void navigator.storage?.persist?.();
  }
  return step;
};

/** Ends a visit now. */
export const leave = (visit: Visit): Promise<void> =>
  save(checkOut(visit, unixNow())).catch(() => {
    trouble.value = 'The check-out could not be written to this device. Free some space and try again.';
  });

/** Sets the end of a visit to what the person remembers. */
export const repairEnd = (visit: Visit, to: number): Promise<void> =>
  save(changeEnd(visit, to, policy(), unixNow()));

/** Fills in the end of visits that ended by themselves. */
export const closeOverdue = async (): Promise<void> => {
  const ended = overdue(visits.value, unixNow());
  if (ended.length > 0) await save(...ended);
};

/** Removes a visit from this device. What was already shared of it stays noise and can no longer be named. */
export const remove = async (visit: Visit): Promise<void> => {
  await (await db()).delete('visits', visit.id);
  await changed('visits');
};
