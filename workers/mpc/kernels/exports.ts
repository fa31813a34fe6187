/**
 * ChaCha12 with 32-byte key `key`, state words 12 = block counter, 13 = nonce, 14 = 15 = 0.
 *
 * Four blocks, 256 bytes, are made together and `bytes` is rounded up to that. *Lane order*: word w of block 4c + l
 * comes at 256c + 16w + 4l, where the standard has it at 256c + 64l + 4w.
 */
export interface Cipher {
  /** out = stream. */
  stream(out: number, key: number, nonce: number, counter: number, bytes: number): void;
  /** out ⊕= stream. */
  streamXor(out: number, key: number, nonce: number, counter: number, bytes: number): void;
  /** out = stream of keyA ⊕ stream of keyB. */
  zeros(out: number, keyA: number, keyB: number, nonce: number, counter: number, bytes: number): void;
}

/** What a party does in one round of gates. */
export interface Gates {
  /**
   * For every tile and gate, z ⊕= Σ over products A_x (A_y ⊕ B_y) ⊕ B_x A_y, ⊕ Σ over singles A_s. The z of gate g
   * in tile t is the cell at z + g·zGateStride + t·zTileStride. It must not overlap the register file.
   * @param program words: for each gate [products, singles, x0, y0, x1, y1, …, s0, s1, …], in slots
   */
  gates(
    program: number,
    gates: number,
    tiles: number,
    regs: number,
    slotStride: number,
    partStride: number,
    tileStride: number,
    z: number,
    zGateStride: number,
    zTileStride: number,
  ): void;
  /**
   * Part A of slot out[g] = the z of gate g, part B = the cell in the same place of `received`.
   * @param out words: one slot for each gate
   */
  absorb(
    out: number,
    gates: number,
    tiles: number,
    regs: number,
    slotStride: number,
    partStride: number,
    tileStride: number,
    z: number,
    received: number,
    zGateStride: number,
    zTileStride: number,
  ): void;
}

/** Moving rows, and changing between rows and cells. Lists of rows are 32-bit words. */
export interface Rows {
  /**
   * For pair k: plane p of row left[k] ⊕ row right[k] to slot xSlot + p, of row right[k] to bSlot + p, both parts;
   * slotStride is 32, partStride 16. Pairs past `count` in the last tile are zero.
   * @param planes at most 64·groups
   */
  loadPairs(
    rows: number,
    groups: number,
    planes: number,
    left: number,
    right: number,
    count: number,
    regs: number,
    tileStride: number,
    xSlot: number,
    bSlot: number,
  ): void;
  /**
   * Plane p of row index[i] to slot `slot` + p, both parts. Rows past `count` in the last tile are zero.
   * @param planes at most 64·groups
   * @param index 0 for the rows 0, 1, 2, …
   */
  loadRows(
    rows: number,
    groups: number,
    planes: number,
    index: number,
    count: number,
    regs: number,
    slotStride: number,
    partStride: number,
    tileStride: number,
    slot: number,
  ): void;
  /** `count` rows, all their groups, from planes; other bits are zero. The inverse of `loadRows` with index 0. */
  storeRows(
    rows: number,
    groups: number,
    planes: number,
    count: number,
    regs: number,
    slotStride: number,
    partStride: number,
    tileStride: number,
    slot: number,
  ): void;
  /**
   * Row i of `out` = row index[i] of `from`; the two must not overlap.
   * @param rowBytes a multiple of 8
   */
  gather(out: number, from: number, rowBytes: number, index: number, count: number): void;
  /** out ⊕= from. They must not overlap unless they are the same. */
  xorInto(out: number, from: number, bytes: number): void;
  /**
   * Each part of `count` share rows of one group, in place: 8 bytes become the sum of what table j has for byte j.
   * @param tables 8 × 256 entries of 64 bits: the columns of a public matrix, summed for every byte
   */
  hash(rows: number, count: number, tables: number): void;
}
