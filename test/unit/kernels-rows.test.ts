import fc from 'fast-check';
import { test } from 'vitest';
import { indices, interleaved, layout, rowCount, seed, wideRows, width } from './kernels-shapes.ts';
import { agree } from './kernels-world.ts';

const ROWS = 150;
/** Slots before the planes, and after them. */
const BEFORE = 2;
const AFTER = 1;

const tilesOf = (count: number): number => Math.ceil(count / 128);

/** Arguments, and lists of rows as long as they say. */
const shapes = (lists: number, widths = width) =>
  fc
    .record({ seed, layout, width: widths, count: rowCount })
    .chain((shape) =>
      fc
        .tuple(...Array.from({ length: lists }, () => indices(shape.count, ROWS)))
        .map((lists) => ({ ...shape, lists })),
    );
/** Each run compares tens of thousands of bits one by one. */
const runs = { numRuns: 60 };

test('loadPairs: pairs of any width and number', () => {
  fc.assert(
    fc.property(shapes(2, wideRows), ({ seed, width: { rowBytes, planes }, count, lists }) =>
      agree(seed, (places) => {
        const rows = places.bytes(rowBytes * ROWS);
        const [left, right] = lists.map((list) => places.words(list));
        const [x, b] = [BEFORE, BEFORE + planes + 1];
        const { tileStride, size } = interleaved(b + planes + AFTER, tilesOf(count));
        const regs = places.bytes(size);
        return (calls) => calls.loadPairs(rows, rowBytes, planes, left, right, count, regs, tileStride, x, b);
      }),
    ),
    runs,
  );
});

test.each(['loadRows', 'storeRows'] as const)(
  '%s in both layouts, the planes of any width, and no other rows',
  (name) => {
    fc.assert(
      fc.property(shapes(0), ({ seed, layout, width: { rowBytes, planes }, count }) =>
        agree(seed, (places) => {
          const rows = places.bytes(rowBytes * count);
          const file = layout(BEFORE + planes + AFTER, tilesOf(count));
          const { slotStride, partStride, tileStride, size } = file;
          const regs = places.bytes(size);
          return (calls) =>
            calls[name](...[rows, rowBytes, planes, count, regs, slotStride, partStride, tileStride, BEFORE]);
        }),
      ),
      runs,
    );
  },
);

test('gather and scatter: rows of 2, 4 and every multiple of 8 bytes', () => {
  fc.assert(
    fc.property(
      seed,
      fc.constantFrom(2, 4, ...Array.from({ length: 9 }, (_, i) => 8 * (i + 1))),
      indices(100, ROWS),
      fc.nat(100),
      fc.boolean(),
      (seed, rowBytes, list, count, isScatter) =>
        agree(seed, (places) => {
          const [many, few] = [places.bytes(rowBytes * ROWS), places.bytes(rowBytes * count)];
          const index = places.words(list);
          return (calls) =>
            isScatter
              ? calls.scatter(many, few, rowBytes, index, count)
              : calls.gather(few, many, rowBytes, index, count);
        }),
    ),
  );
});

test('number: as many as asked for', () => {
  fc.assert(
    fc.property(seed, fc.nat(100), (seed, length) =>
      agree(seed, (places) => {
        const list = places.bytes(4 * 101);
        return (calls) => calls.number(list, length);
      }),
    ),
  );
});

test('xorInto: any number of bytes, from any address', () => {
  fc.assert(
    fc.property(seed, fc.nat(200), fc.nat(15), fc.nat(15), (seed, bytes, a, b) =>
      agree(seed, (places) => {
        const [out, from] = [places.bytes(300) + a, places.bytes(300) + b];
        return (calls) => calls.xorInto(out, from, bytes);
      }),
    ),
  );
});

test('hash: both parts of every row through the tables', () => {
  fc.assert(
    fc.property(seed, fc.nat(40), (seed, count) =>
      agree(seed, (places) => {
        const [rows, tables] = [places.bytes(16 * count), places.bytes(8 * 256 * 8)];
        return (calls) => calls.hash(rows, count, tables);
      }),
    ),
  );
});
