/**
 * z ⊕= Σ_j x_j Σ_l m_jl y_l for j, l < 3: a bilinear form of two vectors of three planes, bit by bit.
 *
 * @param x plane j at x + j·partStride; y alike. Planes whose bits of the matrix are zero are read, but may hold anything
 * @param bytes rounded up to whole cells
 * @param matrix bit 3j + l = m_jl
 */
export function bilinear(z: usize, x: usize, y: usize, partStride: u32, bytes: u32, matrix: u32): void {
  const m00 = all(matrix, 0);
  const m01 = all(matrix, 1);
  const m02 = all(matrix, 2);
  const m10 = all(matrix, 3);
  const m11 = all(matrix, 4);
  const m12 = all(matrix, 5);
  const m20 = all(matrix, 6);
  const m21 = all(matrix, 7);
  const m22 = all(matrix, 8);
  for (const end = z + bytes; z < end; z += 16, x += 16, y += 16) {
    const y0 = v128.load(y);
    const y1 = v128.load(y + partStride);
    const y2 = v128.load(y + 2 * partStride);
    const p0 = v128.and(v128.load(x), form(y0, y1, y2, m00, m01, m02));
    const p1 = v128.and(v128.load(x + partStride), form(y0, y1, y2, m10, m11, m12));
    const p2 = v128.and(v128.load(x + 2 * partStride), form(y0, y1, y2, m20, m21, m22));
    v128.store(z, v128.xor(v128.xor(v128.load(z), p0), v128.xor(p1, p2)));
  }
}

/** Bit `bit` of the matrix, 128 times. */
function all(matrix: u32, bit: u32): v128 {
  return i32x4.splat(-((matrix >>> bit) & 1));
}

/** m0·y0 ⊕ m1·y1 ⊕ m2·y2. */
function form(y0: v128, y1: v128, y2: v128, m0: v128, m1: v128, m2: v128): v128 {
  return v128.xor(v128.xor(v128.and(y0, m0), v128.and(y1, m1)), v128.and(y2, m2));
}
