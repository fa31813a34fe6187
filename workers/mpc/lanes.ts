/**
 * Sorted rows in lane order, for trees over neighbours: of four rows that follow each other, each lies in another
 * quarter of a plane, at the same place, so that a quarter is a plane of every fourth row without being moved.
 *
 * Of N rows W words are made, and sorted position s is bit floor(s / W) of word place(s mod W). The lowest base-4 digit
 * of s mod W is the quarter, the next one the quarter of that, and so on until parts have less than 4·LEAF words, which
 * lie in order. W is ceil(N/32), rounded up to what can be divided so; the 32·W − N positions behind the last row are
 * zero.
 * @module
 */
import { lastWordMask, mapParts, type Shared, strideOf } from './shared.ts';

/** Rounding up to this many words times a power of 4 costs a row in 64 at most. */
const LEAF = 64;

/** Numbers that are read at once: a line of the cache. */
const LINE = 16;

/** Whether quarters of so many words of a plane are every fourth row. */
export const isQuartered = (words: number): boolean => words >= 4 * LEAF;

/** Rows of a lane-ordered sharing of `length` rows. A worker whose bucket is empty has a word for what passes it. */
export function lanedLength(length: number): number {
  let words = Math.max(1, strideOf(length));
  let parts = 32;
  for (; isQuartered(words); words = Math.ceil(words / 4)) parts *= 4;
  return words * parts;
}

/** place(0), place(1), … of planes of so many words. */
function placesOf(words: number): Uint32Array {
  if (!isQuartered(words)) return Uint32Array.from({ length: words }, (_, at) => at);
  const quarter = words / 4;
  const out = new Uint32Array(words);
  placesOf(quarter).forEach((place, at) => {
    for (let j = 0; j < 4; j++) out[4 * at + j] = j * quarter + place;
  });
  return out;
}

/** Where in a lane-ordered sharing of `length` rows the row of a sorted position is. */
export function placeOf(position: number, length: number): number {
  const total = strideOf(length);
  let at = position % total;
  let place = 0;
  for (let words = total; isQuartered(words); words /= 4, at >>>= 2) place += (at & 3) * (words / 4);
  return 32 * (place + at) + Math.floor(position / total);
}

/**
 * The row at each place of lane order; behind the last one the number of rows, which names a row of zeros.
 * @param order row at each sorted position
 */
export function laneOrder(order: Uint32Array): Uint32Array<ArrayBuffer> {
  const out = new Uint32Array(lanedLength(order.length)).fill(order.length);
  const words = out.length / 32;
  const places = placesOf(words);
  for (let first = 0; first < words; first += LINE)
    for (let lane = 0; lane < 32; lane++) {
      const end = Math.min(lane * words + Math.min(first + LINE, words), order.length);
      for (let at = lane * words + first; at < end; at++)
        out[32 * places[at - lane * words] + lane] = order[at];
    }
  return out;
}

/** Each row is the one before it; the first is zero. */
export const rowBefore = (s: Shared): Shared => eachPlane(s, addBefore);

/** Each row is the one behind it; the last is zero. */
export const rowAfter = (s: Shared): Shared => eachPlane(s, addAfter);

/** s ⊕= rowBefore(s), in place: what each row differs in from the one before it. */
export function xorBefore(s: Shared): void {
  const words = strideOf(s.length);
  const rows = new Uint32Array(words);
  for (const part of s.parts)
    for (let from = 0; from < part.length; from += words) {
      const out = part.subarray(from, from + words);
      rows.set(out);
      addBefore(out, rows);
    }
}

function eachPlane(s: Shared, add: (out: Uint32Array, rows: Uint32Array) => void): Shared {
  const words = strideOf(s.length);
  return mapParts(s, s.planes, s.length, (part) => {
    const out = new Uint32Array(part.length);
    for (let from = 0; from < part.length; from += words)
      add(out.subarray(from, from + words), part.subarray(from, from + words));
    return out;
  });
}

/** out ⊕= the row before each row of a plane: rows 1, 2 and 3 of every four are behind 0, 1 and 2, row 0 behind a row 3. */
function addBefore(out: Uint32Array, rows: Uint32Array): void {
  const words = rows.length;
  const step = isQuartered(words) ? words / 4 : 1;
  for (let at = step; at < words; at++) out[at] ^= rows[at - step];
  if (step > 1) addBefore(out.subarray(0, step), rows.subarray(words - step));
  else out[0] ^= rows[words - 1] << 1;
}

/** out ⊕= the row behind each row of a plane. */
function addAfter(out: Uint32Array, rows: Uint32Array): void {
  const words = rows.length;
  const step = isQuartered(words) ? words / 4 : 1;
  for (let at = step; at < words; at++) out[at - step] ^= rows[at];
  if (step > 1) addAfter(out.subarray(words - step), rows.subarray(0, step));
  else out[words - 1] ^= rows[0] >>> 1;
}

/** Zero behind the first `rows` rows. */
export function clearPast(s: Shared, rows: number): Shared {
  const kept = heldPlane(s.length, rows);
  return mapParts(s, s.planes, s.length, (part) => part.map((word, at) => word & kept[at % kept.length]));
}

/** A plane of `length` rows in lane order with ones at the first `rows` of them. */
export function heldPlane(length: number, rows: number): Uint32Array {
  const words = strideOf(length);
  const out = new Uint32Array(words);
  placesOf(words).forEach((place, word) => {
    // lane l of word w is row l·words + w
    const lanes = Math.max(0, Math.min(32, Math.ceil((rows - word) / words)));
    out[place] = lanes === 0 ? 0 : lastWordMask(lanes);
  });
  return out;
}
