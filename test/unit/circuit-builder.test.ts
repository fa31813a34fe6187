import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  addWithCarry,
  equals,
  lessThan,
  mux,
  popcount,
  subtract,
} from '../../workers/mpc/circuit/arithmetic.ts';
import { parseBristol } from '../../workers/mpc/circuit/bristol.ts';
import { toBristol } from '../../workers/mpc/circuit/bristol-writer.ts';
import { type BitVector, CircuitBuilder } from '../../workers/mpc/circuit/builder.ts';
import { AND, type Circuit } from '../../workers/mpc/circuit/circuit.ts';
import { schedule } from '../../workers/mpc/circuit/schedule.ts';
import { bytesOf, evaluate, number } from './circuit-world.ts';

/** The circuit of some inputs and one output for each value that is returned. */
function build(
  widths: readonly number[],
  make: (b: CircuitBuilder, inputs: BitVector[]) => BitVector[],
): Circuit {
  const b = new CircuitBuilder();
  const inputs = widths.map((width) => b.input(width));
  for (const value of make(b, inputs)) b.output(value);
  return b.build();
}

const ands = ({ kinds }: Circuit): number => kinds.filter((kind) => kind === AND).length;
const ones = (value: bigint): number => value.toString(2).replaceAll('0', '').length;

type Make = (b: CircuitBuilder, x: BitVector, y: BitVector) => BitVector;
/** Operations on two numbers of n bits: circuit, result, ANDs, AND depth. */
const BINARY: [
  string,
  Make,
  (x: bigint, y: bigint, n: bigint) => bigint,
  (n: number) => number,
  (n: number) => number,
][] = [
  ['xor', (b, x, y) => b.xor(x, y), (x, y) => x ^ y, () => 0, () => 0],
  ['and', (b, x, y) => b.and(x, y), (x, y) => x & y, (n) => n, () => 1],
  ['or', (b, x, y) => b.or(x, y), (x, y) => x | y, (n) => n, () => 1],
  ['not', (b, x) => b.not(x), (x, _, n) => (1n << n) - 1n - x, () => 0, () => 0],
  ['add', add, (x, y, n) => (x + y) % (1n << n), (n) => n - 1, (n) => n - 1],
  ['addWithCarry', addWithCarry, (x, y) => x + y, (n) => n, (n) => n],
  ['subtract', subtract, (x, y, n) => (x - y + (1n << n)) % (1n << n), (n) => n - 1, (n) => n - 1],
  ['lessThan', lessThan, (x, y) => (x < y ? 1n : 0n), (n) => n, (n) => n],
  ['equals', equals, (x, y) => (x === y ? 1n : 0n), (n) => n - 1, (n) => Math.ceil(Math.log2(n))],
];

