/**
 * Transposes 8×8 bits at each of the 16 bytes of eight vectors, `times` times over: bit p of vector r ↔ bit r of
 * vector p. The vectors are `step` bytes apart at `from` and go to `out`, `outStep` apart; the next eight are
 * `next` and `outNext` further on.
 *
 * Step s exchanges bits of vectors r and r + s, r without bit s (Hacker's Delight §7-3): those with bit s in their
 * index in the first, those without in the second. Shifts carry bits between bytes, but the masks drop those.
 */
export function transposeBits(
  from: usize,
  step: usize,
  next: usize,
  out: usize,
  outStep: usize,
  outNext: usize,
  times: u32,
): void {
  const low4 = i8x16.splat(0x0f);
  const low2 = i8x16.splat(0x33);
  const low1 = i8x16.splat(0x55);
  for (; times > 0; times--) {
    let x0 = v128.load(from);
    let x1 = v128.load(from + step);
    let x2 = v128.load(from + 2 * step);
    let x3 = v128.load(from + 3 * step);
    let x4 = v128.load(from + 4 * step);
    let x5 = v128.load(from + 5 * step);
    let x6 = v128.load(from + 6 * step);
    let x7 = v128.load(from + 7 * step);
    let t: v128;
    t = v128.and(v128.xor(i64x2.shr_u(x0, 4), x4), low4);
    x4 = v128.xor(x4, t);
    x0 = v128.xor(x0, i64x2.shl(t, 4));
    t = v128.and(v128.xor(i64x2.shr_u(x1, 4), x5), low4);
    x5 = v128.xor(x5, t);
    x1 = v128.xor(x1, i64x2.shl(t, 4));
    t = v128.and(v128.xor(i64x2.shr_u(x2, 4), x6), low4);
    x6 = v128.xor(x6, t);
    x2 = v128.xor(x2, i64x2.shl(t, 4));
    t = v128.and(v128.xor(i64x2.shr_u(x3, 4), x7), low4);
    x7 = v128.xor(x7, t);
    x3 = v128.xor(x3, i64x2.shl(t, 4));
    t = v128.and(v128.xor(i64x2.shr_u(x0, 2), x2), low2);
    x2 = v128.xor(x2, t);
    x0 = v128.xor(x0, i64x2.shl(t, 2));
    t = v128.and(v128.xor(i64x2.shr_u(x1, 2), x3), low2);
    x3 = v128.xor(x3, t);
    x1 = v128.xor(x1, i64x2.shl(t, 2));
    t = v128.and(v128.xor(i64x2.shr_u(x4, 2), x6), low2);
    x6 = v128.xor(x6, t);
    x4 = v128.xor(x4, i64x2.shl(t, 2));
    t = v128.and(v128.xor(i64x2.shr_u(x5, 2), x7), low2);
    x7 = v128.xor(x7, t);
    x5 = v128.xor(x5, i64x2.shl(t, 2));
    t = v128.and(v128.xor(i64x2.shr_u(x0, 1), x1), low1);
    x1 = v128.xor(x1, t);
    x0 = v128.xor(x0, i64x2.shl(t, 1));
    t = v128.and(v128.xor(i64x2.shr_u(x2, 1), x3), low1);
    x3 = v128.xor(x3, t);
    x2 = v128.xor(x2, i64x2.shl(t, 1));
    t = v128.and(v128.xor(i64x2.shr_u(x4, 1), x5), low1);
    x5 = v128.xor(x5, t);
    x4 = v128.xor(x4, i64x2.shl(t, 1));
    t = v128.and(v128.xor(i64x2.shr_u(x6, 1), x7), low1);
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
    from += next;
    out += outNext;
  }
}
