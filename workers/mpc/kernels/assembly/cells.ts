import { transposeBits } from './bits';
import { transposeBytes } from './bytes';

/** Rows of a tile. */
export const TILE: u32 = 128;
/** Planes of one group of a share row. */
export const GROUP_PLANES: u32 = 64;
/** Bytes of one group of a share row, with both parts. */
export const ROW: u32 = 16;

/** One group of a tile between the two halves of a transposition, and eight vectors of it. */
const BYTES = memory.data(2048, 16);
const EIGHT = memory.data(128, 16);

/**
 * 128 rows of one group to the cells of `planes` planes (1 … 64) from `regs` on.
 * Row 8q + r is vector q of matrix r; transposed, vector j has its byte j, that is planes 8j … 8j + 7 of part A,
 * and vector 8 + j those of part B, at bytes q. What is left are 8×8 bits: rows r against planes.
 */
export function toCells(from: usize, planes: u32, regs: usize, slotStride: u32, partStride: u32): void {
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
export function fromCells(out: usize, planes: u32, regs: usize, slotStride: u32, partStride: u32): void {
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
