import { high, low } from './lanes';

/**
 * Transposes the bytes of eight 16×16 matrices, which is the longer half of a transposition of bits.
 *
 * Vector q of matrix r is at 128q + 16r. Byte p of vector q goes to byte q of vector p.
 *
 * Interleaving vectors i and i + 8 into 2i and 2i + 1 rotates the eight bits of (vector, byte) by one; four times
 * exchanges the two halves. What comes from the low half of all vectors never meets the rest, so each half goes
 * through eight registers; the first step then has only low bytes.
 */
export function transposeBytes(from: usize, out: usize): void {
  for (let r: usize = 0; r < 128; r += 16) {
    for (let half: usize = 0; half < 2; half++) {
      const at = from + r + 8 * half;
      const to = out + r + 1024 * half;
      const a0 = low(v128.load64_zero(at), v128.load64_zero(at, 1024));
      const a1 = low(v128.load64_zero(at, 128), v128.load64_zero(at, 1152));
      const a2 = low(v128.load64_zero(at, 256), v128.load64_zero(at, 1280));
      const a3 = low(v128.load64_zero(at, 384), v128.load64_zero(at, 1408));
      const a4 = low(v128.load64_zero(at, 512), v128.load64_zero(at, 1536));
      const a5 = low(v128.load64_zero(at, 640), v128.load64_zero(at, 1664));
      const a6 = low(v128.load64_zero(at, 768), v128.load64_zero(at, 1792));
      const a7 = low(v128.load64_zero(at, 896), v128.load64_zero(at, 1920));
      const b0 = low(a0, a4);
      const b1 = high(a0, a4);
      const b2 = low(a1, a5);
      const b3 = high(a1, a5);
      const b4 = low(a2, a6);
      const b5 = high(a2, a6);
      const b6 = low(a3, a7);
      const b7 = high(a3, a7);
      const c0 = low(b0, b4);
      const c1 = high(b0, b4);
      const c2 = low(b1, b5);
      const c3 = high(b1, b5);
      const c4 = low(b2, b6);
      const c5 = high(b2, b6);
      const c6 = low(b3, b7);
      const c7 = high(b3, b7);
      const d0 = low(c0, c4);
      const d1 = high(c0, c4);
      const d2 = low(c1, c5);
      const d3 = high(c1, c5);
      const d4 = low(c2, c6);
      const d5 = high(c2, c6);
      const d6 = low(c3, c7);
      const d7 = high(c3, c7);
      v128.store(to, d0);
      v128.store(to, d1, 128);
      v128.store(to, d2, 256);
      v128.store(to, d3, 384);
      v128.store(to, d4, 512);
      v128.store(to, d5, 640);
      v128.store(to, d6, 768);
      v128.store(to, d7, 896);
    }
  }
}
