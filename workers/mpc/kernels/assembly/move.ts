/**
 * Row i of `out` is row index[i] of `from`; the two must not overlap.
 * @param rowBytes 2, 4 or a multiple of 8
 * @param index `count` numbers of rows, not checked
 */
export function gather(out: usize, from: usize, rowBytes: u32, index: usize, count: u32): void {
  const end = index + 4 * count;
  // What is to be read waits for memory: the shorter the loop, the more rows the processor has under way.
  if (rowBytes === 16) {
    for (; index < end; index += 4, out += 16) v128.store(out, v128.load(from + 16 * load<u32>(index)));
    return;
  }
  if (rowBytes === 2) {
    for (; index < end; index += 4, out += 2) store<u16>(out, load<u16>(from + 2 * load<u32>(index)));
    return;
  }
  if (rowBytes === 4) {
    for (; index < end; index += 4, out += 4) store<u32>(out, load<u32>(from + 4 * load<u32>(index)));
    return;
  }
  if (rowBytes === 8) {
    for (; index < end; index += 4, out += 8) store<u64>(out, load<u64>(from + 8 * load<u32>(index)));
    return;
  }
  if (rowBytes === 32) {
    for (; index < end; index += 4, out += 32) {
      const row = from + 32 * load<u32>(index);
      v128.store(out, v128.load(row));
      v128.store(out, v128.load(row, 16), 16);
    }
    return;
  }
  if (rowBytes === 24) {
    for (; index < end; index += 4, out += 24) {
      const row = from + 24 * load<u32>(index);
      v128.store(out, v128.load(row));
      store<u64>(out, load<u64>(row, 16), 16);
    }
    return;
  }
  for (; index < end; index += 4) {
    let row = from + rowBytes * load<u32>(index);
    for (const stop = out + rowBytes; out < stop; out += 8, row += 8) store<u64>(out, load<u64>(row));
  }
}

/** Row index[i] of `out` is row i of `from`; otherwise as `gather`. */
export function scatter(out: usize, from: usize, rowBytes: u32, index: usize, count: u32): void {
  const end = index + 4 * count;
  if (rowBytes === 2) {
    for (; index < end; index += 4, from += 2) store<u16>(out + 2 * load<u32>(index), load<u16>(from));
    return;
  }
  if (rowBytes === 4) {
    for (; index < end; index += 4, from += 4) store<u32>(out + 4 * load<u32>(index), load<u32>(from));
    return;
  }
  for (; index < end; index += 4) {
    let row = out + rowBytes * load<u32>(index);
    for (const stop = from + rowBytes; from < stop; from += 8, row += 8) store<u64>(row, load<u64>(from));
  }
}

/** out ⊕= from, `bytes` bytes; the two must not overlap unless they are the same. */
export function xorInto(out: usize, from: usize, bytes: u32): void {
  const end = out + bytes;
  for (; out + 16 <= end; out += 16, from += 16) v128.store(out, v128.xor(v128.load(out), v128.load(from)));
  for (; out < end; out++, from++) store<u8>(out, load<u8>(out) ^ load<u8>(from));
}