describe('the builder', () => {
  it.each(BINARY)(
    '%s is right for all widths, in as few ANDs and rounds as said',
    (_, make, expected, count, depth) => {
      for (let n = 1; n <= 20; n++) {
        const circuit = build([n, n], (b, [x, y]) => [make(b, x, y)]);
        expect([n, ands(circuit), schedule(circuit).depth]).toEqual([n, count(n), depth(n)]);
        const close = number(n).chain((x) => fc.constantFrom(x, x ^ 1n).map((y): [bigint, bigint] => [x, y]));
        const pairs = fc.array(fc.oneof(fc.tuple(number(n), number(n)), close), {
          minLength: 40,
          maxLength: 40,
        });
        fc.assert(
          fc.property(pairs, (pairs) => {
            expect(evaluate(circuit, pairs)).toEqual(pairs.map(([x, y]) => [expected(x, y, BigInt(n))]));
          }),
          { numRuns: 5, seed: n },
        );
      }
    },
  );

  it('adds a carry, and carries out', () => {
    const circuit = build([8, 8, 1], (b, [x, y, carry]) => [addWithCarry(b, x, y, carry)]);
    fc.assert(
      fc.property(number(8), number(8), number(1), (x, y, carry) => {
        expect(evaluate(circuit, [[x, y, carry]])).toEqual([[x + y + carry]]);
      }),
      { seed: 10 },
    );
  });

  it('selects with one AND a bit', () => {
    const circuit = build([1, 20, 20], (b, [select, x, y]) => [mux(b, select, x, y)]);
    expect([ands(circuit), schedule(circuit).depth]).toEqual([20, 1]);
    fc.assert(
      fc.property(number(1), number(20), number(20), (select, x, y) => {
        expect(evaluate(circuit, [[select, x, y]])).toEqual([[select ? x : y]]);
      }),
      { seed: 11 },
    );
  });

  it('counts the ones of any width, with an AND a full adder', () => {
    for (let n = 1; n <= 40; n++) {
      const circuit = build([n], (b, [x]) => [popcount(b, x)]);
      expect([n, ands(circuit), circuit.outputs[0].length]).toEqual([
        n,
        n - ones(BigInt(n)),
        Math.floor(Math.log2(n)) + 1,
      ]);
      const numbers = fc.array(fc.oneof(number(n), fc.constant((1n << BigInt(n)) - 1n)), {
        minLength: 1,
        maxLength: 40,
      });
      fc.assert(
        fc.property(numbers, (numbers) => {
          expect(
            evaluate(
              circuit,
              numbers.map((x) => [x]),
            ),
          ).toEqual(numbers.map((x) => [BigInt(ones(x))]));
        }),
        { numRuns: 5, seed: n },
      );
    }
  });

  it('computes with any constant', () => {
    fc.assert(
      fc.property(number(12), number(12), (c, x) => {
        const circuit = build([12], (b, [x]) => {
          const constant = b.constant(12, c);
          return [add(b, x, constant), lessThan(b, constant, x), b.and(constant, x), constant];
        });
        const sum = (x + c) % (1n << 12n);
        expect(evaluate(circuit, [[x]])).toEqual([[sum, c < x ? 1n : 0n, c & x, c]]);
      }),
      { numRuns: 50, seed: 12 },
    );
  });

  it('makes no gate whose result is known, there already, or not needed', () => {
    const circuit = build([4, 4], (b, [x, y]) => {
      b.and(x, b.xor(x, y));
      const known = [b.xor(x, x), b.and(x, b.not(x)), b.or(x, b.constant(4, 15)), b.and(x, x)];
      return [...known, b.xor(b.and(x, y), b.and(y, x)), b.and(x, y), b.not(b.not(b.and(y, x)))];
    });
    // four ANDs, and the two constants
    expect(circuit.kinds.length).toBe(6);
    expect(evaluate(circuit, [[5n, 6n]])).toEqual([[0n, 0n, 15n, 5n, 0n, 4n, 4n]]);
  });

  it('takes parts of values and puts them together', () => {
    const circuit = build([8, 8], (_, [x, y]) => [[...x.slice(4), ...y.slice(0, 4)], x]);
    expect(circuit.kinds.length).toBe(0);
    expect(evaluate(circuit, [[0xabn, 0xcdn]])).toEqual([[0xdan, 0xabn]]);
  });

  it('can be exported: Bristol Fashion of what it built computes the same', () => {
    const circuit = build([16, 16], (b, [x, y]) => [mux(b, lessThan(b, x, y), x, y), popcount(b, x), x]);
    const again = parseBristol(bytesOf(toBristol(circuit)));
    const pairs = Array.from({ length: 50 }, (_, i) => [BigInt(i * 1237), BigInt(65_535 - i * 999)]);
    expect(evaluate(again, pairs)).toEqual(pairs.map(([x, y]) => [x < y ? x : y, BigInt(ones(x)), x]));
  });

  it.each<[string, (b: CircuitBuilder) => unknown, string]>([
    ['widths that differ', (b) => b.xor(b.input(2), b.input(3)), 'operands of 2 and 3 bits'],
    ['sums of widths that differ', (b) => add(b, b.input(2), b.input(3)), 'operands of 2 and 3 bits'],
    ['a wide select', (b) => mux(b, b.input(2), b.input(3), b.input(3)), 'operands of 2 and 1 bits'],
    ['an input of no bit', (b) => b.input(0), 'a value of 0 bits'],
    ['an output of no bit', (b) => b.output([]), 'a value of 0 bits'],
    ['a constant that does not fit', (b) => b.constant(3, 8), '8 is no number of 3 bits'],
    ['a negative constant', (b) => b.constant(3, -1), '-1 is no number of 3 bits'],
    ['a circuit without an output', (b) => [b.input(1), b.build()], 'a circuit needs an input and an output'],
  ])('refuses %s', (_, use, problem) => {
    expect(() => use(new CircuitBuilder())).toThrow(new RangeError(problem));
  });
});
