/**
 * How a segment of the samplesort is split; a function of public sizes only.
 *
 * A sample of oversample·2^fanBits − 1 rows is sorted by comparing all pairs; every oversample-th of them is a
 * splitter, and each other row finds its bucket by fanBits comparisons. More oversampling means more even
 * buckets, for at most about a quarter comparison a row.
 */
export interface Split {
  readonly fanBits: number;
  readonly oversample: number;
}

/** Segments up to this size are sorted by comparing all pairs. */
export const LEAF = 4;

/** Once few rows are left, larger leaves save rounds. */
export const LAST_LEAF = 16;

/** From which size on which split; found by counting comparisons of random permutations, 2^10 to 2^20 rows. */
export const SPLITS: readonly (readonly [size: number, split: Split])[] = [
  [1 << 18, { fanBits: 6, oversample: 8 }],
  [1 << 14, { fanBits: 5, oversample: 4 }],
  [1 << 10, { fanBits: 4, oversample: 2 }],
  [1 << 6, { fanBits: 3, oversample: 1 }],
  [0, { fanBits: 2, oversample: 1 }],
];
