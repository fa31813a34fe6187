/** Names rows, a piece at a time: a list of all of a large block would be memory new to the system. */
export interface RowNumbers {
  readonly length: number;
  /** Writes the rows at the places from `from` on, as many as `to` is long. */
  write(from: number, to: Uint32Array): void;
}

/** The rows of a list. */
export const listed = (rows: Uint32Array): RowNumbers => ({
  length: rows.length,
  write: (from, to) => to.set(rows.subarray(from, from + to.length)),
});

/**
 * Rows by a linear rule at owner-major places (account · positions + position): perAccount · account + byPosition[position].
 * Millions of numbers come from it, so no function is called for each.
 */
export const linear = (length: number, perAccount: number, byPosition: readonly number[]): RowNumbers => ({
  length,
  write(from, to) {
    const positions = byPosition.length;
    let position = from % positions;
    let first = (perAccount * (from - position)) / positions;
    for (let i = 0; i < to.length; i++) {
      to[i] = first + byPosition[position];
      if (++position < positions) continue;
      position = 0;
      first += perAccount;
    }
  },
});
