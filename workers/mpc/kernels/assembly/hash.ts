/** Bytes of one of the eight tables: an entry of 8 bytes for each value of a byte. */
const TABLE: usize = 2048;

/**
 * A public linear map of 64 bits to 64, in place: each 8 bytes become the sum of what table j has for byte j.
 * @param rows share rows of one group: `count` × (part A, part B)
 * @param tables 8 × 256 entries of 8 bytes
 */
export function hash(rows: usize, count: u32, tables: usize): void {
  for (const end = rows + 16 * count; rows < end; rows += 8)
    store<u64>(rows, mapped(load<u64>(rows), tables));
}

function mapped(bits: u64, tables: usize): u64 {
  let sum: u64 = 0;
  for (let j: usize = 0; j < 8; j++, bits >>= 8)
    sum ^= load<u64>(tables + TABLE * j + 8 * (<usize>bits & 255));
  return sum;
}
