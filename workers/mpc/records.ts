/** Between packed records (one per account, bit b = bit (b & 7) of byte (b >> 3)) and planes. */
import { rowWords, toPlaneMajor, toRowMajor } from './bit-matrix.ts';
import type { Shared } from './shared.ts';

/**
 * Collects one field of many records: plane p of row i is bit offsets[i] + p of the i-th record.
 *
 * @param parts for each part of the sharing, the record of each row (the same record may stand for many rows)
 * @param offsets bit offset of the field in each row's record
 * @param width bits of the field
 * @throws RangeError when a record ends before its field
 */
export function sharedFromRecords(
  parts: readonly (readonly Uint8Array[])[],
  offsets: ArrayLike<number>,
  width: number,
): Shared {
  const length = offsets.length;
  const words = rowWords(width);
  return {
    planes: width,
    length,
    parts: parts.map((records) => {
      const rows = new Uint32Array(length * words);
      for (let i = 0; i < length; i++) {
        if (offsets[i] + width > 8 * records[i].length)
          throw new RangeError(
            `record ${i} has ${8 * records[i].length} bits; its field ends at ${offsets[i] + width}`,
          );
        for (let k = 0; k < words; k++)
          rows[i * words + k] = readBits(records[i], offsets[i] + 32 * k, Math.min(32, width - 32 * k));
      }
      return toPlaneMajor(rows, width, length);
    }),
  };
}

/** The rows of a sharing as packed records of ceil(planes/8) bytes: result[part][row]. */
export function sharedToRecords(s: Shared): Uint8Array[][] {
  const size = (s.planes + 7) >>> 3;
  const words = rowWords(s.planes);
  return s.parts.map((part) => {
    const bytes = new Uint8Array(toRowMajor(part, s.planes, s.length).buffer);
    return Array.from({ length: s.length }, (_, i) => bytes.slice(4 * words * i, 4 * words * i + size));
  });
}

/** `count` ≤ 32 bits from bit `offset` on, lowest first. */
function readBits(bytes: Uint8Array, offset: number, count: number): number {
  let value = 0;
  let got = 0;
  while (got < count) {
    const at = offset + got;
    const take = Math.min(8 - (at & 7), count - got);
    value |= ((bytes[at >>> 3] >>> (at & 7)) & ((1 << take) - 1)) << got;
    got += take;
  }
  return value >>> 0;
}
