/** The first two words of an OR gate as one: one product, no double, two singles. */
const OR: u64 = 0x2_0000_0001;

/**
 * Adds this party's share of every gate to z, which comes filled with a sharing of zero (Araki et al. 2016):
 * z ⊕= Σ A_x A_y ⊕ A_x B_y ⊕ B_x A_y ⊕ Σ A_s; of a double x is w ⊕ x.
 *
 * Tiles are the outer loop, so that the program and a tile's slots stay in the first-level cache, and go in pairs,
 * which halves the cost of reading the program. An odd last tile is its own partner: both compute the same. The
 * gate x ∨ y = x ⊕ y ⊕ xy, three quarters of a comparator's, is recognised: its singles are loaded already.
 *
 * @param program for each gate: number of products and of doubles, 16 bits each, a word with that of singles, then words:
 *   the slots w, x, y of each double, x, y of each product, s of each single
 * @param regs register file: part k of slot s in tile t at regs + s·slotStride + k·partStride + t·tileStride
 * @param z cell of gate g in tile t at z + g·zGateStride + t·zTileStride; must not overlap regs
 */
export function gates(
  program: usize,
  count: u32,
  tiles: u32,
  regs: usize,
  slotStride: u32,
  partStride: u32,
  tileStride: u32,
  z: usize,
  zGateStride: u32,
  zTileStride: u32,
): void {
  for (let t: u32 = 0; t < tiles; t += 2) {
    const next = t + 1 < tiles ? tileStride : 0;
    const zNext = t + 1 < tiles ? zTileStride : 0;
    let word = program;
    let cell = z;
    for (let g: u32 = 0; g < count; g++) {
      let sum = v128.load(cell);
      let sumNext = v128.load(cell + zNext);
      if (load<u64>(word) === OR && load<u64>(word, 8) === load<u64>(word, 16)) {
        const x = regs + load<u32>(word, 8) * slotStride;
        const y = regs + load<u32>(word, 12) * slotStride;
        sum = v128.xor(sum, or(x, y, partStride));
        sumNext = v128.xor(sumNext, or(x + next, y + next, partStride));
        word += 24;
      } else {
        const products = load<u16>(word);
        const doubles = load<u16>(word, 2);
        const singles = load<u32>(word, 4);
        word += 8;
        for (const end = word + 12 * doubles; word < end; word += 12) {
          const w = regs + load<u32>(word) * slotStride;
          const x = regs + load<u32>(word, 4) * slotStride;
          const y = regs + load<u32>(word, 8) * slotStride;
          sum = v128.xor(sum, double(w, x, y, partStride));
          sumNext = v128.xor(sumNext, double(w + next, x + next, y + next, partStride));
        }
        for (const end = word + 8 * products; word < end; word += 8) {
          const x = regs + load<u32>(word) * slotStride;
          const y = regs + load<u32>(word, 4) * slotStride;
          sum = v128.xor(sum, product(x, y, partStride));
          sumNext = v128.xor(sumNext, product(x + next, y + next, partStride));
        }
        for (const end = word + 4 * singles; word < end; word += 4) {
          const s = regs + load<u32>(word) * slotStride;
          sum = v128.xor(sum, v128.load(s));
          sumNext = v128.xor(sumNext, v128.load(s + next));
        }
      }
      v128.store(cell, sum);
      v128.store(cell + zNext, sumNext);
      cell += zGateStride;
    }
    regs += 2 * tileStride;
    z += 2 * zTileStride;
  }
}

/** The product of w ⊕ x and y. */
function double(w: usize, x: usize, y: usize, partStride: u32): v128 {
  const ay = v128.load(y);
  const a = v128.xor(v128.load(w), v128.load(x));
  const b = v128.xor(v128.load(w + partStride), v128.load(x + partStride));
  return v128.xor(v128.and(a, v128.xor(ay, v128.load(y + partStride))), v128.and(b, ay));
}

/** A_x A_y ⊕ A_x B_y ⊕ B_x A_y = A_x (A_y ⊕ B_y) ⊕ B_x A_y. */
function product(x: usize, y: usize, partStride: u32): v128 {
  const ay = v128.load(y);
  const own = v128.and(v128.load(x), v128.xor(ay, v128.load(y + partStride)));
  return v128.xor(own, v128.and(v128.load(x + partStride), ay));
}

/** A_x ⊕ A_y ⊕ A_x A_y ⊕ A_x B_y ⊕ B_x A_y = (A_x ∨ A_y) ⊕ A_x B_y ⊕ B_x A_y. */
function or(x: usize, y: usize, partStride: u32): v128 {
  const ax = v128.load(x);
  const ay = v128.load(y);
  const mixed = v128.xor(v128.and(ax, v128.load(y + partStride)), v128.and(v128.load(x + partStride), ay));
  return v128.xor(v128.or(ax, ay), mixed);
}
