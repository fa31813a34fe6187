import type { Engine } from './engine.ts';
import { bitAt, type Shared } from './shared.ts';
import { LAST_LEAF, LEAF, type Split, splitOf } from './sort-plan.ts';

/** Compares the keys of rows left[i] and right[i]; bit i of the answer: left is less. */
export type Less = (left: Uint32Array, right: Uint32Array) => Promise<(i: number) => number>;

/**
 * Sorts rows by opened comparisons (level-synchronous samplesort).
 *
 * ⚠ Preconditions, not checked: keys are unique, and the rows were shuffled by a uniform permutation that nobody
 * knows and under which no other comparison was or will be opened. Then everything opened here is a function of
 * the ranks under that permutation, which are a uniform permutation for any inputs; so it says nothing of them.
 * With equal keys, or ties broken by the shuffled position, the outcomes tell how many rows are equal.
 *
 * @param keys planes × N, plane 0 the lowest bit
 * @returns order with order[sorted position] = row
 */
export async function sortRows(engine: Engine, step: string, keys: Shared): Promise<Uint32Array> {
  const comparer = engine.comparer(step, keys);
  try {
    return await sortBy(keys.length, async (left, right) => {
      const bits = await comparer.less(left, right);
      return (i) => bitAt(bits, 0, i);
    });
  } finally {
    comparer.end();
  }
}

/** A run of rows whose place among the others is known. */
interface Segment {
  readonly start: number;
  readonly size: number;
}

/** The public side of the sort: which rows are compared when, and what follows from the answers. */
export async function sortBy(length: number, less: Less): Promise<Uint32Array> {
  const order = Uint32Array.from({ length }, (_, i) => i);
  let segments: Segment[] = length > 1 ? [{ start: 0, size: length }] : [];
  while (segments.length > 0) {
    const leaf = leafSize(segments, length);
    const leaves = segments.filter(({ size }) => size <= leaf);
    const splits = segments.filter(({ size }) => size > leaf).map((segment) => new Splitting(segment));
    await sortAllPairs(order, [...leaves, ...splits.map(({ sample }) => sample)], less);
    await descend(order, splits, less);
    segments = splits.flatMap((split) => split.distribute(order)).filter(({ size }) => size > 1);
  }
  return order;
}

/** All pairs of up to 16 rows once that costs under a comparison for every 25 rows of the whole sort. */
function leafSize(segments: readonly Segment[], length: number): number {
  const pairs = segments.reduce((sum, { size }) => sum + (size * (size - 1)) / 2, 0);
  const small = segments.every(({ size }) => size <= LAST_LEAF);
  return small && pairs <= Math.max(length / 25, LAST_LEAF * LAST_LEAF) ? LAST_LEAF : LEAF;
}

/** Sorts each segment in place by comparing all its pairs at once. */
async function sortAllPairs(order: Uint32Array, segments: readonly Segment[], less: Less): Promise<void> {
  const count = segments.reduce((sum, { size }) => sum + (size * (size - 1)) / 2, 0);
  const left = new Uint32Array(count);
  const right = new Uint32Array(count);
  let pair = 0;
  for (const { start, size } of segments)
    for (let i = start; i < start + size; i++)
      for (let j = i + 1; j < start + size; j++, pair++) {
        left[pair] = order[i];
        right[pair] = order[j];
      }
  const isLess = await less(left, right);
  pair = 0;
  for (const { start, size } of segments) {
    const rank = new Uint32Array(size);
    for (let i = 0; i < size; i++) for (let j = i + 1; j < size; j++) rank[isLess(pair++) ? j : i]++;
    const rows = order.slice(start, start + size);
    for (let i = 0; i < size; i++) order[start + rank[i]] = rows[i];
  }
}

/** Every row behind the samples goes down its segment's splitter tree, all segments at once. */
async function descend(order: Uint32Array, splits: readonly Splitting[], less: Less): Promise<void> {
  const depth = splits.reduce((most, { split }) => Math.max(most, split.fanBits), 0);
  for (let level = 0; level < depth; level++) {
    const active = splits.filter(({ split }) => level < split.fanBits);
    const count = active.reduce((sum, { bucket }) => sum + bucket.length, 0);
    const left = new Uint32Array(count);
    const right = new Uint32Array(count);
    let at = 0;
    for (const { bucket, sample, restStart, split } of active) {
      // after `path` a row meets splitter number (2·path + 1)·2^(levels left), every oversample-th of the sample
      const step = split.oversample << (split.fanBits - level - 1);
      for (let i = 0; i < bucket.length; i++, at++) {
        left[at] = order[restStart + i];
        right[at] = order[sample.start + step * (2 * bucket[i] + 1) - 1];
      }
    }
    const isLess = await less(left, right);
    at = 0;
    for (const { bucket } of active)
      for (let i = 0; i < bucket.length; i++) bucket[i] = 2 * bucket[i] + 1 - isLess(at++);
  }
}

/** One segment on its way into buckets. Its first rows, after the shuffle as random as any, are the sample. */
class Splitting {
  readonly split: Split;
  readonly sample: Segment;
  readonly restStart: number;
  /** Of each row behind the sample: the path taken so far, in the end its bucket. */
  readonly bucket: Uint8Array;

  constructor(private readonly segment: Segment) {
    const { start, size } = segment;
    this.split = splitOf(size);
    this.sample = { start, size: this.split.oversample * 2 ** this.split.fanBits - 1 };
    this.restStart = start + this.sample.size;
    this.bucket = new Uint8Array(size - this.sample.size);
  }

  /** Rearranges `order`: bucket 0, splitter, bucket 1, splitter, …; each bucket keeps its order. Returns the buckets. */
  distribute(order: Uint32Array): Segment[] {
    const { start, size } = this.segment;
    const { fanBits, oversample } = this.split;
    const rows = order.slice(start, start + size);
    // a splitter is counted with the bucket before it
    const bucketOf = (i: number): number =>
      i < this.sample.size ? Math.floor(i / oversample) : this.bucket[i - this.sample.size];
    const isSplitter = (i: number): boolean => i < this.sample.size && (i + 1) % oversample === 0;
    const count = new Uint32Array(2 ** fanBits);
    for (let i = 0; i < size; i++) count[bucketOf(i)]++;
    const next = new Uint32Array(count.length);
    let end = start;
    const buckets = Array.from(count, (rows, k): Segment => {
      next[k] = end;
      end += rows;
      return { start: next[k], size: k < count.length - 1 ? rows - 1 : rows };
    });
    for (let i = 0; i < size; i++) {
      const k = bucketOf(i);
      const at = isSplitter(i) ? buckets[k].start + buckets[k].size : next[k]++;
      order[at] = rows[i];
    }
    return buckets;
  }
}
