import { at, runOf } from './run';

/**
 * Makes runs of segments: up to `leaf` rows are compared pair by pair, more are split.
 * @param segments `count` times where one begins and its size, 32-bit words
 * @param splits `from which size on, fanBits, oversample`, largest size first, the last from 0 on
 * @returns pairs of all samples
 */
export function planRuns(runs: usize, segments: usize, count: u32, leaf: u32, splits: usize): u32 {
  let pairs: u32 = 0;
  for (let k: u32 = 0; k < count; k++, segments += 8) {
    const run = at(runs, k);
    const size = load<u32>(segments, 4);
    run.start = load<u32>(segments);
    run.size = size;
    run.sample = size;
    run.fanBits = 0;
    if (size > leaf) {
      let split = splits;
      while (load<u32>(split) > size) split += 12;
      run.fanBits = load<u32>(split, 4);
      run.oversample = load<u32>(split, 8);
      run.sample = (run.oversample << run.fanBits) - 1;
    }
    run.first = pairs;
    pairs += (run.sample * (run.sample - 1)) / 2;
  }
  return pairs;
}

/** `length` pairs of the samples from number `from` on: row i of a sample with each row behind it. */
export function listSamples(
  order: usize,
  runs: usize,
  count: u32,
  from: u32,
  left: usize,
  right: usize,
  length: u32,
): void {
  const stop = left + 4 * length;
  let k = runOf(runs, count, from);
  let skip = from - at(runs, k).first;
  for (; left < stop; k++, skip = 0) {
    const run = at(runs, k);
    const end = order + 4 * (run.start + run.sample);
    for (let i = order + 4 * run.start; i + 4 < end && left < stop; i += 4) {
      const behind = <u32>((end - i) / 4 - 1);
      if (skip >= behind) {
        skip -= behind;
        continue;
      }
      const row = load<u32>(i);
      for (let j = i + 4 + 4 * skip; j < end && left < stop; j += 4, left += 4, right += 4) {
        store<u32>(left, row);
        store<u32>(right, load<u32>(j));
      }
      skip = 0;
    }
  }
}

/**
 * Puts the rows of each sample in the order that the answers tell.
 * @param bits of each pair, whether left is less
 * @param scratch 8 bytes for each row of the largest sample
 */
export function settleSamples(order: usize, runs: usize, count: u32, bits: usize, scratch: usize): void {
  let pair: u32 = 0;
  for (let k: u32 = 0; k < count; k++) {
    const run = at(runs, k);
    const first = order + 4 * run.start;
    const sample = run.sample;
    const rows = scratch + 4 * sample;
    memory.fill(scratch, 0, 4 * sample);
    memory.copy(rows, first, 4 * sample);
    for (let i: u32 = 0; i < sample; i++)
      for (let j = i + 1; j < sample; j++, pair++) {
        const isLess = (<u32>load<u8>(bits + (pair >>> 3)) >>> (pair & 7)) & 1;
        const rank = scratch + 4 * (isLess ? j : i);
        store<u32>(rank, load<u32>(rank) + 1);
      }
    for (let i: u32 = 0; i < sample; i++)
      store<u32>(first + 4 * load<u32>(scratch + 4 * i), load<u32>(rows + 4 * i));
  }
}
