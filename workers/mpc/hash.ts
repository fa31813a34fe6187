import { withKernels } from './kernels/lend.ts';
import { expand } from './prg.ts';
import { RowTable } from './row-table.ts';
import { type Shared, slicePlanes, xor } from './shared.ts';

/** Columns of the matrix that one table look-up sums. */
const BYTE = 8;
/** Planes that the kernel hashes at once, and most bits of a hash. */
const GROUP = 64;

/**
 * Hash of every row by a random public c × planes matrix over GF(2): local, since it is linear.
 *
 * ⚠ The coins are tossed after the inputs are closed, else a user crafts collisions. Two different rows collide
 * with probability 2^−c.
 *
 * @param s planes × N; planes a multiple of 64
 * @param coins 32 public bytes
 * @param c bits of the hash, at most 64
 */
export function publicHash(s: Shared, coins: Uint8Array, c: number): Shared {
  if (s.planes % GROUP || c > GROUP) throw new RangeError(`a hash of ${s.planes} planes to ${c} bits`);
  const rowBytes = s.planes / BYTE;
  const matrix = expand(coins, 'hash matrix', c * rowBytes);
  let sum: Shared | null = null;
  for (let from = 0; from < s.planes; from += GROUP) {
    const bit = (row: number, column: number): number => {
      const at = from + column;
      return (matrix[row * rowBytes + (at >>> 3)] >>> (at & 7)) & 1;
    };
    const piece = hashGroup(slicePlanes(s, from, from + GROUP), c, bit);
    sum = sum ? xor(sum, piece) : piece;
  }
  return sum!;
}

/** 64 planes to c; `bit` is the matrix, by row (bit of the hash) and column (plane). */
function hashGroup(s: Shared, c: number, bit: (row: number, column: number) => number): Shared {
  return withKernels((kernels) => {
    const table = new RowTable(kernels, s.parts, s.planes, s.length);
    const address = kernels.alloc(GROUP * 256);
    kernels.words().set(lookUpTables(c, bit), address >>> 2);
    kernels.hash(table.rows, s.length, address);
    return { planes: c, length: s.length, parts: table.pick(null, c) };
  });
}

/** For each of 8 bytes of a row and each value of it, the sum of the matrix's columns that it chooses: 64 bits. */
function lookUpTables(c: number, bit: (row: number, column: number) => number): Uint32Array {
  const column = Array.from({ length: GROUP }, (_, at) => {
    const halves = [0, 0];
    for (let row = 0; row < c; row++) halves[row >>> 5] |= bit(row, at) << (row & 31);
    return halves;
  });
  const tables = new Uint32Array((GROUP / BYTE) * 256 * 2);
  for (let entry = 1; entry < tables.length / 2; entry++) {
    const value = entry & 255;
    if (value === 0) continue;
    const lowest = value & -value;
    const rest = 2 * (entry - lowest);
    const [low, high] = column[BYTE * (entry >>> 8) + 31 - Math.clz32(lowest)];
    tables[2 * entry] = tables[rest] ^ low;
    tables[2 * entry + 1] = tables[rest + 1] ^ high;
  }
  return tables;
}
