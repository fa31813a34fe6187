import { at } from './run';

/** Of each bucket of a run, up to 256: its rows, then where the next of them goes; and where its splitter goes. */
const NEXT = memory.data(4 * 256, 16);
const BEHIND = memory.data(4 * 256, 16);

/**
 * Puts the rows of split runs in order of bucket 0, splitter, bucket 1, splitter, …; each bucket keeps its order.
 * @param path of each row, its bucket, cleared afterwards; those of the sample are not known and overwritten
 * @param scratch 4 bytes for each row of the largest run
 * @param segments room for the buckets of more than one row: where one begins and its size
 * @returns how many those are
 */
export function distribute(
  order: usize,
  path: usize,
  runs: usize,
  count: u32,
  scratch: usize,
  segments: usize,
): u32 {
  const begin = segments;
  for (let k: u32 = 0; k < count; k++) {
    const run = at(runs, k);
    if (run.fanBits === 0) continue;
    const rows = order + 4 * run.start;
    const paths = path + run.start;
    pathsOfSample(paths, run.sample, run.oversample);
    memory.copy(scratch, rows, 4 * run.size);
    segments = placeBuckets(run.start, run.size, 1 << run.fanBits, paths, segments);
    const last: u32 = (1 << run.fanBits) - 1;
    for (let b: u32 = 0; b < last; b++)
      store<u32>(
        order + 4 * load<u32>(BEHIND + 4 * b),
        load<u32>(scratch + 4 * ((b + 1) * run.oversample - 1)),
      );
    for (let i: u32 = 0, left = run.oversample; i < run.sample; i++)
      if (--left === 0) left = run.oversample;
      else place(order, paths, scratch, i);
    for (let i = run.sample; i < run.size; i++) place(order, paths, scratch, i);
    memory.fill(paths, 0, run.size);
  }
  return <u32>((segments - begin) / 8);
}

/** A row of the sample belongs to the bucket that its splitter ends, and the splitter behind it. */
function pathsOfSample(paths: usize, sample: u32, oversample: u32): void {
  let bucket: u8 = 0;
  for (let i: u32 = 0, left = oversample; i < sample; i++) {
    store<u8>(paths + i, bucket);
    if (--left === 0) {
      bucket++;
      left = oversample;
    }
  }
}

/** Counts the rows of each bucket and gives it its place. */
function placeBuckets(start: u32, size: u32, fan: u32, paths: usize, segments: usize): usize {
  memory.fill(NEXT, 0, 4 * fan);
  for (let i: u32 = 0; i < size; i++) {
    const next = NEXT + 4 * <u32>load<u8>(paths + i);
    store<u32>(next, load<u32>(next) + 1);
  }
  for (let b: u32 = 0; b < fan; b++) {
    const rows = load<u32>(NEXT + 4 * b) - (b < fan - 1 ? 1 : 0);
    if (rows > 1) {
      store<u32>(segments, start);
      store<u32>(segments, rows, 4);
      segments += 8;
    }
    store<u32>(NEXT + 4 * b, start);
    start += rows;
    store<u32>(BEHIND + 4 * b, start++);
  }
  return segments;
}

function place(order: usize, paths: usize, rows: usize, i: u32): void {
  const next = NEXT + 4 * <u32>load<u8>(paths + i);
  const to = load<u32>(next);
  store<u32>(order + 4 * to, load<u32>(rows + 4 * i));
  store<u32>(next, to + 1);
}
