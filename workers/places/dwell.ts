import { isPaused, type Pause } from '../near/pauses.ts';
import { type Grid, slotAt, slotStart } from '../wire/time.ts';
import { cellAt, type Region } from './cells.ts';
import { type Home, isHome } from './home.ts';

/** A cell and a slot in which the phone was there; all that is kept. */
export interface CellSlot {
  readonly cell: number;
  /** Unix seconds at which the slot begins. */
  readonly slot: number;
  /** Seconds there, never more than the slot has. */
  readonly seconds: number;
}

/** A position as the browser gives it; nobody holds one longer than the call that brings it. */
export interface Position {
  /** Degrees. */
  readonly latitude: number;
  readonly longitude: number;
  /** Radius of the circle in which the phone is with 95 %, metres. */
  readonly accuracy: number;
}

/** Whether a position tells a cell: its circle is not larger. @param accuracy metres */
export const isExact = ({ cell }: Region, accuracy: number): boolean => accuracy <= cell;

/**
 * The cell to note for a position.
 * @param from unix seconds; of the time for which the position stands
 * @returns null where nothing is to be kept: beyond the region, near home, in a pause, or known too poorly
 */
export function cellToKeep(
  region: Region,
  home: Home | null,
  { latitude, longitude, accuracy }: Position,
  from: number,
  to: number,
  pauses: readonly Pause[] = [],
): number | null {
  if (!isExact(region, accuracy) || isPaused(from, to, pauses)) return null;
  const cell = cellAt(region, latitude, longitude);
  return cell === null || isHome(home, cell) ? null : cell;
}

/** [from, to) cut at the borders of slots, with the seconds in each. */
export function slotsOf(grid: Grid, from: number, to: number): { slot: number; seconds: number }[] {
  const parts: { slot: number; seconds: number }[] = [];
  for (let n = slotAt(grid, from); slotStart(grid, n) < to; n++) {
    const seconds = Math.min(to, slotStart(grid, n + 1)) - Math.max(from, slotStart(grid, n));
    if (seconds > 0) parts.push({ slot: slotStart(grid, n), seconds });
  }
  return parts;
}

/**
 * Seconds in each cell on a day, longest first: what the area map is fed with.
 * @param day floor(unix seconds / 86400) of the slot's beginning
 */
export function dwell(cells: readonly CellSlot[], day: number): { cell: number; seconds: number }[] {
  const sums = new Map<number, number>();
  for (const { cell, slot, seconds } of cells)
    if (Math.floor(slot / 86_400) === day) sums.set(cell, (sums.get(cell) ?? 0) + seconds);
  return [...sums]
    .map(([cell, seconds]) => ({ cell, seconds }))
    .sort((a, b) => b.seconds - a.seconds || a.cell - b.cell);
}
