/**
 * Transposes the 8×8 bits that eight vectors have at each of their 16 bytes: bit p of vector r ↔ bit r of vector p.
 * Vectors are `step` bytes apart at `from` and `outStep` at `out`, which may be the same place.
 *
 * Step s exchanges bits of vectors r and r + s, r without bit s (Hacker's Delight §7-3): those with bit s in their
 * index in the first, those without in the second. Shifts carry bits between bytes, but the masks drop those.
 */
export function transposeBits(from: usize, step: usize, out: usize, outStep: usize): void {
  let x0 = v128.load(from);
  let x1 = v128.load(from + step);
  let x2 = v128.load(from + 2 * step);
  let x3 = v128.load(from + 3 * step);
  let x4 = v128.load(from + 4 * step);
  let x5 = v128.load(from + 5 * step);
  let x6 = v128.load(from + 6 * step);
  let x7 = v128.load(from + 7 * step);
  let t: v128;
  let mask: v128;
  mask = i8x16.splat(0x0f);
  t = v128.and(v128.xor(i64x2.shr_u(x0, 4), x4), mask);
  x4 = v128.xor(x4, t);
  x0 = v128.xor(x0, i64x2.shl(t, 4));
  t = v128.and(v128.xor(i64x2.shr_u(x1, 4), x5), mask);
  x5 = v128.xor(x5, t);
  x1 = v128.xor(x1, i64x2.shl(t, 4));
  t = v128.and(v128.xor(i64x2.shr_u(x2, 4), x6), mask);
  x6 = v128.xor(x6, t);
  x2 = v128.xor(x2, i64x2.shl(t, 4));
  t = v128.and(v128.xor(i64x2.shr_u(x3, 4), x7), mask);
  x7 = v128.xor(x7, t);
  x3 = v128.xor(x3, i64x2.shl(t, 4));
  mask = i8x16.splat(0x33);
  t = v128.and(v128.xor(i64x2.shr_u(x0, 2), x2), mask);
  x2 = v128.xor(x2, t);
  x0 = v128.xor(x0, i64x2.shl(t, 2));
  t = v128.and(v128.xor(i64x2.shr_u(x1, 2), x3), mask);
  x3 = v128.xor(x3, t);
  x1 = v128.xor(x1, i64x2.shl(t, 2));
  t = v128.and(v128.xor(i64x2.shr_u(x4, 2), x6), mask);
  x6 = v128.xor(x6, t);
  x4 = v128.xor(x4, i64x2.shl(t, 2));
  t = v128.and(v128.xor(i64x2.shr_u(x5, 2), x7), mask);
  x7 = v128.xor(x7, t);
  x5 = v128.xor(x5, i64x2.shl(t, 2));
  mask = i8x16.splat(0x55);
  t = v128.and(v128.xor(i64x2.shr_u(x0, 1), x1), mask);
  x1 = v128.xor(x1, t);
  x0 = v128.xor(x0, i64x2.shl(t, 1));
  t = v128.and(v128.xor(i64x2.shr_u(x2, 1), x3), mask);
  x3 = v128.xor(x3, t);
  x2 = v128.xor(x2, i64x2.shl(t, 1));
  t = v128.and(v128.xor(i64x2.shr_u(x4, 1), x5), mask);
  x5 = v128.xor(x5, t);
  x4 = v128.xor(x4, i64x2.shl(t, 1));
  t = v128.and(v128.xor(i64x2.shr_u(x6, 1), x7), mask);
  x7 = v128.xor(x7, t);
  x6 = v128.xor(x6, i64x2.shl(t, 1));
  v128.store(out, x0);
  v128.store(out + outStep, x1);
  v128.store(out + 2 * outStep, x2);
  v128.store(out + 3 * outStep, x3);
  v128.store(out + 4 * outStep, x4);
  v128.store(out + 5 * outStep, x5);
  v128.store(out + 6 * outStep, x6);
  v128.store(out + 7 * outStep, x7);
}
