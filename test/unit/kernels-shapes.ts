import fc from 'fast-check';

/** A register file's strides, in bytes. */
export interface Layout {
  slotStride: number;
  partStride: number;
  tileStride: number;
  /** Bytes of the whole file. */
  size: number;
}

export const seed = fc.integer();

/** Tile-interleaved state. */
export const interleaved = (slots: number, tiles: number): Layout => ({
  slotStride: 32,
  partStride: 16,
  tileStride: 32 * slots,
  size: 32 * slots * tiles,
});

/** Plane-major chunks, a little longer than need be. */
export const planeMajor = (slots: number, tiles: number): Layout => {
  const chunk = 16 * (tiles + 3);
  return { slotStride: 2 * chunk, partStride: chunk, tileStride: 16, size: 2 * chunk * slots };
};

export const layout = fc.constantFrom(interleaved, planeMajor);

/** Rows that fill up to three tiles, often just about. */
export const rowCount = fc.oneof(fc.integer({ min: 0, max: 300 }), fc.constantFrom(1, 127, 128, 129, 256));

const upTo = (rowBytes: number, planes: number) =>
  fc.record({ rowBytes: fc.constant(rowBytes), planes: fc.integer({ min: 1, max: planes }) });

/** Bytes and planes of rows of whole groups. */
export const wideRows = fc.oneof(upTo(16, 64), upTo(32, 128));

/** Bytes and planes of any rows. */
export const width = fc.oneof(wideRows, upTo(2, 8), upTo(4, 16), upTo(8, 32));

/** `count` row numbers below `rows`. */
export const indices = (count: number, rows: number): fc.Arbitrary<number[]> =>
  fc.array(fc.nat(rows - 1), { minLength: count, maxLength: count });
