import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withKernels } from '../../workers/mpc/kernels/lend.ts';
import { planesOfNumbers } from '../../workers/mpc/number-planes.ts';
import { expandPermutation } from '../../workers/mpc/permutations.ts';
import { linear } from '../../workers/mpc/row-numbers.ts';
import { RowTable } from '../../workers/mpc/row-table.ts';
import { numberBits } from './mpc-engine-world.ts';

/** More than the kernels turn at once. */
const MANY = 63 * 128 + 5;
const lengths = fc.oneof(fc.nat(300), fc.constantFrom(MANY - 5, MANY, 2 * MANY));

test('linear numbers, from any place on', () => {
  fc.assert(
    fc.property(
      fc.nat(1000),
      fc.nat(100),
      fc.array(fc.nat(1000), { minLength: 1, maxLength: 9 }),
      fc.nat(50),
      (from, perAccount, byPosition, count) => {
        const numbers = new Uint32Array(count);
        linear(from + count, perAccount, byPosition).write(from, numbers);
        const positions = byPosition.length;
        const expected = numbers.map(
          (_, i) => perAccount * Math.floor((from + i) / positions) + byPosition[(from + i) % positions],
        );
        expect(numbers).toEqual(expected);
      },
    ),
  );
});

test('planes of public numbers are those of the plain way', () => {
  fc.assert(
    fc.property(fc.nat(32), lengths, fc.integer({ min: 1, max: 200_000 }), (planes, length, perAccount) => {
      const bits = planesOfNumbers(planes, linear(length, perAccount, [3, 1, 2]));
      const number = (row: number) => perAccount * Math.floor(row / 3) + [3, 1, 2][row % 3];
      expect(bits).toEqual(numberBits(planes, length, number));
    }),
    { numRuns: 40 },
  );
});

test('rows that were arranged can be put back', () => {
  fc.assert(
    fc.property(lengths, fc.integer({ min: 1, max: 40 }), (length, planes) => {
      const order = expandPermutation(new Uint8Array(32).fill(length), length);
      const part = numberBits(planes, length, (row) => Math.imul(row, 0x9e3779b9)).words;
      withKernels((kernels) => {
        const table = new RowTable(kernels, [part], planes, length);
        table.arrange(order);
        if (length > 1000) expect(table.pick(null)[0]).not.toEqual(part);
        table.putBack(order);
        expect(table.pick(null)[0]).toEqual(part);
      });
    }),
    { numRuns: 40 },
  );
});
