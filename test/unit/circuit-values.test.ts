import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../workers/errors.ts';
import { bitsOf } from '../../workers/mpc/circuit/circuit.ts';
import { outputValues, parseInputs } from '../../workers/mpc/circuit/values.ts';
import { bitAt } from '../../workers/mpc/shared.ts';
import { number } from './circuit-world.ts';

/** Widths, and values of these widths for some instances. */
const anyValues = fc
  .array(fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 140 })), {
    minLength: 1,
    maxLength: 5,
  })
  .chain((widths) =>
    fc.record({
      widths: fc.constant(widths),
      instances: fc.array(fc.tuple(...widths.map(number)), { minLength: 1, maxLength: 70 }),
    }),
  );

const jsonOf = (instances: readonly (readonly bigint[])[], hex: (value: bigint) => string): string =>
  JSON.stringify(instances.map((values) => ({ inputs: values.map(hex) })));

describe('hexadecimal values', () => {
  it('become planes, the lowest bit first', () => {
    fc.assert(
      fc.property(anyValues, ({ widths, instances }) => {
        const bits = parseInputs(
          jsonOf(instances, (value) => `0x${value.toString(16)}`),
          widths,
          'in.json',
        );
        expect([bits.planes, bits.length]).toEqual([bitsOf(widths), instances.length]);
        instances.forEach((values, row) => {
          const found = Array.from({ length: bits.planes }, (_, plane) => bitAt(bits, plane, row));
          const expected = widths.flatMap((width, k) =>
            Array.from({ length: width }, (_, bit) => Number((values[k] >> BigInt(bit)) & 1n)),
          );
          expect(found).toEqual(expected);
        });
      }),
      { numRuns: 60, seed: 8 },
    );
  });

  it('come back in lower case with all digits, however they were written', () => {
    fc.assert(
      fc.property(anyValues, fc.integer({ min: 0, max: 40 }), ({ widths, instances }, zeros) => {
        const text = jsonOf(
          instances,
          (value) => `0x${'0'.repeat(zeros)}${value.toString(16).toUpperCase()}`,
        );
        expect(outputValues(parseInputs(text, widths, 'in.json'), widths)).toEqual(
          instances.map((values) =>
            values.map((value, k) => `0x${value.toString(16).padStart(Math.ceil(widths[k] / 4), '0')}`),
          ),
        );
      }),
      { numRuns: 100, seed: 9 },
    );
  });

  it.each([
    ['', 'in.json is not JSON'],
    ['{"inputs": []}', 'in.json must be an array with an element for each instance'],
    ['[]', 'in.json has no instance'],
    ['[[]]', 'in.json: instance 1 must be {"inputs": [...]}'],
    ['[{"inputs": ["0x1", "0x1"]}, null]', 'in.json: instance 2 must be {"inputs": [...]}'],
    ['[{"input": []}]', 'in.json: instance 1 must be {"inputs": [...]}'],
    ['[{"inputs": "0x1"}]', 'in.json: instance 1: "inputs" must be an array'],
    ['[{"inputs": ["0x1"]}]', 'in.json: instance 1 has 1 inputs where the circuit takes 2'],
    ['[{"inputs": ["0x1", "0x1", "0x1"]}]', 'in.json: instance 1 has 3 inputs where the circuit takes 2'],
    ['[{"inputs": ["0x1", "0x1"], "x\\n": 1}]', 'instance 1 has a field that is not known, "x\\n"'],
    ['[{"inputs": ["0x1", "0x1"], "__proto__": 1}]', 'a field that is not known, "__proto__"'],
    ['[{"inputs": [1, "0x1"]}]', 'in.json: instance 1: input 1 must be a number in quotes, as "0x1f"'],
    ['[{"inputs": ["0x1", null]}]', 'in.json: instance 1: input 2 must be a number in quotes'],
    ['[{"inputs": ["0x1", "11"]}]', 'input 2 must be hexadecimal as "0x1f", not "11"'],
    ['[{"inputs": ["0x", "0x1"]}]', 'input 1 must be hexadecimal as "0x1f", not "0x"'],
    ['[{"inputs": ["0x1g", "0x1"]}]', 'input 1 must be hexadecimal as "0x1f", not "0x1g"'],
    ['[{"inputs": ["0x1\\n", "0x1"]}]', 'input 1 must be hexadecimal as "0x1f", not "0x1\\n"'],
    ['[{"inputs": ["-0x1", "0x1"]}]', 'input 1 must be hexadecimal as "0x1f", not "-0x1"'],
    [
      '[{"inputs": ["0x1", "0x1"]}, {"inputs": ["0x1", "0x20"]}]',
      'instance 2: input 2 is too large for its 5 bits: "0x20"',
    ],
    [
      '[{"inputs": ["0x8000000000", "0x1"]}]',
      'instance 1: input 1 is too large for its 39 bits: "0x8000000000"',
    ],
    [
      `[{"inputs": ["0x1${'0'.repeat(60)}", "0x1"]}]`,
      `input 1 is too large for its 39 bits: "0x1${'0'.repeat(37)}…"`,
    ],
    [
      `[{"inputs": [${'['.repeat(50_000)}${']'.repeat(50_000)}, "0x1"]}]`,
      'input 1 must be a number in quotes',
    ],
  ])('%j is refused: %s', (text, problem) => {
    const parse = () => parseInputs(text, [39, 5], 'in.json');
    expect(parse).toThrow(InputError);
    expect(parse).toThrow(problem);
  });

  it('more bits than fit are refused before they are allocated', () => {
    const text = `[${'{"inputs":["0x0"]},'.repeat(4096)}{"inputs":["0x0"]}]`;
    expect(() => parseInputs(text, [2 ** 20], 'in.json')).toThrow(
      'in.json: 4097 instances of 1048576 bits are more than 4294967296 bits',
    );
  });
});
