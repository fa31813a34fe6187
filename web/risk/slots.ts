/** Beginnings of the slots of a stretch of time. Pure; unix seconds. */
import { type Grid, slotAt, slotStart } from '../../workers/wire/time.ts';
import type { Span } from '../diary/pauses.ts';

export const slotsIn = (grid: Grid, { from, to }: Span): number[] => {
  const first = slotAt(grid, from);
  return Array.from({ length: slotAt(grid, to - 1) - first + 1 }, (_, i) => slotStart(grid, first + i));
};
