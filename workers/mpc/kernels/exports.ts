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
  /** `length` words: a uniform permutation of 0 … length − 1, by the stream of `key` with nonce 0. */
  permute(order: number, length: number, key: number): void;
  /** out = stream of keyA ⊕ stream of keyB. */
  zeros(out: number, keyA: number, keyB: number, nonce: number, counter: number, bytes: number): void;
}

/** What a party does in one round of gates. */
export interface Gates {
  /**
   * For every tile and gate, z ⊕= Σ over products A_x (A_y ⊕ B_y) ⊕ B_x A_y, ⊕ Σ over singles A_s. The z of gate g
   * in tile t is the cell at z + g·zGateStride + t·zTileStride. It must not overlap the register file.
   * @param program gates on slots, as `encodeGates` writes them: a double (w ⊕ x) y is the products w y and x y
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

/** What a party of a general engine does in one round of gates. */
export interface Forms {
  /**
   * z ⊕= Σ_j x_j Σ_l m_jl y_l for j, l < 3, bit by bit.
   * @param x plane j at x + j·partStride; y alike. What a zero of the matrix takes out may hold anything
   * @param bytes rounded up to whole cells
   * @param matrix bit 3j + l = m_jl
   */
  bilinear(z: number, x: number, y: number, partStride: number, bytes: number, matrix: number): void;
}

/** Moving rows, and changing between rows and cells. Lists of rows are 32-bit words. */
export interface Rows {
  /**
   * For pair k: plane p of row left[k] ⊕ row right[k] to slot xSlot + p, of row right[k] to bSlot + p, both parts;
   * slotStride is 32, partStride 16. Pairs past `count` in the last tile are zero.
   * @param rowBytes a multiple of 16, for 64 planes each
   */
  loadPairs(
    rows: number,
    rowBytes: number,
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
   * Plane p of row i to slot `slot` + p, both parts. Rows past `count` in the last tile are zero.
   * @param rowBytes 2, 4, 8 for up to 8, 16, 32 planes; or a multiple of 16, for 64 planes each
   */
  loadRows(
    rows: number,
    rowBytes: number,
    planes: number,
    count: number,
    regs: number,
    slotStride: number,
    partStride: number,
    tileStride: number,
    slot: number,
  ): void;
  /** The inverse of `loadRows`: whole rows from planes; other bits are zero. */
  storeRows(
    rows: number,
    rowBytes: number,
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
   * @param rowBytes 2, 4 or a multiple of 8
   */
  gather(out: number, from: number, rowBytes: number, index: number, count: number): void;
  /** The inverse of `gather` by a permutation: row index[i] of `out` = row i of `from`. */
  scatter(out: number, from: number, rowBytes: number, index: number, count: number): void;
  /** `length` words: 0, 1, … length − 1. */
  number(list: number, length: number): void;
  /** out ⊕= from. They must not overlap unless they are the same. */
  xorInto(out: number, from: number, bytes: number): void;
  /**
   * Each part of `count` share rows of one group, in place: 8 bytes become the sum of what table j has for byte j.
   * @param tables 8 × 256 entries of 64 bits: the columns of a public matrix, summed for every byte
   */
  hash(rows: number, count: number, tables: number): void;
}

/**
 * What a pass of the samplesort compares, and what follows from the answers: public, and of every comparer alike. The
 * *order* is the rows as 32-bit words; a *run* is six words, `RUN_BYTES`. The first rows of a run are its sample;
 * sorted, every oversample-th of them is a splitter of 2^fanBits buckets for the rows behind. Lists of pairs are two
 * lists of rows; bit i of answers is whether the left row of pair i is less.
 */
export interface Runs {
  /**
   * Makes `count` runs of segments: with up to `leaf` rows all of the run is its sample, with more it is split.
   * @param segments where each begins and its size, words
   * @param splits words from which size on, fanBits, oversample; largest size first, the last from 0 on
   * @returns pairs of all samples
   */
  planRuns(runs: number, segments: number, count: number, leaf: number, splits: number): number;
  /** The pairs of the samples from number `from` on, `length` of them: row i of a sample with each row behind it. */
  listSamples(
    order: number,
    runs: number,
    count: number,
    from: number,
    left: number,
    right: number,
    length: number,
  ): void;
  /**
   * Puts the rows of each sample in the order that the answers tell.
   * @param scratch 8 bytes for each row of the largest sample
   */
  settleSamples(order: number, runs: number, count: number, answers: number, scratch: number): void;
  /** Numbers the pairs of a level of the descent, 0 being the first. @returns how many; 0 behind the last level */
  beginLevel(runs: number, count: number, level: number): number;
  /**
   * The pairs of the level from number `from` on, `length` of them: a row, and the splitter that it meets.
   * @param path one byte for each place of the order, zero before the first level
   */
  listLevel(
    order: number,
    path: number,
    runs: number,
    count: number,
    level: number,
    from: number,
    left: number,
    right: number,
    length: number,
  ): void;
  /** Takes every row a step down its path: to the right unless it is less than the splitter. */
  settleLevel(path: number, runs: number, count: number, level: number, answers: number): void;
  /**
   * Puts the rows of split runs in order of bucket 0, splitter, bucket 1, splitter, …; each bucket keeps its order.
   * Clears the paths.
   * @param scratch 4 bytes for each row of the largest run
   * @param segments room for the buckets of more than one row
   * @returns how many those are
   */
  distribute(
    order: number,
    path: number,
    runs: number,
    count: number,
    scratch: number,
    segments: number,
  ): number;
}

/** Bytes of a run. */
export const RUN_BYTES = 24;
