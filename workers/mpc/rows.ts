/** Local, public rearrangements of the rows of a sharing. All are linear, hence the same on every part. */
import { withKernels } from './kernels/lend.ts';
import { RowTable } from './row-table.ts';
import { clearPadding, mapParts, type Shared, strideOf } from './shared.ts';

/** Several selections of the rows of one sharing: row i of the k-th is row lists[k][i]; indices are not checked. */
export const pickRows = (s: Shared, lists: readonly Uint32Array[]): Shared[] =>
  withKernels((kernels) => {
    const table = new RowTable(kernels, s.parts, s.planes, s.length);
    return lists.map((indices) => ({
      planes: s.planes,
      length: indices.length,
      parts: table.pick(indices),
    }));
  });

/** Row i of the result is row indices[i]; rows may repeat or be left out. Indices are not checked. */
export const selectRows = (s: Shared, indices: Uint32Array): Shared => pickRows(s, [indices])[0];

/** `selectRows` on one part's words. */
export const selectWords = (
  words: Uint32Array,
  planes: number,
  length: number,
  indices: Uint32Array,
): Uint32Array => withKernels((kernels) => new RowTable(kernels, [words], planes, length).pick(indices)[0]);

/** inverse[order[i]] = i. `order` must be a permutation (not checked). */
export function invertOrder(order: Uint32Array): Uint32Array {
  const inverse = new Uint32Array(order.length);
  for (let i = 0; i < order.length; i++) inverse[order[i]] = i;
  return inverse;
}

/** Rows in reverse. */
export const reverseRows = (s: Shared): Shared =>
  selectRows(
    s,
    Uint32Array.from({ length: s.length }, (_, i) => s.length - 1 - i),
  );

/** Row i of the result is row i − 1; row 0 is zero. */
export function fromRowBefore(s: Shared): Shared {
  const stride = strideOf(s.length);
  return mapParts(s, s.planes, s.length, (words) => {
    const out = new Uint32Array(words.length);
    for (let i = 0; i < out.length; i++) out[i] = (words[i] << 1) | (i % stride ? words[i - 1] >>> 31 : 0);
    clearPadding(out, s.planes, s.length);
    return out;
  });
}

/** Row i of the result is row i + 1; the last row is zero. */
export function fromRowAfter(s: Shared): Shared {
  const stride = strideOf(s.length);
  return mapParts(s, s.planes, s.length, (words) => {
    const out = new Uint32Array(words.length);
    for (let i = 0; i < out.length; i++)
      out[i] = (words[i] >>> 1) | ((i + 1) % stride ? (words[i + 1] << 31) >>> 0 : 0);
    return out;
  });
}

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

/** Rows 0, 2, 4, …: ceil(length/2) of them. */
export const evenRows = (s: Shared): Shared => everySecondRow(s, 0);

/** Rows 1, 3, 5, …, padded with a zero row to ceil(length/2). */
export const oddRows = (s: Shared): Shared => everySecondRow(s, 1);

function everySecondRow(s: Shared, first: 0 | 1): Shared {
  const half = (s.length + 1) >>> 1;
  const stride = strideOf(s.length);
  const outStride = strideOf(half);
  return mapParts(s, s.planes, half, (words) => {
    const out = new Uint32Array(s.planes * outStride);
    for (let p = 0; p < s.planes; p++)
      for (let w = 0; w < stride; w++)
        out[p * outStride + (w >>> 1)] |= squeeze(words[p * stride + w] >>> first) << (w & 1 ? 16 : 0);
    return out;
  });
}

/** Rows even[0], odd[0], even[1], …, cut to `length` rows: the inverse of evenRows and oddRows. */
export function interleaveRows(even: Shared, odd: Shared, length: number): Shared {
  const stride = strideOf(even.length);
  const outStride = strideOf(length);
  return mapParts(even, even.planes, length, (words, k) => {
    const other = odd.parts[k];
    const out = new Uint32Array(even.planes * outStride);
    for (let p = 0; p < even.planes; p++)
      for (let w = 0; w < outStride; w++) {
        const at = p * stride + (w >>> 1);
        const shift = w & 1 ? 16 : 0;
        out[p * outStride + w] = spread(words[at] >>> shift) | (spread(other[at] >>> shift) << 1);
      }
    clearPadding(out, even.planes, length);
    return out;
  });
}

/** The 16 even bits of a word, moved together. */
function squeeze(word: number): number {
  let x = word & 0x55555555;
  x = (x | (x >>> 1)) & 0x33333333;
  x = (x | (x >>> 2)) & 0x0f0f0f0f;
  x = (x | (x >>> 4)) & 0x00ff00ff;
  return (x | (x >>> 8)) & 0xffff;
}

/** The low 16 bits of a word, moved to its even bits. */
function spread(word: number): number {
  let x = word & 0xffff;
  x = (x | (x << 8)) & 0x00ff00ff;
  x = (x | (x << 4)) & 0x0f0f0f0f;
  x = (x | (x << 2)) & 0x33333333;
  return (x | (x << 1)) & 0x55555555;
}
