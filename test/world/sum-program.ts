import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { add, subtract } from '../../workers/mpc/circuit/arithmetic.ts';
import { toBristol } from '../../workers/mpc/circuit/bristol-writer.ts';
import { type BitVector, CircuitBuilder } from '../../workers/mpc/circuit/builder.ts';
import type { CircuitProgram } from '../../workers/wire/circuit-programs.ts';

/** Fields of 8 bits, sums of 10. */
const [FIELD, SUM] = [8, 10];

/**
 * A program of three seats with two fields each: everybody learns what the others walked, all learn the sum of both
 * fields over the group.
 * @returns the declaration and the text of its circuit, in Bristol Fashion
 */
export function sumProgram(changes: Partial<CircuitProgram> = {}): {
  declared: CircuitProgram;
  text: Uint8Array;
} {
  const b = new CircuitBuilder();
  const seats = [0, 1, 2].map(() => [b.input(FIELD), b.input(FIELD)]);
  const wide = (value: readonly number[]) => [...value, ...b.constant(SUM - FIELD, 0)];
  const sums = [0, 1].map((field) =>
    seats.map((seat): BitVector => wide(seat[field])).reduce((x, y) => add(b, x, y)),
  );
  for (const [walked] of seats) b.output(subtract(b, sums[0], wide(walked)));
  for (const sum of sums) b.output(sum);
  const text = new TextEncoder().encode(toBristol(b.build()));
  const declared: CircuitProgram = {
    name: 'Steps',
    purpose: 'How far do people walk here?',
    circuit: bytesToHex(sha256(text)),
    seats: 3,
    least: 2,
    fields: [
      { name: 'walked', bits: FIELD },
      { name: 'rode', bits: FIELD },
    ],
    outputs: [
      { name: 'others walked', bits: SUM, to: 'owner' },
      { name: 'walked together', bits: SUM, to: 'public' },
      { name: 'rode together', bits: SUM, to: 'public' },
    ],
    ...changes,
  };
  return { declared, text };
}
