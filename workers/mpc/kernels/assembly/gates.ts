/**
 * Adds this party's share of every gate to z, which comes filled with a sharing of zero (Araki et al. 2016):
 * z ⊕= Σ A_x A_y ⊕ A_x B_y ⊕ B_x A_y ⊕ Σ A_s = Σ (A_x (A_y ⊕ B_y)) ⊕ (B_x A_y) ⊕ Σ A_s.
 *
 * The tile is the outer loop: the program and a tile's slots stay in the first-level cache.
 *
 * @param program words, for each gate: number of products, number of singles, the slots x, y of each product, the
 *   slot s of each single
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
  for (let t: u32 = 0; t < tiles; t++) {
    let word = program;
    let cell = z;
    for (let g: u32 = 0; g < count; g++) {
      const products = load<u32>(word);
      const singles = load<u32>(word, 4);
      word += 8;
      let sum = v128.load(cell);
      for (const end = word + 8 * products; word < end; word += 8) {
        const x = regs + load<u32>(word) * slotStride;
        const y = regs + load<u32>(word, 4) * slotStride;
        const ay = v128.load(y);
        const own = v128.and(v128.load(x), v128.xor(ay, v128.load(y + partStride)));
        sum = v128.xor(sum, v128.xor(own, v128.and(v128.load(x + partStride), ay)));
      }
      for (const end = word + 4 * singles; word < end; word += 4)
        sum = v128.xor(sum, v128.load(regs + load<u32>(word) * slotStride));
      v128.store(cell, sum);
      cell += zGateStride;
    }
    regs += tileStride;
    z += zTileStride;
  }
}

/**
 * Takes the results of a round into the register file: part A of slot out[g] is z, part B is `received`.
 * Addresses as in `gates`; `received` is laid out like z.
 */
export function absorb(
  out: usize,
  count: u32,
  tiles: u32,
  regs: usize,
  slotStride: u32,
  partStride: u32,
  tileStride: u32,
  z: usize,
  received: usize,
  zGateStride: u32,
  zTileStride: u32,
): void {
  for (let t: u32 = 0; t < tiles; t++) {
    for (let g: u32 = 0; g < count; g++) {
      const slot = regs + load<u32>(out + 4 * g) * slotStride;
      v128.store(slot, v128.load(z + g * zGateStride));
      v128.store(slot + partStride, v128.load(received + g * zGateStride));
    }
    regs += tileStride;
    z += zTileStride;
    received += zTileStride;
  }
}
