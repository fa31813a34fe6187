import type { Noted } from '../diary/noted.ts';
import type { Exposure } from '../store/schema.ts';

/**
 * Whether the person noted protection at every visit and meeting of an exposure. Pure.
 * @param present visits and meetings
 * @param guarded ids of deleted ones at which it was noted
 */
export const isAllProtected = (
  { visitIds }: Pick<Exposure, 'visitIds'>,
  present: readonly (Noted & { id: string })[],
  guarded: readonly string[],
): boolean =>
  visitIds.length > 0 &&
  visitIds.every((id) => guarded.includes(id) || present.some((one) => one.id === id && one.protected));
