import { GROUP_PLANES, ROW, TILE, toCells } from './cells';

/** One group of a tile: l ⊕ r, and r. */
const DIFFERENCES = memory.data(2048, 16);
const RIGHT = memory.data(2048, 16);

/**
 * Share rows of pairs as bit planes: with l = row left[k] and r = row right[k], bit p of l ⊕ r goes to slot
 * xSlot + p and bit p of r to slot bSlot + p, both parts; slots are 32 bytes apart, parts 16. Pairs past `count`
 * in the last tile are zero.
 *
 * @param rows row i at rows + rowBytes·i, of each 64 planes part A and then part B, 8 bytes each
 * @param rowBytes a multiple of 16
 * @param left `count` numbers of rows, not checked
 */
export function loadPairs(
  rows: usize,
  rowBytes: u32,
  planes: u32,
  left: usize,
  right: usize,
  count: u32,
  regs: usize,
  tileStride: u32,
  xSlot: u32,
  bSlot: u32,
): void {
  for (let first: u32 = 0; first < count; first += TILE) {
    const used = min(TILE, count - first);
    for (let plane: u32 = 0; plane < planes; plane += GROUP_PLANES) {
      const group = rows + plane / 4;
      for (let k: u32 = 0; k < used; k++) {
        const l = v128.load(group + load<u32>(left + 4 * (first + k)) * rowBytes);
        const r = v128.load(group + load<u32>(right + 4 * (first + k)) * rowBytes);
        v128.store(DIFFERENCES + ROW * k, v128.xor(l, r));
        v128.store(RIGHT + ROW * k, r);
      }
      memory.fill(DIFFERENCES + ROW * used, 0, ROW * (TILE - used));
      memory.fill(RIGHT + ROW * used, 0, ROW * (TILE - used));
      const now = min(GROUP_PLANES, planes - plane);
      toCells(DIFFERENCES, now, regs + 32 * (xSlot + plane), 32, 16);
      toCells(RIGHT, now, regs + 32 * (bSlot + plane), 32, 16);
    }
    regs += tileStride;
  }
}
