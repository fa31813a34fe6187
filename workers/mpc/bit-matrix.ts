/**
 * Plane-major bits ↔ row-major words, in 32×32 tiles (Hacker's Delight §7-3).
 *
 * Row-major: a row of `planes` bits is ceil(planes/32) words, plane p = bit (p & 31) of word (p >> 5).
 * A random row is then one short read instead of one read per plane.
 * @module
 */
import { strideOf } from './shared.ts';

/** Words of one row of `planes` bits. */
export const rowWords = (planes: number): number => (planes + 31) >>> 5;

/** Rows of plane-major words; `out` has 32·stride rows, those past `length` zero. */
export function toRowMajor(words: Uint32Array, planes: number, length: number): Uint32Array {
  const stride = strideOf(length);
  const width = rowWords(planes);
  const out = new Uint32Array(stride * 32 * width);
  const tile = new Int32Array(32);
  for (let group = 0; group < width; group++) {
    const count = Math.min(32, planes - 32 * group);
    for (let w = 0; w < stride; w++) {
      for (let j = 0, at = 32 * group * stride + w; j < count; j++, at += stride) tile[j] = words[at];
      if (count < 32) tile.fill(0, count);
      transpose(tile);
      for (let j = 0, at = 32 * w * width + group; j < 32; j++, at += width) out[at] = tile[j];
    }
  }
  return out;
}

/** Inverse of `toRowMajor`; rows past `length` in `rows` may be missing. */
export function toPlaneMajor(rows: Uint32Array, planes: number, length: number): Uint32Array {
  const stride = strideOf(length);
  const width = rowWords(planes);
  const out = new Uint32Array(planes * stride);
  const tile = new Int32Array(32);
  for (let group = 0; group < width; group++) {
    const count = Math.min(32, planes - 32 * group);
    for (let w = 0; w < stride; w++) {
      const inTile = Math.min(32, length - 32 * w);
      for (let j = 0, at = 32 * w * width + group; j < inTile; j++, at += width) tile[j] = rows[at];
      if (inTile < 32) tile.fill(0, inTile);
      transpose(tile);
      for (let j = 0, at = 32 * group * stride + w; j < count; j++, at += stride) out[at] = tile[j];
    }
  }
  return out;
}

/** Bit j of word i ↔ bit i of word j, in place. */
function transpose(a: Int32Array): void {
  swap(a, 16, 0x0000ffff);
  swap(a, 8, 0x00ff00ff);
  swap(a, 4, 0x0f0f0f0f);
  swap(a, 2, 0x33333333);
  swap(a, 1, 0x55555555);
}

/** Exchanges the high j bits of word k with the low j bits of word k + j, for each pair of rows j apart. */
function swap(a: Int32Array, j: number, mask: number): void {
  for (let base = 0; base < 32; base += 2 * j)
    for (let k = base; k < base + j; k++) {
      const t = ((a[k] >>> j) ^ a[k + j]) & mask;
      a[k + j] ^= t;
      a[k] ^= t << j;
    }
}
