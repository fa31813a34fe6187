import { epochStart, type Grid } from '../../workers/wire/time.ts';
import { clock, dayTitle, showsSeconds } from '../words/time.ts';

/** How people call an epoch: its day, and in a demonstration, whose "days" are short, when it began. */
export const epochName = (grid: Grid, epoch: number, now: number): string => {
  const start = epochStart(grid, epoch);
  return showsSeconds(grid) ? clock(start, grid) : dayTitle(start + grid.epoch / 2, now);
};
