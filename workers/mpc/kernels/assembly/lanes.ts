/** a0 b0 a1 b1 … a7 b7: the low bytes of two cells, interleaved. */
export function low(a: v128, b: v128): v128 {
  return v128.shuffle<u8>(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
}

/** a8 b8 a9 b9 … a15 b15. */
export function high(a: v128, b: v128): v128 {
  return v128.shuffle<u8>(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
}

/** Which byte of each 32-bit lane comes to which: a constant swizzle is one instruction, two shifts and an OR are three. */
const BY8 = i8x16(3, 0, 1, 2, 7, 4, 5, 6, 11, 8, 9, 10, 15, 12, 13, 14);
const BY16 = i8x16(2, 3, 0, 1, 6, 7, 4, 5, 10, 11, 8, 9, 14, 15, 12, 13);

/** The four 32-bit lanes, each rotated left by 8 bits. */
export function rotate8(a: v128): v128 {
  return i8x16.swizzle(a, BY8);
}

/** Likewise by 16 bits. */
export function rotate16(a: v128): v128 {
  return i8x16.swizzle(a, BY16);
}

/** Likewise by any number of bits. */
export function rotate(a: v128, bits: i32): v128 {
  return v128.or(i32x4.shl(a, bits), i32x4.shr_u(a, 32 - bits));
}
