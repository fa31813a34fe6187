import { bitsOf, MOST_WIRES } from './circuit.ts';
import type { LineScanner } from './line-scanner.ts';

/** The first three lines of a circuit in Bristol Fashion. */
export interface BristolHeader {
  /** Number of the first of them. */
  readonly line: number;
  /** Lines that follow, one a gate; a MAND counts once. */
  readonly gates: number;
  readonly wires: number;
  /** Widths in bits. */
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
  readonly inputBits: number;
  readonly outputBits: number;
}

/** Most input values, and most output values. */
export const MOST_VALUES = 2 ** 16;
/** Most bits of all inputs together, and of all outputs. */
export const MOST_VALUE_BITS = 2 ** 20;
/** Characters that a gate takes for each wire it writes, at the least: three wires, each behind a space, in a MAND. */
const LEAST_TEXT = 6;

/**
 * Reads the header, and checks all its sizes before anything is allocated for them.
 * @param textBytes length of the whole text
 * @throws InputError naming the line and the limit
 */
export function readHeader(scanner: LineScanner, textBytes: number): BristolHeader {
  if (!scanner.next()) throw scanner.error('the file is empty');
  const { line } = scanner;
  const gates = scanner.number('the number of gates', MOST_WIRES);
  const wires = scanner.number('the number of wires', MOST_WIRES);
  scanner.endLine();
  const inputs = widths(scanner, 'input');
  const outputs = widths(scanner, 'output');
  const [inputBits, outputBits] = [bitsOf(inputs), bitsOf(outputs)];
  if (Math.max(inputBits, outputBits) > wires)
    throw scanner.error(
      `${wires} wires are too few for ${inputBits} input and ${outputBits} output bits`,
      line,
    );
  if (gates > wires - inputBits)
    throw scanner.error(
      `${gates} gates would write more than the ${wires - inputBits} wires that are no inputs`,
      line,
    );
  if ((wires - inputBits) * LEAST_TEXT > textBytes)
    throw scanner.error(`the file is too short for gates that write ${wires - inputBits} wires`, line);
  return { line, gates, wires, inputs, outputs, inputBits, outputBits };
}

/** A line of the number of values, then their widths. */
function widths(scanner: LineScanner, name: string): number[] {
  if (!scanner.next()) throw scanner.error(`the file ends before the line of the ${name}s`);
  const values = scanner.number(`the number of ${name}s`, MOST_VALUES);
  if (values === 0) throw scanner.error(`a circuit needs an ${name}`);
  const list: number[] = [];
  for (let bits = 0; list.length < values; bits += list[list.length - 1]) {
    const what = `the width of ${name} ${list.length + 1}`;
    list.push(scanner.number(what, MOST_VALUE_BITS - bits));
    if (list[list.length - 1] === 0) throw scanner.error(`${what} must not be 0`);
  }
  scanner.endLine();
  return list;
}
