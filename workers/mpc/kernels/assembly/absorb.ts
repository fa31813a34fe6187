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
