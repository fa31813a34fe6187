/**
 * A run of rows whose place among the others is known. A sort's pass compares the first `sample` of its rows pair by
 * pair; when that is not the whole run, every oversample-th of them, sorted, is a splitter for the rows behind.
 */
@unmanaged
export class Run {
  /** Where it begins in the order. */
  start: u32;
  size: u32;
  sample: u32;
  /** log2 of the number of buckets; 0 when the sample is the whole run. */
  fanBits: u32;
  oversample: u32;
  /** Number of its first pair in what is compared now. */
  first: u32;
}

/** Number of the run of pair `pair`: the last of `count` whose first pair is not behind it. */
export function runOf(runs: usize, count: u32, pair: u32): u32 {
  let low: u32 = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (at(runs, middle).first <= pair) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Run number k. */
export function at(runs: usize, k: u32): Run {
  return changetype<Run>(runs + k * offsetof<Run>());
}
