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

/** Tiles done together: 16 words of a plane are one cache line, so each line of a plane is touched once. */
const TILES = 16;

/** Rows of plane-major words; `out` has 32·stride rows, those past `length` zero. */
export function toRowMajor(words: Uint32Array, planes: number, length: number): Uint32Array {
  const stride = strideOf(length);
  const width = rowWords(planes);
  const out = new Uint32Array(stride * 32 * width);
  const tiles = new Int32Array(32 * TILES);
  for (let group = 0; group < width; group++) {
    const count = Math.min(32, planes - 32 * group);
    for (let w = 0; w < stride; w += TILES) {
      const used = Math.min(TILES, stride - w);
      if (count < 32) tiles.fill(0);
      for (let j = 0; j < count; j++)
        for (let t = 0, at = (32 * group + j) * stride + w; t < used; t++) tiles[32 * t + j] = words[at + t];
      for (let t = 0; t < used; t++) transpose(tiles, 32 * t);
      for (let j = 0, at = 32 * w * width + group; j < 32 * used; j++, at += width) out[at] = tiles[j];
    }
  }
  return out;
}

/** Planes of `length` rows, plane-major: the inverse of `toRowMajor`. */
export function toPlaneMajor(rows: Uint32Array, planes: number, length: number): Uint32Array {
  const stride = strideOf(length);
  const width = rowWords(planes);
  const out = new Uint32Array(planes * stride);
  const tiles = new Int32Array(32 * TILES);
  for (let group = 0; group < width; group++) {
    const count = Math.min(32, planes - 32 * group);
    for (let w = 0; w < stride; w += TILES) {
      const used = Math.min(TILES, stride - w);
      const inTiles = Math.min(32 * used, length - 32 * w);
      for (let i = 0, at = 32 * w * width + group; i < inTiles; i++, at += width) tiles[i] = rows[at];
      if (inTiles < 32 * used) tiles.fill(0, inTiles);
      for (let t = 0; t < used; t++) transpose(tiles, 32 * t);
      for (let j = 0; j < count; j++)
        for (let t = 0, at = (32 * group + j) * stride + w; t < used; t++) out[at + t] = tiles[32 * t + j];
    }
  }
  return out;
}

/** Bit j of word i ↔ bit i of word j, in place, in the 32 words from `start` on. */
function transpose(a: Int32Array, start: number): void {
  for (let k = start; k < start + 8; k++) swapTwice(a, k, 8, 0x0000ffff, 0x00ff00ff);
  for (let k = start; k < start + 32; k += 8) {
    swapTwice(a, k, 2, 0x0f0f0f0f, 0x33333333);
    swapTwice(a, k + 1, 2, 0x0f0f0f0f, 0x33333333);
  }
  for (let k = start; k < start + 32; k += 2) {
    const t = ((a[k] >>> 1) ^ a[k + 1]) & 0x55555555;
    a[k + 1] ^= t;
    a[k] ^= t << 1;
  }
}

/**
 * Two steps of the transposition on the words k, k+s, k+2s, k+3s: the high 2s bits of the first pair with the low
 * 2s bits of the second, then the high s bits of each first word with the low s bits of its second.
 */
function swapTwice(a: Int32Array, k: number, s: number, wide: number, narrow: number): void {
  let w0 = a[k];
  let w1 = a[k + s];
  let w2 = a[k + 2 * s];
  let w3 = a[k + 3 * s];
  let t = ((w0 >>> (2 * s)) ^ w2) & wide;
  w2 ^= t;
  w0 ^= t << (2 * s);
  t = ((w1 >>> (2 * s)) ^ w3) & wide;
  w3 ^= t;
  w1 ^= t << (2 * s);
  t = ((w0 >>> s) ^ w1) & narrow;
  a[k] = w0 ^ (t << s);
  a[k + s] = w1 ^ t;
  t = ((w2 >>> s) ^ w3) & narrow;
  a[k + 2 * s] = w2 ^ (t << s);
  a[k + 3 * s] = w3 ^ t;
}
