/** Bytes of one of the eight tables: an entry of 8 bytes for each value of a byte. */
const TABLE: usize = 2048;

/**
 * A public linear map of 64 bits to 64, in place: each 8 bytes become the sum of what table j has for byte j.
 * @param rows share rows of one group: `count` × (part A, part B)
 * @param tables 8 × 256 entries of 8 bytes
 */
export function hash(rows: usize, count: u32, tables: usize): void {
  for (const end = rows + 16 * count; rows < end; rows += 8) {
    const bits = load<u64>(rows);
    const low = <u32>bits;
    const high = <u32>(bits >> 32);
    store<u64>(
      rows,
      load<u64>(tables + 8 * (low & 255)) ^
        load<u64>(tables + 8 * ((low >> 8) & 255), TABLE) ^
        load<u64>(tables + 8 * ((low >> 16) & 255), 2 * TABLE) ^
        load<u64>(tables + 8 * (low >> 24), 3 * TABLE) ^
        load<u64>(tables + 8 * (high & 255), 4 * TABLE) ^
        load<u64>(tables + 8 * ((high >> 8) & 255), 5 * TABLE) ^
        load<u64>(tables + 8 * ((high >> 16) & 255), 6 * TABLE) ^
        load<u64>(tables + 8 * (high >> 24), 7 * TABLE),
    );
  }
}
