/** What was heard today, as plain counts. Pure. */
import type { Heard } from '../../workers/near/hearing.ts';
import { type Grid, slotStart } from '../../workers/wire/time.ts';

/**
 * Minutes beside tags, and in rooms with a beacon, since a moment: of two tags at once the longer counts.
 * @param from unix seconds
 */
export const minutesSince = (
  heard: readonly Heard[],
  grid: Grid,
  from: number,
): { beside: number; rooms: number } => {
  const longest = { tag: new Map<number, number>(), room: new Map<number, number>() };
  for (const { kind, slots } of heard)
    for (const [slot, minutes] of slots)
      if (slotStart(grid, slot + 1) > from)
        longest[kind].set(slot, Math.max(longest[kind].get(slot) ?? 0, minutes));
  const sum = (minutes: Map<number, number>) => [...minutes.values()].reduce((a, b) => a + b, 0);
  return { beside: sum(longest.tag), rooms: sum(longest.room) };
};
