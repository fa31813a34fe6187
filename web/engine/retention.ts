/** How long the diary remembers. Pure; times are unix seconds. */
import { epochAt } from '../../workers/wire/time.ts';
import { runTime } from '../risk/due.ts';
import type { Joined } from '../store/schema.ts';

/** Two days longer than results look back. */
export const USUAL_DAYS = 16;
export const LEAST_DAYS = 1;
export const MOST_DAYS = 60;
const DAY = 86_400;

/**
 * Whether an entry of the diary is deleted now: it is old enough, and nothing more can be shared of it, since what were
 * deleted before its upload would never be checked.
 * @param to end of the stay
 * @param shared epochs that were shared
 */
export const isExpired = (
  to: number,
  days: number,
  joined: Joined | null,
  shared: ReadonlySet<number>,
  now: number,
): boolean => {
  if (to >= now - days * DAY) return false;
  if (!joined) return true;
  const epoch = epochAt(joined.deployment.grid, to - 1);
  return shared.has(epoch) || now >= runTime(joined, epoch + joined.deployment.run.window);
};
