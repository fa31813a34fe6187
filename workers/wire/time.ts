/**
 * The public time grid. Slots, blocks, periods and epochs are counted from `offset`, so a number never repeats;
 * number = floor((unix seconds − offset) / length). Times before the offset have negative numbers, which no
 * message can carry.
 */
export interface Grid {
  /** Seconds of a slot. */
  readonly slot: number;
  /** Seconds of an epoch; a multiple of every block's length. */
  readonly epoch: number;
  /** Unix seconds at which epoch 0 begins; a multiple of `slot`. */
  readonly offset: number;
}

/** Number of the slot that holds `time` (unix seconds). */
export function slotAt(grid: Grid, time: number): number {
  return Math.floor((time - grid.offset) / grid.slot);
}

/** Unix seconds at which a slot begins; its end is the next one's beginning. */
export function slotStart(grid: Grid, slot: number): number {
  return grid.offset + slot * grid.slot;
}

/** Number of the block of `h` slots that holds `time`. Periods of a tag are blocks too: h = slots of a period. */
export function blockAt(grid: Grid, h: number, time: number): number {
  return Math.floor((time - grid.offset) / (grid.slot * h));
}

/** Unix seconds at which a block of `h` slots begins. */
export function blockStart(grid: Grid, h: number, block: number): number {
  return grid.offset + block * grid.slot * h;
}

/** Number of the epoch that holds `time`. */
export function epochAt(grid: Grid, time: number): number {
  return Math.floor((time - grid.offset) / grid.epoch);
}

/** Unix seconds at which an epoch begins. */
export function epochStart(grid: Grid, epoch: number): number {
  return grid.offset + epoch * grid.epoch;
}

/** Blocks of `h` slots in an epoch. */
export function blocksPerEpoch(grid: Grid, h: number): number {
  return grid.epoch / (grid.slot * h);
}

/** Number of the first block of `h` slots of an epoch; a row's block in an upload counts from here. */
export function firstBlock(grid: Grid, h: number, epoch: number): number {
  return epoch * blocksPerEpoch(grid, h);
}

/** Start of the slot that holds `time`: how a time looks when it leaves the device. */
export function roundToSlot(grid: Grid, time: number): number {
  return slotStart(grid, slotAt(grid, time));
}
