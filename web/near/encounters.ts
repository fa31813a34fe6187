/** What was heard, as stretches of time of which a diary can speak. Pure. */
import type { Heard } from '../../workers/near/hearing.ts';
import { NEAR_ID, ROOM_ID } from '../../workers/phone/near-ids.ts';
import { type Grid, slotStart } from '../../workers/wire/time.ts';

/** By slot, the minutes beside tags and in rooms with a beacon: of two at once the longer counts. */
export const minutesBySlot = (heard: readonly Heard[]): Record<Heard['kind'], Map<number, number>> => {
  const longest = { tag: new Map<number, number>(), room: new Map<number, number>() };
  for (const { kind, slots } of heard)
    for (const [slot, minutes] of slots)
      longest[kind].set(slot, Math.max(longest[kind].get(slot) ?? 0, minutes));
  return longest;
};

/** A run of slots in which something was heard; whose tags they were nobody knows. */
export interface Encounter {
  id: string;
  kind: Heard['kind'];
  /** What an exposure calls all of its kind. */
  ofRows: typeof NEAR_ID | typeof ROOM_ID;
  /** Unix seconds; borders of slots. */
  from: number;
  to: number;
  /** Heard for so many seconds of that time. */
  seconds: number;
}

/** Runs of slots without a gap, of tags and of rooms, earliest first. */
export const encountersOf = (heard: readonly Heard[], grid: Grid): Encounter[] => {
  const bySlot = minutesBySlot(heard);
  return (['tag', 'room'] as const).flatMap((kind) => {
    const ofRows = kind === 'tag' ? NEAR_ID : ROOM_ID;
    const runs: Encounter[] = [];
    for (const [slot, minutes] of [...bySlot[kind]].sort(([a], [b]) => a - b)) {
      const [from, to] = [slotStart(grid, slot), slotStart(grid, slot + 1)];
      const seconds = Math.min(minutes * 60, grid.slot);
      const open = runs.at(-1);
      if (open?.to === from) runs[runs.length - 1] = { ...open, to, seconds: open.seconds + seconds };
      else runs.push({ id: `${ofRows}-${from}`, kind, ofRows, from, to, seconds });
    }
    return runs;
  });
};
