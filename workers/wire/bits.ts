/** Bit `at` of packed bytes, LSB first. */
export function getBit(bytes: Uint8Array, at: number): number {
  return (bytes[at >>> 3] >>> (at & 7)) & 1;
}

/** Sets bit `at` of packed bytes to 0 or 1. */
export function setBit(bytes: Uint8Array, at: number, bit: number): void {
  const mask = 1 << (at & 7);
  if (bit) bytes[at >>> 3] |= mask;
  else bytes[at >>> 3] &= ~mask;
}

/** Copies `count` bits from the front of `source` to bit `at` of `target`. */
export function putBits(target: Uint8Array, at: number, source: Uint8Array, count: number): void {
  for (let i = 0; i < count; i++) setBit(target, at + i, getBit(source, i));
}

/** Level 0..3 in thermometer code (bits ≥ 1, ≥ 2, ≥ 3) at bit `at`, so that OR is the maximum. */
export function putLevel(target: Uint8Array, at: number, level: number): void {
  for (let i = 0; i < 3; i++) setBit(target, at + i, level > i ? 1 : 0);
}
