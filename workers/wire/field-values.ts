import { InputError } from '../errors.ts';
import { getBit, setBit } from './bits.ts';

interface Named {
  readonly name: string;
  /** Width. */
  readonly bits: number;
}

export const bitsOfValues = (values: readonly Named[]): number =>
  values.reduce((sum, { bits }) => sum + bits, 0);

/** Bytes of values packed one after the other. */
export const bytesOfValues = (values: readonly Named[]): number => Math.ceil(bitsOfValues(values) / 8);

/** Whole numbers by name: fields that somebody gives, outputs that a program gave. */
export type NamedValues = Readonly<Record<string, bigint>>;

/**
 * Packs values one after the other, each with its lowest bit first; the bytes LSB first.
 * @throws InputError naming what is missing, not known, or too large for its width
 */
export function packValues(fields: readonly Named[], values: NamedValues): Uint8Array {
  const unknown = Object.keys(values).find((name) => !fields.some((field) => field.name === name));
  if (unknown !== undefined) throw new InputError(`the program has no field ${JSON.stringify(unknown)}`);
  const packed = new Uint8Array(bytesOfValues(fields));
  let at = 0;
  for (const { name, bits } of fields) {
    const value = Object.hasOwn(values, name) ? values[name] : null;
    if (value === null) throw new InputError(`the field ${JSON.stringify(name)} is missing`);
    // Not with the value, which is a secret.
    if (value < 0n || value >> BigInt(bits) !== 0n)
      throw new InputError(`the field ${JSON.stringify(name)} must be 0 to ${(1n << BigInt(bits)) - 1n}`);
    for (let bit = 0; bit < bits; bit++) setBit(packed, at++, Number((value >> BigInt(bit)) & 1n));
  }
  return packed;
}

/** Reads what `packValues` packed. @param packed as long as that, at the least (not checked) */
export function readValues(outputs: readonly Named[], packed: Uint8Array): NamedValues {
  let at = 0;
  return Object.fromEntries(
    outputs.map(({ name, bits }) => {
      let value = 0n;
      for (let bit = 0; bit < bits; bit++) value |= BigInt(getBit(packed, at++)) << BigInt(bit);
      return [name, value];
    }),
  );
}
