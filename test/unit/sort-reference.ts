/** The public side of the samplesort in plain TypeScript, that the kernels are held against. */
import type { PairList } from '../../workers/mpc/engine.ts';
import type { Bits } from '../../workers/mpc/shared.ts';
import { LAST_LEAF, LEAF, SPLITS, type Split } from '../../workers/mpc/sort-plan.ts';

/** Runs of at least two rows whose place among the others is known: where they begin and how many they are. */
interface Segments {
  readonly start: number[];
  readonly size: number[];
}

/** 0, 1, … length − 1. */
export const numbersTo = (length: number): Uint32Array => Uint32Array.from({ length }, (_, i) => i);

/** As sortBy, without moving rows. */
export async function plainSort(
  length: number,
  less: (count: number, list: PairList) => Promise<Bits>,
): Promise<Uint32Array> {
  const order = numbersTo(length);
  let segments: Segments = length > 1 ? { start: [0], size: [length] } : { start: [], size: [] };
  while (segments.size.length > 0) {
    const leaf = leafSize(segments.size, length);
    const pairs = new AllPairs(order);
    const descent = new Descent(order);
    segments.size.forEach((size, k) => {
      const start = segments.start[k];
      if (size > leaf) pairs.add(start, descent.add(start, size, SPLITS.find(([from]) => size >= from)![1]));
      else pairs.add(start, size);
    });
    pairs.settle(await less(pairs.count, (from, left, right) => pairs.list(from, left, right)));
    while (descent.next())
      descent.settle(await less(descent.count, (from, left, right) => descent.list(from, left, right)));
    segments = descent.distribute();
  }
  return order;
}

function leafSize(sizes: readonly number[], length: number): number {
  const pairs = sizes.reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
  const isLast =
    sizes.reduce((most, size) => Math.max(most, size), 0) <= LAST_LEAF &&
    pairs <= Math.max(length / 25, LAST_LEAF * LAST_LEAF);
  return isLast ? LAST_LEAF : LEAF;
}

/** Sorts runs of rows in place by comparing all their pairs at once. */
class AllPairs {
  /** Pairs so far. */
  count = 0;
  private readonly start: number[] = [];
  private readonly size: number[] = [];
  /** Number of each run's first pair. */
  private readonly first: number[] = [];

  constructor(private readonly order: Uint32Array) {}

  add(start: number, size: number): void {
    this.start.push(start);
    this.size.push(size);
    this.first.push(this.count);
    this.count += (size * (size - 1)) / 2;
  }

  /** The rows of the pairs from number `from` on: row i of a run with each row behind it. */
  list(from: number, left: Uint32Array, right: Uint32Array): void {
    const { order, start, size, first } = this;
    let run = lastUpTo(first, from);
    let skip = from - first[run];
    let pair = 0;
    for (; pair < left.length; run++, skip = 0) {
      const end = start[run] + size[run];
      for (let i = start[run]; i < end - 1 && pair < left.length; i++) {
        const behind = end - 1 - i;
        if (skip >= behind) {
          skip -= behind;
          continue;
        }
        const row = order[i];
        for (let j = i + 1 + skip; j < end && pair < left.length; j++, pair++) {
          left[pair] = row;
          right[pair] = order[j];
        }
        skip = 0;
      }
    }
  }

  /** Puts the rows of each run in the order that the answers tell. */
  settle({ words }: Bits): void {
    const { order, start, size } = this;
    const most = size.reduce((largest, count) => Math.max(largest, count), 0);
    const rank = new Uint32Array(most);
    const rows = new Uint32Array(most);
    let pair = 0;
    for (let run = 0; run < size.length; run++) {
      const from = start[run];
      const count = size[run];
      for (let i = 0; i < count; i++) {
        rank[i] = 0;
        rows[i] = order[from + i];
      }
      for (let i = 0; i < count; i++)
        for (let j = i + 1; j < count; j++, pair++) rank[(words[pair >>> 5] >>> (pair & 31)) & 1 ? j : i]++;
      for (let i = 0; i < count; i++) order[from + rank[i]] = rows[i];
    }
  }
}

/**
 * Splits runs of rows into buckets. A run's first rows, after the shuffle as random as any, are its sample; sorted,
 * every oversample-th of them is a splitter, and every other row finds its bucket by fanBits comparisons.
 */
class Descent {
  /** Pairs of the present level. */
  count = 0;
  private level = -1;
  private readonly start: number[] = [];
  private readonly size: number[] = [];
  private readonly split: Split[] = [];
  /** Of each position of `order`: the path that its row has taken, in the end its bucket. */
  private readonly path: Uint8Array;
  /** Runs that go down the present level, and the number of each one's first pair. */
  private active: number[] = [];
  private first: number[] = [];

