import type { Engine } from './engine.ts';
import { sliceRows } from './rows.ts';
import { bitAt, type Shared } from './shared.ts';
import { sortAlone } from './sort-alone.ts';

/** Every so-many-th row of the sorted sample is a border: buckets are then even within about 5 %. */
const OVERSAMPLE = 512;
/** Of so many rows at most one is in the sample, as long as there are enough. */
const ROWS_PER_SAMPLE = 16;

/** Rows between borders: those of bucket k are less than border k, those of bucket k + 1 greater; borders are in none. */
export interface Buckets {
  /** Each ascending. */
  readonly buckets: readonly Uint32Array[];
  readonly borders: Uint32Array;
}

/**
 * Splits rows into `parts` buckets by opened comparisons: the first pass of a samplesort, with few and even buckets.
 * The first rows, after the shuffle as random as any, are the sample; each other row meets log2(parts) borders at most.
 *
 * @param keys at least `parts` rows; with the preconditions of `sortRows`
 */
export async function splitRows(engine: Engine, step: string, keys: Shared, parts: number): Promise<Buckets> {
  const { length } = keys;
  const each = Math.max(1, Math.min(OVERSAMPLE, Math.floor(length / (ROWS_PER_SAMPLE * parts))));
  const sample = await sortAlone(engine, step, sliceRows(keys, 0, each * parts - 1));
  const borders = new Uint32Array(parts - 1);
  // Row i is in one of the buckets low[i] … high[i] − 1; a border in none.
  const low = new Uint8Array(length);
  const high = new Uint8Array(length).fill(parts);
  sample.forEach((row, rank) => {
    const bucket = Math.floor(rank / each);
    const isBorder = (rank + 1) % each === 0 && bucket < borders.length;
    low[row] = bucket;
    high[row] = isBorder ? bucket : bucket + 1;
    if (isBorder) borders[bucket] = row;
  });
  const middle = (row: number): number => (low[row] + high[row]) >>> 1;
  const comparer = engine.comparer(step, keys);
  try {
    for (;;) {
      const rows = rowsWhere(length, (row) => high[row] - low[row] > 1);
      if (rows.length === 0) break;
      const less = await comparer.less(rows.length, (from, left, right) => {
        for (let i = 0; i < left.length; i++) {
          left[i] = rows[from + i];
          right[i] = borders[middle(left[i]) - 1];
        }
      });
      rows.forEach((row, i) => {
        (bitAt(less, 0, i) ? high : low)[row] = middle(row);
      });
    }
  } finally {
    comparer.end();
  }
  const inBucket = (k: number) => rowsWhere(length, (row) => low[row] === k && high[row] === k + 1);
  return { buckets: Array.from({ length: parts }, (_, k) => inBucket(k)), borders };
}

/** The rows below `length` that pass a test, ascending. */
function rowsWhere(length: number, test: (row: number) => boolean): Uint32Array {
  const rows = new Uint32Array(length);
  let count = 0;
  for (let row = 0; row < length; row++) if (test(row)) rows[count++] = row;
  return rows.slice(0, count);
}
