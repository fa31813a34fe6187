import type { Visit } from '../diary/visits.ts';
import type { Exposure } from '../store/schema.ts';

/**
 * Whether the person noted protection at every visit of an exposure. Pure.
 * @param guarded ids of deleted visits at which it was noted
 */
export const isAllProtected = (
  { visitIds }: Pick<Exposure, 'visitIds'>,
  visits: readonly Visit[],
  guarded: readonly string[],
): boolean =>
  visitIds.length > 0 &&
  visitIds.every((id) => guarded.includes(id) || visits.some((visit) => visit.id === id && visit.protected));
