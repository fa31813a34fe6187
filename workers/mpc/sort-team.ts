/** The first pass of a samplesort by the workers of a team: each gets the rows between two borders. */
import type { Engine } from './engine.ts';
import { exchangeRows, leaving, type Route } from './routes.ts';
import { listed } from './row-numbers.ts';
import { concatRows, pickRows, selectRows, sliceRows } from './rows.ts';
import { bitAt, type Shared, slicePlanes } from './shared.ts';
import { sortRows } from './sort.ts';
import type { Team } from './team.ts';

/** Every so-many-th row of the sorted sample is a border: buckets are then even within about 5 %. */
const OVERSAMPLE = 512;
/** Of so many rows of worker 1 at most one for each worker is in the sample, as long as there are enough. */
const ROWS_PER_SAMPLE = 16;

/** What a worker has of all rows once it has those of its bucket. */
export interface Bucket {
  /** One sender's rows behind the other's. */
  readonly rows: Shared;
  readonly route: Route;
}

/**
 * Gives each worker the rows of its bucket: worker k those above border k − 1, up to and with border k. The bucket is
 * then sorted by `sortRows`; sorted buckets one behind the other are the sorted rows.
 *
 * ⚠ With the preconditions of `sortRows`, of the rows of all workers, this opens nothing more than a sort by one. The
 * sample is the first rows of worker 1, fixed shuffled positions; borders are rows of certain ranks among them, each row
 * is compared with borders, and then with rows of its bucket. All that is opened are values of "rank of i < rank of
 * j", for pairs that follow from what was opened before: a function of the one vector of ranks, which is a uniform
 * permutation, whichever worker computes what and in whatever order they end. Sizes of messages and buckets follow
 * from what is opened.
 *
 * @param rows of this worker; the memory of those it gives away is its own
 * @param keyBits the lowest planes are the key
 */
export async function bucketRows(
  engine: Engine,
  team: Team,
  step: string,
  rows: Shared,
  keyBits: number,
): Promise<Bucket> {
  const to = await bucketOfRows(engine, team, step, slicePlanes(rows, 0, keyBits));
  const pieces = pickRows(rows, leaving(to, team.size).map(listed));
  const received = await exchangeRows(team, `${step}/bucket`, pieces);
  return { rows: concatRows(...received), route: { to, from: received.map(({ length }) => length) } };
}

/** Which bucket each row of this worker is in: 0 for worker 1. */
async function bucketOfRows(engine: Engine, team: Team, step: string, keys: Shared): Promise<Uint8Array> {
  const { length } = keys;
  // Row i is in one of the buckets low[i] … high[i] − 1.
  const low = new Uint8Array(length);
  const high = new Uint8Array(length);
  let known = 0;
  let own = sliceRows(keys, 0, 0);
  if (team.worker === 1) {
    const parts = Math.min(team.size, length + 1);
    const each = Math.max(1, Math.min(OVERSAMPLE, Math.floor(length / ROWS_PER_SAMPLE)));
    known = each * parts - 1;
    const sample = await sortRows(engine, step, sliceRows(keys, 0, known));
    sample.forEach((row, rank) => {
      low[row] = Math.floor(rank / each);
      high[row] = low[row] + 1;
    });
    own = selectRows(keys, listed(sample.filter((_, rank) => (rank + 1) % each === 0)));
  }
  const [borders] = await exchangeRows(
    team,
    `${step}/borders`,
    Array.from({ length: team.size }, () => own),
  );
  high.fill(borders.length + 1, known);
  const middle = (row: number): number => (low[row] + high[row]) >>> 1;
  const comparer = engine.comparer(step, concatRows(keys, borders));
  try {
    for (;;) {
      const open = rowsWhere(length, (row) => high[row] - low[row] > 1);
      if (open.length === 0) break;
      const less = await comparer.less(open.length, (from, left, right) => {
        for (let i = 0; i < left.length; i++) {
          left[i] = open[from + i];
          right[i] = length + middle(left[i]) - 1;
        }
      });
      open.forEach((row, i) => {
        (bitAt(less, 0, i) ? high : low)[row] = middle(row);
      });
    }
  } finally {
    comparer.end();
  }
  return low;
}

/** The rows below `length` that pass a test, ascending. */
function rowsWhere(length: number, test: (row: number) => boolean): Uint32Array {
  const rows = new Uint32Array(length);
  let count = 0;
  for (let row = 0; row < length; row++) if (test(row)) rows[count++] = row;
  return rows.slice(0, count);
}
