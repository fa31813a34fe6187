import fc from 'fast-check';
import { test } from 'vitest';
import { indices, interleaved, layout, rowCount, seed, width } from './kernels-shapes.ts';
import { agree } from './kernels-world.ts';

const ROWS = 150;
/** Slots before the planes, and after them. */
const BEFORE = 2;
const AFTER = 1;

const tilesOf = (count: number): number => Math.ceil(count / 128);

/** Arguments, and lists of rows as long as they say. */
const shapes = (lists: number) =>
  fc
    .record({ seed, layout, width, count: rowCount })
    .chain((shape) =>
      fc
        .tuple(...Array.from({ length: lists }, () => indices(shape.count, ROWS)))
        .map((lists) => ({ ...shape, lists })),
    );
/** Each run compares tens of thousands of bits one by one. */
const runs = { numRuns: 60 };

test('loadPairs: pairs of any width and number', () => {
  fc.assert(
    fc.property(shapes(2), ({ seed, width: { groups, planes }, count, lists }) =>
      agree(seed, (places) => {
        const rows = places.bytes(16 * groups * ROWS);
        const [left, right] = lists.map((list) => places.words(list));
        const [x, b] = [BEFORE, BEFORE + planes + 1];
        const { tileStride, size } = interleaved(b + planes + AFTER, tilesOf(count));
        const regs = places.bytes(size);
        return (calls) => calls.loadPairs(rows, groups, planes, left, right, count, regs, tileStride, x, b);
      }),
    ),
    runs,
  );
});

test.each([true, false])('loadRows in both layouts; with an index: %s', (indexed) => {
  fc.assert(
    fc.property(shapes(1), ({ seed, layout, width: { groups, planes }, count, lists: [list] }) =>
      agree(seed, (places) => {
        const rows = places.bytes(16 * groups * Math.max(ROWS, count));
        const index = indexed ? places.words(list) : 0;
        const file = layout(BEFORE + planes + AFTER, tilesOf(count));
        const { slotStride, partStride, tileStride, size } = file;
        const regs = places.bytes(size);
        return (calls) =>
          calls.loadRows(
            ...[rows, groups, planes, index, count, regs, slotStride, partStride, tileStride, BEFORE],
          );
      }),
    ),
    runs,
  );
});

test('storeRows: the planes of any width, and nothing past the last row', () => {
  fc.assert(
    fc.property(shapes(0), ({ seed, layout, width: { groups, planes }, count }) =>
      agree(seed, (places) => {
        const rows = places.bytes(16 * groups * count);
        const file = layout(BEFORE + planes + AFTER, tilesOf(count));
        const { slotStride, partStride, tileStride, size } = file;
        const regs = places.bytes(size);
        return (calls) =>
          calls.storeRows(...[rows, groups, planes, count, regs, slotStride, partStride, tileStride, BEFORE]);
      }),
    ),
    runs,
  );
});

test('gather: rows of every multiple of 8 bytes', () => {
  fc.assert(
    fc.property(
      seed,
      fc.integer({ min: 1, max: 9 }),
      indices(100, ROWS),
      fc.nat(100),
      (seed, eights, list, count) =>
        agree(seed, (places) => {
          const from = places.bytes(8 * eights * ROWS);
          const [index, out] = [places.words(list), places.bytes(8 * eights * count)];
          return (calls) => calls.gather(out, from, 8 * eights, index, count);
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
