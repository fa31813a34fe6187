import { sharedFromRecords } from '../mpc/records.ts';
import type { Shared } from '../mpc/shared.ts';

/** A record or result of one account as this party holds it: one packed byte string per part, bits LSB first. */
export type RecordParts = readonly Uint8Array[];

/**
 * Collects rows out of packed records in owner-major order (DESIGN §5): plane p of row
 * i · offsets.length + k is bit offsets[k] + p of record i.
 */
export function gatherRows(
  records: readonly RecordParts[],
  offsets: readonly number[],
  width: number,
  parts: number,
): Shared {
  const owners = records.flatMap((record) => offsets.map(() => record));
  const byPart = Array.from({ length: parts }, (_, part) => owners.map((record) => record[part]!));
  return sharedFromRecords(
    byPart,
    records.flatMap(() => offsets),
    width,
  );
}

/** The inverse of `gatherRows`: writes each row to its place in packed records, which must hold zeros there. */
export function scatterRows(rows: Shared, records: readonly RecordParts[], offsets: readonly number[]): void {
  const stride = (rows.length + 31) >>> 5;
  rows.parts.forEach((words, part) => {
    let row = 0;
    for (const record of records) {
      const bytes = record[part]!;
      for (const offset of offsets) {
        const word = row >>> 5;
        const shift = row & 31;
        for (let p = 0, bit = offset; p < rows.planes; p++, bit++)
          bytes[bit >>> 3]! |= ((words[p * stride + word]! >>> shift) & 1) << (bit & 7);
        row++;
      }
    }
  });
}

/** Records of zeros for `scatterRows`. */
export function emptyRecords(count: number, bits: number, parts: number): Uint8Array[][] {
  return Array.from({ length: count }, () =>
    Array.from({ length: parts }, () => new Uint8Array((bits + 7) >>> 3)),
  );
}
