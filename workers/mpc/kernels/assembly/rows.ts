import { fromCells, ROW, TILE, toCells } from './cells';

/** One group of a tile. */
const GROUP = memory.data(2048, 16);

/**
 * Share rows as bit planes: bit p of row index[i] goes to slot `slot` + p, both parts. Rows past `count` in the
 * last tile are zero. Rows and planes as in `loadPairs`, the register file as in `gates`.
 *
 * @param index `count` numbers of rows, not checked; address 0 stands for 0, 1, 2, …
 */
export function loadRows(
  rows: usize,
  groups: u32,
  planes: u32,
  index: usize,
  count: u32,
  regs: usize,
  slotStride: u32,
  partStride: u32,
  tileStride: u32,
  slot: u32,
): void {
  const width = ROW * groups;
  regs += slot * slotStride;
  for (let first: u32 = 0; first < count; first += TILE) {
    const used = min(TILE, count - first);
    for (let plane: u32 = 0; plane < planes; plane += 64) {
      const group = rows + plane / 4;
      for (let k: u32 = 0; k < used; k++) {
        const i = index ? load<u32>(index + 4 * (first + k)) : first + k;
        v128.store(GROUP + ROW * k, v128.load(group + i * width));
      }
      memory.fill(GROUP + ROW * used, 0, ROW * (TILE - used));
      toCells(GROUP, min<u32>(64, planes - plane), regs + plane * slotStride, slotStride, partStride);
    }
    regs += tileStride;
  }
}

/**
 * Bit planes as share rows, the inverse of `loadRows` without an index: writes `count` rows, all their groups;
 * bits from `planes` on are zero.
 */
export function storeRows(
  rows: usize,
  groups: u32,
  planes: u32,
  count: u32,
  regs: usize,
  slotStride: u32,
  partStride: u32,
  tileStride: u32,
  slot: u32,
): void {
  const width = ROW * groups;
  regs += slot * slotStride;
  for (let first: u32 = 0; first < count; first += TILE) {
    const used = min(TILE, count - first);
    for (let g: u32 = 0; g < groups; g++) {
      const now = <u32>max<i32>(0, min<i32>(64, planes - 64 * g));
      fromCells(GROUP, now, regs + 64 * g * slotStride, slotStride, partStride);
      for (let k: u32 = 0; k < used; k++)
        v128.store(rows + (first + k) * width + ROW * g, v128.load(GROUP + ROW * k));
    }
    regs += tileStride;
  }
}
