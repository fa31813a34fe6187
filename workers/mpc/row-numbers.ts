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

/** Rows by a rule. @param row at each place */
export const ruled = (length: number, row: (place: number) => number): RowNumbers => ({
  length,
  write(from, to) {
    for (let i = 0; i < to.length; i++) to[i] = row(from + i);
  },
});

/** Rows by a rule at owner-major places (account · positions + position), without a division a row. @param row at each */
export const ruledByOwner = (
  length: number,
  positions: number,
  row: (account: number, position: number) => number,
): RowNumbers => ({
  length,
  write(from, to) {
    let position = from % positions;
    let account = (from - position) / positions;
    for (let i = 0; i < to.length; i++) {
      to[i] = row(account, position);
      if (++position < positions) continue;
      position = 0;
      account++;
    }
  },
});
