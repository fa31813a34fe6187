/** The public side of a samplesort, in the kernels' memory: which rows a pass compares, and what follows. */
import type { PairList } from './engine.ts';
import { RUN_BYTES } from './kernels/exports.ts';
import { borrowKernels, giveBack } from './kernels/lend.ts';
import type { Bits } from './shared.ts';
import { LAST_LEAF, LEAF, SPLITS } from './sort-plan.ts';

/** Pairs that are listed at once. */
const MOST_LISTED = 1 << 15;
/** Runs of more rows do not fit into a core's first cache. */
const NEAR = 1 << 11;
/** Words of a segment: where it begins, and its size. */
const SEGMENT = 2;
/** What the sample of the smallest split run may need of the scratch beyond its rows. */
const LEAST_SCRATCH = 1 << 12;

/** A sort of rows 0 … length − 1. A pass is: begin, samples, levels while there are any, distribute. */
export class Passes {
  /** Pairs that are compared now. */
  count = 0;
  /** Whether some run of this pass is so large that its rows come from afar. */
  isFar = false;
  private readonly kernels = borrowKernels();
  private readonly order: number;
  private readonly path: number;
  /** The row that was given each number. */
  private names: number;
  private scratch: number;
  private readonly segments: number;
  private readonly runs: number;
  private readonly splits: number;
  private readonly left: number;
  private readonly right: number;
  private segmentCount: number;
  private level = 0;

  constructor(private readonly length: number) {
    const { kernels } = this;
    const most = Math.max(1, length >>> 1); // a segment has two rows at least
    const splits = SPLITS.flatMap(([from, { fanBits, oversample }]) => [from, fanBits, oversample]);
    this.order = kernels.alloc(4 * length);
    this.path = kernels.alloc(length);
    this.names = kernels.alloc(4 * length + LEAST_SCRATCH);
    this.scratch = kernels.alloc(4 * length + LEAST_SCRATCH);
    this.segments = kernels.alloc(4 * SEGMENT * most);
    this.runs = kernels.alloc(RUN_BYTES * most);
    this.splits = kernels.alloc(4 * splits.length);
    this.left = kernels.alloc(4 * MOST_LISTED);
    this.right = kernels.alloc(4 * MOST_LISTED);
    this.words(this.splits, splits.length).set(splits);
    this.words(this.segments, SEGMENT).set([0, length]);
    this.segmentCount = length > 1 ? 1 : 0;
    kernels.bytes().fill(0, this.path, this.path + length);
    for (const list of [this.order, this.names]) kernels.number(list, length);
  }

  /** Goes on to the samples of the next pass. @returns false when all is sorted */
  begin(): boolean {
    const { kernels, runs, segments, segmentCount, splits } = this;
    if (segmentCount === 0) return false;
    const sizes = this.sizes();
    this.isFar = sizes.some((size) => size > NEAR);
    this.count = kernels.planRuns(runs, segments, segmentCount, this.leaf(sizes), splits);
    this.level = -1;
    return true;
  }

  /** Goes on to the next level, or the first. @returns false when every row knows its bucket */
  descend(): boolean {
    this.level++;
    this.count = this.kernels.beginLevel(this.runs, this.segmentCount, this.level);
    return this.count > 0;
  }

  /** Pairs of the samples, or of the present level. */
  readonly list: PairList = (from, left, right) => {
    const { kernels, order, path, runs, segmentCount, level } = this;
    for (let at = 0; at < left.length; at += MOST_LISTED) {
      const length = Math.min(MOST_LISTED, left.length - at);
      const lists = [this.left, this.right, length] as const;
      if (level < 0) kernels.listSamples(order, runs, segmentCount, from + at, ...lists);
      else kernels.listLevel(order, path, runs, segmentCount, level, from + at, ...lists);
      left.set(this.words(this.left, length), at);
      right.set(this.words(this.right, length), at);
    }
  };

  /** Takes the answers to all pairs. */
  settle({ words }: Bits): void {
    const { kernels, order, path, runs, segmentCount, level, scratch } = this;
    const mark = kernels.mark();
    const answers = kernels.alloc(words.byteLength);
    this.words(answers, words.length).set(words);
    if (level < 0) kernels.settleSamples(order, runs, segmentCount, answers, scratch);
    else kernels.settleLevel(path, runs, segmentCount, level, answers);
    kernels.release(mark);
  }

  /** Ends the pass: rows go into the order of their buckets. */
  distribute(): void {
    const { kernels, order, path, runs, segmentCount, scratch, segments } = this;
    this.segmentCount = kernels.distribute(order, path, runs, segmentCount, scratch, segments);
  }

  /**
   * Gives rows the numbers of their places so far.
   * @param arrange is told which row order[i] is row i from now on; the list is not its own
   */
  renumber(arrange: (order: Uint32Array) => void): void {
    arrange(this.words(this.order, this.length));
    this.rename();
    this.kernels.number(this.order, this.length);
  }

  /** The rows in their order, when no pass is left. */
  sorted(): Uint32Array {
    this.rename();
    return this.words(this.names, this.length).slice();
  }

  end(): void {
    giveBack(this.kernels);
  }

  /** names[i] := names[order[i]] */
  private rename(): void {
    const { kernels, order, names, scratch, length } = this;
    kernels.gather(scratch, names, 4, order, length);
    [this.names, this.scratch] = [scratch, names];
  }

  /** All pairs of up to 16 rows once that costs under a comparison for every 25 rows of the whole sort. */
  private leaf(sizes: Uint32Array): number {
    let pairs = 0;
    for (const size of sizes) {
      if (size > LAST_LEAF) return LEAF;
      pairs += (size * (size - 1)) / 2;
    }
    return pairs <= Math.max(this.length / 25, LAST_LEAF * LAST_LEAF) ? LAST_LEAF : LEAF;
  }

  private sizes(): Uint32Array {
    const sizes = new Uint32Array(this.segmentCount);
    const segments = this.words(this.segments, SEGMENT * sizes.length);
    for (let k = 0; k < sizes.length; k++) sizes[k] = segments[SEGMENT * k + 1];
    return sizes;
  }

  private words(address: number, count: number): Uint32Array {
    return this.kernels.words().subarray(address >>> 2, (address >>> 2) + count);
  }
}
