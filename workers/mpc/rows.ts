/** Local, public rearrangements of the rows of a sharing. All are linear, hence the same on every part. */
import { withKernels } from './kernels/lend.ts';
import { linear, type RowNumbers } from './row-numbers.ts';
import { type Places, RowTable } from './row-table.ts';
import { clearPadding, mapParts, type Shared, strideOf } from './shared.ts';

/**
 * Several selections of the rows of one sharing: row i of the k-th is the i-th of lists[k], which is not checked. A row
 * with the number s.length is zero.
 */
export const pickRows = (s: Shared, lists: readonly RowNumbers[]): Shared[] =>
  withKernels((kernels) => {
    const table = new RowTable(kernels, s.parts, s.planes, s.length);
    return lists.map((rows) => ({ planes: s.planes, length: rows.length, parts: table.pick(rows) }));
  });

/** Row i of the result is the i-th of `rows`, which may repeat or leave out some and are not checked. */
export const selectRows = (s: Shared, rows: RowNumbers): Shared => pickRows(s, [rows])[0];

/** The same in the memory of `s`, which is used up, if planes of so many rows take as much. */
export const arrangeRows = (s: Shared, rows: RowNumbers): Shared =>
  withKernels((kernels) => {
    const table = new RowTable(kernels, s.parts, s.planes, s.length);
    const fits = strideOf(rows.length) === strideOf(s.length);
    const parts = table.pick(rows, s.planes, fits ? s.parts : undefined);
    return { planes: s.planes, length: rows.length, parts };
  });

/** The inverse of `selectRows`: row i of `s` is row at[i] of the result; rows that nothing goes to are anything. */
export const placeRows = (s: Shared, places: Places): Shared =>
  withKernels((kernels) => {
    const parts = new RowTable(kernels, s.parts, s.planes, s.length, { places }).pick(null);
    return { planes: s.planes, length: places.rows, parts };
  });

/** Owner-major rows (account · positions + position) by position: one sharing for each, a row an account. */
export const byPosition = (s: Shared, positions: number): Shared[] =>
  pickRows(
    s,
    Array.from({ length: positions }, (_, k) => linear(s.length / positions, positions, [k])),
  );

/** The rows [from, to). */
export function sliceRows(s: Shared, from: number, to: number): Shared {
  const stride = strideOf(s.length);
  const outStride = strideOf(to - from);
  const shift = from & 31;
  return mapParts(s, s.planes, to - from, (words) => {
    const out = new Uint32Array(s.planes * outStride);
    for (let p = 0; p < s.planes; p++)
      for (let w = 0; w < outStride; w++) {
        const at = (from >>> 5) + w;
        const high = shift && at + 1 < stride ? words[p * stride + at + 1] << (32 - shift) : 0;
        out[p * outStride + w] = (words[p * stride + at] >>> shift) | high;
      }
    clearPadding(out, s.planes, to - from);
    return out;
  });
}

/** All rows of all sharings (of equal planes), one after the other. */
export function concatRows(...list: readonly Shared[]): Shared {
  const [first] = list;
  const length = list.reduce((sum, s) => sum + s.length, 0);
  const outStride = strideOf(length);
  return mapParts(first, first.planes, length, (_, k) => {
    const out = new Uint32Array(first.planes * outStride);
    let start = 0;
    for (const s of list) {
      if (s.planes !== first.planes) throw new RangeError('concatRows: numbers of planes differ');
      const stride = strideOf(s.length);
      const shift = start & 31;
      for (let p = 0; p < s.planes; p++)
        for (let w = 0; w < stride; w++) {
          const word = s.parts[k][p * stride + w];
          const at = p * outStride + (start >>> 5) + w;
          out[at] |= word << shift;
          const high = shift ? word >>> (32 - shift) : 0;
          if (high) out[at + 1] |= high;
        }
      start += s.length;
    }
    return out;
  });
}
