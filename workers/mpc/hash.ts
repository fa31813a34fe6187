import { expand } from './prg.ts';
import { mapParts, type Shared, strideOf } from './shared.ts';

/**
 * Hash of every row by a random public c × planes matrix over GF(2): local, since it is linear.
 *
 * ⚠ The coins are tossed after the inputs are closed, else a user crafts collisions. Two different rows collide
 * with probability 2^−c.
 *
 * @param s planes × N
 * @param coins 32 public bytes
 * @param c bits of the hash
 */
export function publicHash(s: Shared, coins: Uint8Array, c: number): Shared {
  const rowBytes = (s.planes + 7) >>> 3;
  const matrix = expand(coins, 'hash matrix', c * rowBytes);
  const stride = strideOf(s.length);
  return mapParts(s, c, s.length, (words) => {
    const out = new Uint32Array(c * stride);
    for (let row = 0; row < c; row++)
      for (let p = 0; p < s.planes; p++) {
        if (((matrix[row * rowBytes + (p >>> 3)] >>> (p & 7)) & 1) === 0) continue;
        for (let w = 0; w < stride; w++) out[row * stride + w] ^= words[p * stride + w];
      }
    return out;
  });
}
