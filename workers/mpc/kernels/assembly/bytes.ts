import { high, low } from './lanes';

/**
 * Transposes the bytes of eight 16×16 matrices, which is the longer half of a transposition of bits.
 *
 * Vector q of matrix r is at 128q + 16r. Byte p of vector q goes to byte q of vector p.
 *
 * Interleaving vectors i and i + 8 into 2i and 2i + 1 rotates the eight bits of (vector, byte) by one; four times
 * exchanges the two halves. After the first step even and odd vectors no longer meet, so that each half of the
 * result needs eight registers and not sixteen.
 */
export function transposeBytes(from: usize, out: usize): void {
  for (let r: usize = 0; r < 128; r += 16) {
    const at = from + r;
    interleave(
      out + r,
      low(v128.load(at), v128.load(at, 1024)),
      low(v128.load(at, 128), v128.load(at, 1152)),
      low(v128.load(at, 256), v128.load(at, 1280)),
      low(v128.load(at, 384), v128.load(at, 1408)),
      low(v128.load(at, 512), v128.load(at, 1536)),
      low(v128.load(at, 640), v128.load(at, 1664)),
      low(v128.load(at, 768), v128.load(at, 1792)),
      low(v128.load(at, 896), v128.load(at, 1920)),
    );
    interleave(
      out + r + 1024,
      high(v128.load(at), v128.load(at, 1024)),
      high(v128.load(at, 128), v128.load(at, 1152)),
      high(v128.load(at, 256), v128.load(at, 1280)),
      high(v128.load(at, 384), v128.load(at, 1408)),
      high(v128.load(at, 512), v128.load(at, 1536)),
      high(v128.load(at, 640), v128.load(at, 1664)),
      high(v128.load(at, 768), v128.load(at, 1792)),
      high(v128.load(at, 896), v128.load(at, 1920)),
    );
  }
}

/** The last three steps for eight vectors, which they write 128 bytes apart. */
function interleave(
  out: usize,
  a0: v128,
  a1: v128,
  a2: v128,
  a3: v128,
  a4: v128,
  a5: v128,
  a6: v128,
  a7: v128,
): void {
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
  v128.store(out, d0);
  v128.store(out, d1, 128);
  v128.store(out, d2, 256);
  v128.store(out, d3, 384);
  v128.store(out, d4, 512);
  v128.store(out, d5, 640);
  v128.store(out, d6, 768);
  v128.store(out, d7, 896);
}
