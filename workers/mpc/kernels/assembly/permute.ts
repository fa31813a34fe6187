import { stream } from './streams';

/** What of the stream is made at once. */
const DRAWN = memory.data(1 << 14, 16);
const DRAWN_BYTES: u32 = 1 << 14;

/** 0, 1, … length − 1. */
export function number(list: usize, length: u32): void {
  for (let i: u32 = 0; i < length; i++) store<u32>(list + 4 * i, i);
}

/**
 * A uniform permutation of 0 … length − 1: Fisher–Yates, with words of the stream in lane order. Of a word w the high
 * half of w · bound is drawn, unless the low half is one of the 2^32 mod bound that would make some numbers likelier
 * (Lemire 2019): words are rarely left out, so that the processor is not held up.
 */
export function permute(order: usize, length: u32, key: usize): void {
  number(order, length);
  const end = DRAWN + DRAWN_BYTES;
  let next = end;
  let counter: u32 = 0;
  for (let i = length; i-- > 1; ) {
    const bound: u64 = i + 1;
    let product: u64;
    do {
      if (next === end) {
        stream(DRAWN, key, 0, counter, DRAWN_BYTES);
        counter += DRAWN_BYTES / 64;
        next = DRAWN;
      }
      product = load<u32>(next) * bound;
      next += 4;
    } while (<u32>product < <u32>bound && <u32>product < <u32>(0x1_0000_0000 % bound));
    const j = <u32>(product >>> 32);
    const other = order + 4 * j;
    const row = load<u32>(order + 4 * i);
    store<u32>(order + 4 * i, load<u32>(other));
    store<u32>(other, row);
  }
  memory.fill(DRAWN, 0, DRAWN_BYTES);
}
