import { transposeBits } from './bits';
import { transposeBytes } from './bytes';

/** Rows of a tile, and bytes of one group of a row, with both parts. */
const TILE: u32 = 128;
const ROW: u32 = 16;

/** One group of a tile: row-major (row i at 16i), and by bytes (see `toCells`). */
const LEFT = memory.data(2048, 16);
const RIGHT = memory.data(2048, 16);
const BYTES = memory.data(2048, 16);
const EIGHT = memory.data(128, 16);

/**
 * Share rows of pairs as bit planes: with l = row left[k] and r = row right[k], bit p of l ⊕ r goes to slot
 * xSlot + p and bit p of r to slot bSlot + p, both parts; slots are 32 bytes apart, parts 16. Pairs past `count`
 * in the last tile are zero.
 *
 * @param rows row i at rows + 16·groups·i, of each group part A and then part B, 8 bytes each
 * @param planes at most 64·groups
 * @param left `count` numbers of rows, not checked
 */
export function loadPairs(
  rows: usize,
  groups: u32,
  planes: u32,
  left: usize,
  right: usize,
  count: u32,
  regs: usize,
  tileStride: u32,
  xSlot: u32,
  bSlot: u32,
): void {
  const width = ROW * groups;
  for (let first: u32 = 0; first < count; first += TILE) {
    const used = min(TILE, count - first);
    for (let plane: u32 = 0; plane < planes; plane += 64) {
      const group = rows + plane / 4;
      for (let k: u32 = 0; k < used; k++) {
        const l = v128.load(group + load<u32>(left + 4 * (first + k)) * width);
        const r = v128.load(group + load<u32>(right + 4 * (first + k)) * width);
        v128.store(LEFT + ROW * k, v128.xor(l, r));
        v128.store(RIGHT + ROW * k, r);
      }
      memory.fill(LEFT + ROW * used, 0, ROW * (TILE - used));
      memory.fill(RIGHT + ROW * used, 0, ROW * (TILE - used));
      const now = min<u32>(64, planes - plane);
      toCells(LEFT, now, regs + 32 * (xSlot + plane), 32, 16);
      toCells(RIGHT, now, regs + 32 * (bSlot + plane), 32, 16);
    }
    regs += tileStride;
  }
}

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
        v128.store(LEFT + ROW * k, v128.load(group + i * width));
      }
      memory.fill(LEFT + ROW * used, 0, ROW * (TILE - used));
      toCells(LEFT, min<u32>(64, planes - plane), regs + plane * slotStride, slotStride, partStride);
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
      fromCells(LEFT, now, regs + 64 * g * slotStride, slotStride, partStride);
      for (let k: u32 = 0; k < used; k++)
        v128.store(rows + (first + k) * width + ROW * g, v128.load(LEFT + ROW * k));
    }
    regs += tileStride;
  }
}

/**
 * 128 rows of one group to the cells of `planes` planes (1 … 64) from `regs` on.
 * Row 8q + r is vector q of matrix r; transposed, vector j has its byte j, that is planes 8j … 8j + 7 of part A,
 * and vector 8 + j those of part B, at bytes q. What is left are 8×8 bits: rows r against planes.
 */
function toCells(from: usize, planes: u32, regs: usize, slotStride: u32, partStride: u32): void {
  const full = planes / 8;
  const rest = planes % 8;
  transposeBytes(from, BYTES);
  for (let part: usize = 0; part < 2; part++) {
    const cells = regs + part * partStride;
    const bytes = BYTES + 1024 * part;
    transposeBits(bytes, 16, 128, cells, slotStride, 8 * slotStride, full);
    if (rest === 0) continue;
    transposeBits(bytes + 128 * full, 16, 0, EIGHT, 16, 0, 1);
    for (let p: u32 = 0; p < rest; p++)
      v128.store(cells + (8 * full + p) * slotStride, v128.load(EIGHT + 16 * p));
  }
}

/** The inverse of `toCells` for 0 … 64 planes; the other bits become zero. */
function fromCells(out: usize, planes: u32, regs: usize, slotStride: u32, partStride: u32): void {
  const full = planes / 8;
  const rest = planes % 8;
  for (let part: usize = 0; part < 2; part++) {
    const cells = regs + part * partStride;
    const bytes = BYTES + 1024 * part;
    transposeBits(cells, slotStride, 8 * slotStride, bytes, 16, 128, full);
    memory.fill(bytes + 128 * full, 0, 1024 - 128 * full);
    if (rest === 0) continue;
    memory.fill(EIGHT, 0, 128);
    for (let p: u32 = 0; p < rest; p++)
      v128.store(EIGHT + 16 * p, v128.load(cells + (8 * full + p) * slotStride));
    transposeBits(EIGHT, 16, 0, bytes + 128 * full, 16, 0, 1);
  }
  transposeBytes(BYTES, out);
}
