/** What was heard today, as plain counts. Pure. */
import type { Heard } from '../../workers/near/hearing.ts';
import { type Grid, slotStart } from '../../workers/wire/time.ts';
import { minutesBySlot } from './encounters.ts';

/**
 * Minutes beside tags, and in rooms with a beacon, since a moment.
 * @param from unix seconds
 */
export const minutesSince = (
  heard: readonly Heard[],
  grid: Grid,
  from: number,
): { beside: number; rooms: number } => {
  const { tag, room } = minutesBySlot(heard);
  const sum = (minutes: Map<number, number>) =>
    [...minutes].reduce((all, [slot, n]) => (slotStart(grid, slot + 1) > from ? all + n : all), 0);
  return { beside: sum(tag), rooms: sum(room) };
};
