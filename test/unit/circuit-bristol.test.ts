import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../workers/errors.ts';
import { MOST_TEXT, parseBristol } from '../../workers/mpc/circuit/bristol.ts';
import { toBristol } from '../../workers/mpc/circuit/bristol-writer.ts';
import { AND, type Circuit, EQ, EQW, INV, XOR } from '../../workers/mpc/circuit/circuit.ts';
import { schedule } from '../../workers/mpc/circuit/schedule.ts';
import { anyCase, bytesOf, evaluateNaively, publishedCircuit, readPublished } from './circuit-world.ts';

const parse = (text: string): Circuit => parseBristol(bytesOf(text), 'c.txt');

/** Two inputs of 2 and 1 bits, wires 0 to 2; gates write 3 to 7; an output of 2 bits, wires 6 and 7. */
const HEADER = '5 8\n2 2 1\n1 2\n\n';
const GATES = ['2 1 0 1 3 AND', '1 1 1 4 EQ', '1 1 3 5 INV', '2 1 5 2 7 XOR', '1 1 4 6 EQW'];
const VALID = `${HEADER}${GATES.join('\n')}\n`;

/** The valid text with one gate changed; gate 0 is in line 5. */
const withGate = (gate: number, line: string): string =>
  HEADER + GATES.map((old, at) => (at === gate ? line : old)).join('\n');

