import { at, runOf } from './run';

/** 1, 2, 4, … 128, twice. */
const POWERS = i8x16(1, 2, 4, 8, 16, 32, 64, -128, 1, 2, 4, 8, 16, 32, 64, -128);
const HALVES = i8x16(0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1);

/** The splitters that rows meet at a level, by path, which is a byte. */
const SPLITTERS = memory.data(4 * 256, 16);

/** Numbers the pairs of a level: each row that goes down it and a splitter. @returns pairs; 0 when all are down */
export function beginLevel(runs: usize, count: u32, level: u32): u32 {
  let pairs: u32 = 0;
  for (let k: u32 = 0; k < count; k++) {
    const run = at(runs, k);
    run.first = pairs;
    if (level < run.fanBits) pairs += run.size - run.sample;
  }
  return pairs;
}

/** `length` pairs of a level from number `from` on: a row, and the splitter that it meets on its path. */
export function listLevel(
  order: usize,
  path: usize,
  runs: usize,
  count: u32,
  level: u32,
  from: u32,
  left: usize,
  right: usize,
  length: u32,
): void {
  const stop = left + 4 * length;
  let k = runOf(runs, count, from);
  let skip = from - at(runs, k).first;
  for (; left < stop; k++) {
    const run = at(runs, k);
    if (level >= run.fanBits) continue;
    // After `path` a row meets splitter number (2·path + 1)·2^(levels left), every oversample-th of the sample.
    const step = run.oversample << (run.fanBits - level - 1);
    const base = order + 4 * (run.start + step - 1);
    for (let p: u32 = 0; p < (<u32>1) << level; p++)
      store<u32>(SPLITTERS + 4 * p, load<u32>(base + 8 * step * p));
    let i = run.start + run.sample + skip;
    const end = min(run.start + run.size, i + <u32>(stop - left) / 4);
    for (; i + 4 <= end; i += 4, left += 16, right += 16) {
      v128.store(left, v128.load(order + 4 * i));
      const paths = load<u32>(path + i);
      store<u32>(right, splitter(paths));
      store<u32>(right, splitter(paths >>> 8), 4);
      store<u32>(right, splitter(paths >>> 16), 8);
      store<u32>(right, splitter(paths >>> 24), 12);
    }
    for (; i < end; i++, left += 4, right += 4) {
      store<u32>(left, load<u32>(order + 4 * i));
      store<u32>(right, splitter(load<u8>(path + i)));
    }
    skip = 0;
  }
}

/** @param path in its lowest byte */
function splitter(path: u32): u32 {
  return load<u32>(SPLITTERS + 4 * (path & 255));
}

/**
 * Takes every row a step down its path: to the right unless it is less than the splitter.
 * @param bits of each pair, whether left is less
 */
export function settleLevel(path: usize, runs: usize, count: u32, level: u32, bits: usize): void {
  let pair: u32 = 0;
  for (let k: u32 = 0; k < count; k++) {
    const run = at(runs, k);
    if (level >= run.fanBits) continue;
    let i = path + run.start + run.sample;
    const end = path + run.start + run.size;
    for (; i < end && (pair & 7) !== 0; i++, pair++) step(i, pair, bits);
    for (; i + 16 <= end; i += 16, pair += 16) {
      const now = v128.load(i);
      const answers = v128.swizzle(i16x8.splat(load<u16>(bits + (pair >>> 3))), HALVES);
      // −1 where the row is less
      const isLess = i8x16.eq(v128.and(answers, POWERS), POWERS);
      v128.store(i, i8x16.add(i8x16.add(now, now), i8x16.add(i8x16.splat(1), isLess)));
    }
    for (; i < end; i++, pair++) step(i, pair, bits);
  }
}

function step(i: usize, pair: u32, bits: usize): void {
  const isLess = (<u32>load<u8>(bits + (pair >>> 3)) >>> (pair & 7)) & 1;
  store<u8>(i, <u8>(2 * <u32>load<u8>(i) + 1 - isLess));
}
