/**
 * Sorted rows in lane order, in which the row behind a row lies in the same bit of the next word: a tree over
 * neighbours then pairs whole words. Of N rows W = ceil(N/32) words are made, and sorted position s is bit
 * floor(s / W) of word s mod W; the 32·W − N positions behind the last row are zero.
 * @module
 */
import { listed, type RowNumbers } from './row-numbers.ts';
import { lastWordMask, mapParts, type Shared, strideOf } from './shared.ts';

/** Rows of a lane-ordered sharing of `length` rows. */
export const lanedLength = (length: number): number => 32 * strideOf(length);

/** For `selectRows`: takes rows into lane order. @param order row at each sorted position */
export function toLanes(order: Uint32Array): RowNumbers {
  const words = strideOf(order.length);
  return {
    length: 32 * words,
    write(from, to) {
      for (let i = 0; i < to.length; i++) {
        const at = ((from + i) & 31) * words + ((from + i) >>> 5);
        to[i] = at < order.length ? order[at] : at; // past the rows: zeros
      }
    },
  };
}

/** For `selectRows`: takes lane-ordered rows back to where `order` found them. */
export function fromLanes(order: Uint32Array): RowNumbers {
  const words = strideOf(order.length);
  const out = new Uint32Array(order.length);
  let at = 0;
  for (let lane = 0; at < order.length; lane++)
    for (let word = 0; word < words && at < order.length; word++, at++) out[order[at]] = 32 * word + lane;
  return listed(out);
}

/** Each row is the one before it; the first is zero. */
export function rowBefore(s: Shared): Shared {
  const words = strideOf(s.length);
  return mapParts(s, s.planes, s.length, (part) => {
    const out = new Uint32Array(part.length);
    for (let from = 0; from < part.length; from += words) {
      out.set(part.subarray(from, from + words - 1), from + 1);
      out[from] = part[from + words - 1] << 1;
    }
    return out;
  });
}

/** s ⊕= rowBefore(s), in place: what each row differs in from the one before it. */
export function xorBefore(s: Shared): void {
  const words = strideOf(s.length);
  for (const part of s.parts)
    for (let from = 0; from < part.length; from += words) {
      let before = part[from + words - 1] << 1;
      for (let at = from; at < from + words; at++) {
        const row = part[at];
        part[at] = row ^ before;
        before = row;
      }
    }
}

/** Each row is the one behind it; the last is zero. */
export function rowAfter(s: Shared): Shared {
  const words = strideOf(s.length);
  return mapParts(s, s.planes, s.length, (part) => {
    const out = new Uint32Array(part.length);
    for (let from = 0; from < part.length; from += words) {
      out.set(part.subarray(from + 1, from + words), from);
      out[from + words - 1] = part[from] >>> 1;
    }
    return out;
  });
}

/** Zero behind the first `rows` rows. */
export function clearPast(s: Shared, rows: number): Shared {
  const words = strideOf(rows);
  // lane l of word w is row l·words + w
  const lanes = (word: number): number => Math.min(32, Math.ceil((rows - word) / words));
  return mapParts(s, s.planes, s.length, (part) => {
    const out = new Uint32Array(part.length);
    for (let from = 0; from < part.length; from += words)
      for (let word = 0; word < words; word++)
        out[from + word] = part[from + word] & lastWordMask(lanes(word));
    return out;
  });
}

/** Every second row of a sharing. */
export interface Halves {
  even: Shared;
  odd: Shared;
}

/** Neighbours apart: rows 0, 2, 4, … and rows 1, 3, 5, …; where W is odd, each lane of them ends with a zero. */
export function halve(s: Shared): Halves {
  return { even: everySecond(s, 0), odd: everySecond(s, 1) };
}

/** The inverse of `halve`. @param length rows of the result */
export function join(even: Shared, odd: Shared, length: number): Shared {
  const words = strideOf(length);
  const half = strideOf(even.length);
  return mapParts(even, even.planes, length, (part, k) => {
    const other = odd.parts[k];
    const out = new Uint32Array(even.planes * words);
    if (length <= 32) for (let p = 0; p < out.length; p++) out[p] = spread(part[p]) | (spread(other[p]) << 1);
    else
      for (let p = 0, at = 0; p < even.planes; p++)
        for (let w = 0; w < words; w++, at++) out[at] = (w & 1 ? other : part)[p * half + (w >>> 1)];
    return out;
  });
}

/** Rows 0, 4, 8, …, then rows 1, 5, …, 2, 6, … and 3, 7, …; zeros end the lanes of some where W is not divisible by 4. */
export function quarter(s: Shared): Shared[] {
  const { even, odd } = halve(s);
  const [evens, odds] = [halve(even), halve(odd)];
  return [evens.even, odds.even, evens.odd, odds.odd];
}

/** The inverse of `quarter`. @param length rows of the result */
export function joinQuarters([q0, q1, q2, q3]: readonly Shared[], length: number): Shared {
  const half = halfOf(length);
  return join(join(q0, q2, half), join(q1, q3, half), length);
}

/** Rows of each half of a laned sharing. */
const halfOf = (length: number): number => (length <= 32 ? length / 2 : 32 * Math.ceil(strideOf(length) / 2));

/** By words; of a single word, whose 32 bits are neighbours, by bits. */
function everySecond(s: Shared, first: 0 | 1): Shared {
  const words = strideOf(s.length);
  const length = halfOf(s.length);
  const half = strideOf(length);
  return mapParts(s, s.planes, length, (part) => {
    const out = new Uint32Array(s.planes * half);
    if (s.length <= 32) for (let p = 0; p < out.length; p++) out[p] = squeeze(part[p] >>> first);
    else
      for (let p = 0; p < s.planes; p++)
        for (let w = first, at = p * half; w < words; w += 2, at++) out[at] = part[p * words + w];
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
