import { withKernels } from './kernels/lend.ts';
import { expand } from './prg.ts';
import { RowTable } from './row-table.ts';
import { type Shared, slicePlanes } from './shared.ts';

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
 * @param out where its parts go, c × N each
 */
export function publicHash(s: Shared, coins: Uint8Array, c: number, out?: readonly Uint32Array[]): Shared {
  if (s.planes % GROUP || c > GROUP) throw new RangeError(`a hash of ${s.planes} planes to ${c} bits`);
  // The kernel takes two parts side by side; an odd last one goes beside itself.
  const parts: Uint32Array[] = [];
  for (let k = 0; k < s.parts.length; k += 2) {
    const two = (of: readonly Uint32Array[]) => [of[k], of[k + 1] ?? of[k]];
    parts.push(...hashTwo({ ...s, parts: two(s.parts) }, coins, c, out && two(out)));
  }
  return { planes: c, length: s.length, parts: parts.slice(0, s.parts.length) };
}

/** The same of a sharing of two parts. */
function hashTwo(
  s: Shared,
  coins: Uint8Array,
  c: number,
  out?: readonly Uint32Array[],
): readonly Uint32Array[] {
  const rowBytes = s.planes / BYTE;
  const matrix = expand(coins, 'hash matrix', c * rowBytes);
  return withKernels((kernels) => {
    const tables = kernels.alloc(GROUP * 256);
    /** 64 planes, each row hashed to c of them. */
    const hashed = (from: number): RowTable => {
      const group = slicePlanes(s, from, from + GROUP);
      const table = new RowTable(kernels, group.parts, GROUP, s.length);
      const bit = (row: number, column: number): number => {
        const at = from + column;
        return (matrix[row * rowBytes + (at >>> 3)] >>> (at & 7)) & 1;
      };
      kernels.words().set(lookUpTables(c, bit), tables >>> 2);
      kernels.hash(table.rows, s.length, tables);
      return table;
    };
    const sum = hashed(0);
    for (let from = GROUP; from < s.planes; from += GROUP)
      kernels.xorInto(sum.rows, hashed(from).rows, sum.rowBytes * s.length);
    return sum.pick(null, c, out);
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
