import { InputError } from '../../errors.ts';
import { GateReader } from './bristol-gates.ts';
import { readHeader } from './bristol-header.ts';
import type { Circuit } from './circuit.ts';
import { LineScanner } from './line-scanner.ts';

/** Longest text, in bytes. */
export const MOST_TEXT = 2 ** 28;

/**
 * Reads a circuit in Bristol Fashion (https://nigelsmart.github.io/MPC-Circuits/): `gates wires`, then number and widths
 * of the inputs, the same of the outputs, then a line `inputs outputs wire… KIND` a gate. The first wire of a value is
 * its lowest bit; inputs are the first wires, outputs the last. Empty lines do not count.
 *
 * @param file its name, for errors
 * @throws InputError naming the line that is wrong, and for a text of more than MOST_TEXT bytes
 */
export function parseBristol(bytes: Uint8Array, file = 'the circuit'): Circuit {
  if (bytes.length > MOST_TEXT)
    throw new InputError(`${file} is longer than ${MOST_TEXT} bytes, the most a circuit can have`);
  const scanner = new LineScanner(bytes, file);
  const header = readHeader(scanner, bytes.length);
  const reader = new GateReader(scanner, header);
  let gates = 0;
  for (; scanner.next(); gates++) {
    if (gates === header.gates)
      throw scanner.error(`line ${header.line} says ${gates} gates, here is one more`);
    reader.gate();
  }
  if (gates < header.gates)
    throw scanner.error(`the file ends after ${gates} gates where line ${header.line} says ${header.gates}`);
  return reader.circuit();
}