  constructor(private readonly order: Uint32Array) {
    this.path = new Uint8Array(order.length);
  }

  /** @returns rows of the run's sample, which must be sorted before the first level */
  add(start: number, size: number, split: Split): number {
    this.start.push(start);
    this.size.push(size);
    this.split.push(split);
    return sampleSize(split);
  }

  /** Goes to the next level. @returns false when all rows know their bucket */
  next(): boolean {
    this.level++;
    this.active = [];
    this.first = [];
    this.count = 0;
    for (let run = 0; run < this.size.length; run++) {
      if (this.level >= this.split[run].fanBits) continue;
      this.active.push(run);
      this.first.push(this.count);
      this.count += this.size[run] - sampleSize(this.split[run]);
    }
    return this.active.length > 0;
  }

  /** Pairs of the present level: a row, and the splitter that it meets on its path. */
  list(from: number, left: Uint32Array, right: Uint32Array): void {
    const { order, path, level } = this;
    let at = lastUpTo(this.first, from);
    let skip = from - this.first[at];
    for (let pair = 0; pair < left.length; at++, skip = 0) {
      const run = this.active[at];
      const split = this.split[run];
      const rest = this.start[run] + sampleSize(split);
      // after `path` a row meets splitter number (2·path + 1)·2^(levels left), every oversample-th of the sample
      const step = split.oversample << (split.fanBits - level - 1);
      const base = this.start[run] + step - 1;
      const end = Math.min(this.start[run] + this.size[run], rest + skip + left.length - pair);
      for (let i = rest + skip; i < end; i++, pair++) {
        left[pair] = order[i];
        right[pair] = order[base + 2 * step * path[i]];
      }
    }
  }

  /** Takes every row a step down its path: to the right unless it is less than the splitter. */
  settle({ words }: Bits): void {
    const { path, start, size, split } = this;
    let pair = 0;
    for (const run of this.active) {
      const end = start[run] + size[run];
      for (let i = start[run] + sampleSize(split[run]); i < end; i++, pair++)
        path[i] = 2 * path[i] + (~(words[pair >>> 5] >>> (pair & 31)) & 1);
    }
  }

  /**
   * Puts the rows in order of bucket 0, splitter, bucket 1, splitter, …; each keeps its order.
   * @returns the buckets of more than one row
   */
  distribute(): Segments {
    const { order, path } = this;
    const buckets: Segments = { start: [], size: [] };
    const rows = new Uint32Array(this.size.reduce((largest, count) => Math.max(largest, count), 0));
    const next = new Uint32Array(MOST_FAN);
    const behind = new Uint32Array(MOST_FAN);
    for (let run = 0; run < this.size.length; run++) {
      const { fanBits, oversample } = this.split[run];
      const start = this.start[run];
      const size = this.size[run];
      const sample = sampleSize(this.split[run]);
      const fan = 1 << fanBits;
      // a sample row belongs to the bucket that its splitter ends, and the splitter behind it
      for (let i = 0, k = 0, left = oversample; i < sample; i++) {
        path[start + i] = k;
        if (--left === 0) {
          k++;
          left = oversample;
        }
      }
      next.fill(0, 0, fan);
      for (let i = 0; i < size; i++) {
        next[path[start + i]]++;
        rows[i] = order[start + i];
      }
      for (let k = 0, at = start; k < fan; k++) {
        const count = next[k] - (k < fan - 1 ? 1 : 0);
        if (count > 1) {
          buckets.start.push(at);
          buckets.size.push(count);
        }
        next[k] = at;
        behind[k] = at + count;
        at = behind[k] + 1;
      }
      for (let k = 0; k < fan - 1; k++) order[behind[k]] = rows[(k + 1) * oversample - 1];
      for (let i = 0; i < sample; i++)
        if ((i + 1) % oversample !== 0) order[next[path[start + i]]++] = rows[i];
      for (let i = sample; i < size; i++) order[next[path[start + i]]++] = rows[i];
      path.fill(0, start, start + size);
    }
    return buckets;
  }
}

/** Buckets of a split, at most. */
const MOST_FAN = 256;
const sampleSize = ({ fanBits, oversample }: Split): number => (oversample << fanBits) - 1;

/** The last place in an ascending list whose value is at most `value`. */
function lastUpTo(list: readonly number[], value: number): number {
  let [low, high] = [0, list.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (list[middle] <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
