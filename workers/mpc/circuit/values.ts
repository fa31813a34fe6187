import { InputError } from '../../errors.ts';
import { rowWords, toPlaneMajor, toRowMajor } from '../bit-matrix.ts';
import type { Bits } from '../shared.ts';
import { bitsOf } from './circuit.ts';
import { readHex, writeHex } from './hex.ts';

/** Longest text of input values, in characters. */
export const MOST_VALUE_TEXT = 2 ** 28;
/** Most input bits of all instances together. */
export const MOST_INSTANCE_BITS = 2 ** 32;

/**
 * Reads `[{"inputs": ["0x…", …]}, …]`: one element an instance, one hexadecimal number an input value, whose lowest bit
 * is the value's first wire. Digits may be fewer than the width takes, of either case.
 *
 * @param widths of the input values, in bits
 * @param file its name, for errors
 * @returns one plane an input bit, through all values; one row an instance
 * @throws InputError naming the instance and the input, both counted from 1, that are wrong
 */
export function parseInputs(text: string, widths: readonly number[], file: string): Bits {
  const instances = parseList(text, file);
  const planes = bitsOf(widths);
  if (instances.length * planes > MOST_INSTANCE_BITS)
    throw new InputError(
      `${file}: ${instances.length} instances of ${planes} bits are more than ${MOST_INSTANCE_BITS} bits`,
    );
  const perRow = rowWords(planes);
  const rows = new Uint32Array(instances.length * perRow);
  for (const [i, instance] of instances.entries()) {
    const where = `${file}: instance ${i + 1}`;
    const inputs = inputsOf(instance, widths.length, where);
    for (let k = 0, bit = 0; k < widths.length; bit += widths[k++]) {
      const value = inputs[k];
      if (typeof value !== 'string')
        throw new InputError(`${where}: input ${k + 1} must be a number in quotes, as "0x1f"`);
      if (!/^0x[0-9a-f]+$/i.test(value))
        throw new InputError(`${where}: input ${k + 1} must be hexadecimal as "0x1f", not ${quote(value)}`);
      if (!writeHex(rows, i * perRow, bit, value, widths[k]))
        throw new InputError(
          `${where}: input ${k + 1} is too large for its ${widths[k]} bits: ${quote(value)}`,
        );
    }
  }
  return { planes, length: instances.length, words: toPlaneMajor(rows, planes, instances.length) };
}

/**
 * The output values of every instance, a hexadecimal number each.
 * @param outputs one plane an output bit, through all values
 * @param widths of the output values, in bits
 */
export function outputValues(outputs: Bits, widths: readonly number[]): string[][] {
  const rows = toRowMajor(outputs.words, outputs.planes, outputs.length);
  const perRow = rowWords(outputs.planes);
  const list: string[][] = [];
  for (let i = 0; i < outputs.length; i++) {
    const values: string[] = [];
    for (let k = 0, bit = 0; k < widths.length; bit += widths[k++])
      values.push(readHex(rows, i * perRow, bit, widths[k]));
    list.push(values);
  }
  return list;
}

function parseList(text: string, file: string): readonly unknown[] {
  if (text.length > MOST_VALUE_TEXT)
    throw new InputError(`${file} is longer than ${MOST_VALUE_TEXT} characters`);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new InputError(`${file} is not JSON`);
  }
  if (!Array.isArray(json))
    throw new InputError(`${file} must be an array with an element for each instance`);
  if (json.length === 0) throw new InputError(`${file} has no instance`);
  return json;
}

function inputsOf(instance: unknown, count: number, where: string): readonly unknown[] {
  if (typeof instance !== 'object' || instance === null || !('inputs' in instance))
    throw new InputError(`${where} must be {"inputs": [...]}`);
  const { inputs } = instance;
  const other = Object.keys(instance).find((field) => field !== 'inputs');
  if (other !== undefined) throw new InputError(`${where} has a field that is not known, ${quote(other)}`);
  if (!Array.isArray(inputs)) throw new InputError(`${where}: "inputs" must be an array`);
  if (inputs.length !== count)
    throw new InputError(`${where} has ${inputs.length} inputs where the circuit takes ${count}`);
  return inputs;
}

/** At most 40 characters of a text. */
const quote = (text: string): string => JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
