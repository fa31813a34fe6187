/** Which visits the operators compare, and until when a change of them counts. Pure; unix seconds. */
import type { Visit as RowVisit } from '../../workers/phone/row-choice.ts';
import { epochAt } from '../../workers/wire/time.ts';
import { openEpochs } from '../engine/plan.ts';
import type { Joined } from '../store/schema.ts';
import type { Span } from './pauses.ts';
import { endOf, type Visit } from './visits.ts';

/** Whether a visit is ever compared with others: it has a code, and was written before its time was shared. */
export const isCompared = (visit: Visit): boolean => visit.place.secret !== null && !visit.late;

/** Whether a stay that is over makes no row: it is too short for the community. */
export const isShort = (joined: Joined | null, { from, to }: Visit): boolean =>
  to !== null && to - from < (joined?.deployment.visits.minimum ?? 0);

/** The visits of an upload, as they stand in the diary at this moment. */
export const visitsToShare = (visits: readonly Visit[], now: number): RowVisit[] =>
  visits.flatMap((visit) => {
    const { secret, blocks } = visit.place;
    if (secret === null || !isCompared(visit)) return [];
    return [{ id: visit.id, secret, blocks, from: visit.from, to: endOf(visit, now) }];
  });

/**
 * Whether nothing of a stretch of time has been shared, and all of it still can be: a change of visits in it counts.
 * @param shared epochs whose record left this phone
 * @param answered the newest run that answered; −1 before the first
 */
export const isUnshared = (
  joined: Joined | null,
  shared: ReadonlySet<number>,
  answered: number,
  now: number,
  { from, to }: Span,
): boolean => {
  if (!joined || from >= to) return true;
  const { grid } = joined.deployment;
  const current = epochAt(grid, now);
  const open = new Set([...openEpochs(joined, shared, answered, now), current]);
  const [first, last] = [epochAt(grid, from), epochAt(grid, to - 1)];
  if (last > current || last - first > open.size) return false;
  for (let epoch = first; epoch <= last; epoch++) if (!open.has(epoch)) return false;
  return true;
};
