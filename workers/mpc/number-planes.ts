import { withKernels } from './kernels/lend.ts';
import type { RowNumbers } from './row-numbers.ts';
import { type Bits, strideOf, zeroBits } from './shared.ts';

const CELL = 16;
/** Tiles of 128 rows in one turn; odd, so that planes do not lie a power of two apart. */
const TILES = 63;
const ROWS = 128 * TILES;
/** A number is a row of the kernels: part A has its low 16 planes, part B the high ones. */
const NUMBER_BYTES = 4;
const HALF = 16;

/** A public number of each row as bits, plane 0 the lowest. @param planes at most 32 */
export const planesOfNumbers = (planes: number, numbers: RowNumbers): Bits =>
  withKernels((kernels) => {
    const { length } = numbers;
    const bits = zeroBits(planes, length);
    const stride = strideOf(length);
    const rows = kernels.alloc(NUMBER_BYTES * ROWS);
    const regs = kernels.alloc(2 * HALF * TILES * CELL);
    const layout = [regs, TILES * CELL, HALF * TILES * CELL, CELL, 0] as const;
    const memory = kernels.words();
    for (let from = 0; from < length; from += ROWS) {
      const count = Math.min(ROWS, length - from);
      numbers.write(from, memory.subarray(rows >>> 2, (rows >>> 2) + count));
      kernels.loadRows(rows, NUMBER_BYTES, HALF, count, ...layout);
      for (let p = 0; p < planes; p++) {
        const plane = (regs + p * TILES * CELL) >>> 2;
        bits.words.set(memory.subarray(plane, plane + strideOf(count)), p * stride + (from >>> 5));
      }
    }
    return bits;
  });