describe('a text in Bristol Fashion', () => {
  it('is read as its gates, in its order', () => {
    expect(parse(VALID)).toEqual({
      inputs: [2, 1],
      outputs: [Uint32Array.of(7, 6)],
      kinds: Uint8Array.of(AND, EQ, INV, XOR, EQW),
      x: Uint32Array.of(0, 1, 3, 5, 4),
      y: Uint32Array.of(1, 0, 0, 2, 0),
    });
  });

  it('may have any white space, and no newline at its end', () => {
    expect(parse(VALID.trimEnd())).toEqual(parse(VALID));
    const spaced = VALID.replaceAll(' ', ' \t ').replaceAll('\n', ' \r\n\n');
    expect(parse(`\n ${spaced}\n\n`)).toEqual(parse(VALID));
  });

  it('a MAND is as many ANDs, which all read before one writes', () => {
    const { kinds, x, y, outputs } = parse('1 6\n1 4\n1 2\n4 2 0 1 2 3 5 4 MAND');
    expect({ kinds, x, y, outputs }).toEqual({
      kinds: Uint8Array.of(AND, AND),
      x: Uint32Array.of(0, 1),
      y: Uint32Array.of(2, 3),
      outputs: [Uint32Array.of(5, 4)],
    });
    expect(() => parse('1 6\n1 4\n1 2\n4 2 0 1 2 4 4 5 MAND')).toThrow('wire 4 is read before it is written');
  });

  it.each([
    ['', 'line 1: the file is empty'],
    ['\n \r\n', 'line 3: the file is empty'],
    ['\x00\xff\x1b[31m', 'line 1: the number of gates must be a decimal number, not "????[31m"'],
    ['5\n', 'line 1: the number of wires is missing'],
    ['5 8 9\n', 'line 1: the line goes on with "9"'],
    ['-5 8\n', 'line 1: the number of gates must be a decimal number, not "-5"'],
    ['5 8.0\n', 'line 1: the number of wires must be a decimal number, not "8.0"'],
    ['0x5 8\n', 'line 1: the number of gates must be a decimal number, not "0x5"'],
    ['5 1e9\n', 'line 1: the number of wires must be a decimal number, not "1e9"'],
    ['99999999999999999999 8\n', 'line 1: the number of gates must be at most 16777216'],
    ['16777217 8\n', 'line 1: the number of gates must be at most 16777216, not "16777217"'],
    ['5 16777217\n', 'line 1: the number of wires must be at most 16777216, not "16777217"'],
    ['5 8\n', 'line 2: the file ends before the line of the inputs'],
    ['5 8\n0\n', 'line 2: a circuit needs an input'],
    ['5 8\n65537', 'line 2: the number of inputs must be at most 65536, not "65537"'],
    ['5 8\n2 2\n', 'line 2: the width of input 2 is missing'],
    ['5 8\n1 2 1\n', 'line 2: the line goes on with "1"'],
    ['5 8\n2 2 0\n', 'line 2: the width of input 2 must not be 0'],
    ['5 8\n2 1048576 1\n', 'line 2: the width of input 2 must be at most 0, not "1"'],
    ['5 8\n1 3\n', 'line 3: the file ends before the line of the outputs'],
    ['5 8\n1 3\n1 1048577\n', 'line 3: the width of output 1 must be at most 1048576, not "1048577"'],
    ['5 8\n1 9\n1 1\n', 'line 1: 8 wires are too few for 9 input and 1 output bits'],
    ['5 8\n1 1\n1 9\n', 'line 1: 8 wires are too few for 1 input and 9 output bits'],
    ['6 8\n1 3\n1 1\n', 'line 1: 6 gates would write more than the 5 wires that are no inputs'],
    ['5 10000000\n1 3\n1 1\n', 'line 1: the file is too short for gates that write 9999997 wires'],
    [VALID.replace('5 8', '4 8'), 'line 9: line 1 says 4 gates, here is one more'],
    [VALID.replace('5 8', '6 9'), 'line 10: the file ends after 5 gates where line 1 says 6'],
    [`\n\n${VALID.replace('5 8', '5 9')}`, 'line 3: output wire 8 of the 9 is never written'],
    [`\n${VALID.replace('5 8', '4 8')}`, 'line 10: line 2 says 4 gates, here is one more'],
    [VALID.replace('5 8', '5 9'), 'line 1: output wire 8 of the 9 is never written'],
    [withGate(0, '2 1 0 1 8 AND'), 'line 5: there is no wire 8: line 1 says 8 wires'],
    [withGate(0, '2 1 0 8 3 AND'), 'line 5: there is no wire 8: line 1 says 8 wires'],
    [withGate(0, '2 1 0 1 2 AND'), 'line 5: wire 2 is an input and cannot be written'],
    [withGate(1, '1 1 1 3 EQ'), 'line 6: wire 3 is written a second time'],
    [withGate(1, '1 1 2 4 EQ'), 'line 6: EQ takes the constant 0 or 1, not 2'],
    [withGate(2, '1 1 5 5 INV'), 'line 7: wire 5 is read before it is written'],
    [withGate(2, '1 1 6 5 INV'), 'line 7: wire 6 is read before it is written'],
    [
      withGate(3, '2 1 5 2 7 NAND'),
      'line 8: the kind of gate must be one of XOR, AND, INV, EQ, EQW, MAND, not "NAND"',
    ],
    [withGate(3, '2 1 5 2 7 xor'), 'not "xor"'],
    [withGate(3, '2 1 5 2 XOR'), 'line 8: a wire must be a decimal number, not "XOR"'],
    [withGate(3, '2 1 5 2 7 6 XOR'), 'line 8: the kind of gate must be one of'],
    [withGate(3, '2 1 5 2 7'), 'line 8: the kind of gate is missing'],
    [withGate(3, '2 1 5 2'), 'line 8: a wire is missing'],
    [withGate(3, '2 1 5 2 7 XOR XOR'), 'line 8: the line goes on with "XOR"'],
    [withGate(3, '1 1 5 7 XOR'), 'line 8: XOR has fan-in 2 and fan-out 1, not 1 and 1'],
    [withGate(3, '2 1 5 2 7 INV'), 'line 8: INV has fan-in 1 and fan-out 1, not 2 and 1'],
    [withGate(3, '2 0 5 2 AND'), 'line 8: AND has fan-in 2 and fan-out 1, not 2 and 0'],
    [withGate(3, '2 2 5 2 6 7 AND'), 'line 8: AND has fan-in 2 and fan-out 1, not 2 and 2'],
    [withGate(3, '3 1 5 2 1 7 MAND'), 'line 8: MAND has twice as many inputs as outputs, not 3 and 1'],
    [withGate(3, '0 0 MAND'), 'line 8: MAND has twice as many inputs as outputs, not 0 and 0'],
    [withGate(3, '2147483647 2147483647'), 'line 8: a gate has at most 3145728 wires, not 4294967294'],
    [withGate(4, `1 1 ${'4'.repeat(50)} 6 EQW`), `not "${'4'.repeat(40)}…"`],
  ])('%j is refused: %s', (text, problem) => {
    expect(() => parse(text)).toThrow(InputError);
    expect(() => parse(text)).toThrow(problem);
    expect(() => parse(text)).toThrow(/^c\.txt line \d+: /);
  });

  it('a wire that is no output and never written is named', () => {
    expect(() => parse('2 6\n1 3\n1 1\n2 1 0 1 3 AND\n1 1 3 5 INV')).toThrow(
      'line 1: wire 4 of the 6 is never written',
    );
  });

  it('a text that is too long is refused unread', () => {
    expect(() => parseBristol(new Uint8Array(MOST_TEXT + 1), 'c.txt')).toThrow(
      'c.txt is longer than 268435456 bytes, the most a circuit can have',
    );
  });

  it('however it is mutated it is read or refused with an InputError', () => {
    const original = bytesOf(VALID);
    const piece = fc.constantFrom(
      ...['XOR', 'MAND', 'EQ', ' ', '\n', '0', '8', '-', '99999999999', '2 1 0 1 3 AND\n', '\x00', '\xff'],
    );
    const edit = fc.record({ at: fc.nat(), cut: fc.nat(5), piece });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        let bytes = original;
        for (const { at, cut, piece } of edits) {
          const from = at % (bytes.length + 1);
          bytes = Uint8Array.from([
            ...bytes.subarray(0, from),
            ...Buffer.from(piece, 'latin1'),
            ...bytes.subarray(from + cut),
          ]);
        }
        let circuit: Circuit;
        try {
          circuit = parseBristol(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(InputError);
          return;
        }
        schedule(circuit);
        expect(parse(toBristol(circuit)).inputs).toEqual(circuit.inputs);
      }),
      { numRuns: 5000, seed: 5 },
    );
  });

  it('and a large one too, in bounded time', () => {
    const original = readPublished('adder64');
    fc.assert(
      fc.property(fc.nat(original.length - 1), fc.nat(255), (at, byte) => {
        const bytes = original.slice();
        bytes[at] = byte;
        try {
          parseBristol(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(InputError);
        }
      }),
      { numRuns: 2000, seed: 6 },
    );
  });
});

describe('writing Bristol Fashion', () => {
  it.each(['adder64', 'mult64', 'zero_equal', 'aes_128'])('%s is read again as it was', (name) => {
    const circuit = publishedCircuit(name);
    expect(parse(toBristol(circuit))).toEqual(circuit);
  });

  it('gives the valid text above, but for the numbers of wires', () => {
    expect(toBristol(parse(VALID))).toBe(
      `${HEADER}2 1 0 1 3 AND\n1 1 1 4 EQ\n1 1 3 5 INV\n2 1 5 2 7 XOR\n1 1 4 6 EQW\n`,
    );
  });

  it('copies what is an input or an output before, and any circuit computes the same', () => {
    fc.assert(
      fc.property(anyCase, ({ circuit, instances: [values] }) => {
        const again = parse(toBristol(circuit));
        expect(again.inputs).toEqual(circuit.inputs);
        expect(evaluateNaively(again, values)).toEqual(evaluateNaively(circuit, values));
      }),
      { numRuns: 300, seed: 7 },
    );
  });
});
