import type { Gate } from '../../workers/mpc/engine.ts';
import { type Bits, bitAt, plane, type Shared } from '../../workers/mpc/shared.ts';

/** Columns of a gate, by plane number: products of two, or one alone. */
export type PlainGate = readonly (readonly [number, number] | readonly [number])[];

/** A gate in the clear, on one row. */
export const evaluate = (bits: Bits, gate: PlainGate, row: number): number =>
  gate.reduce((sum, [x, y]) => sum ^ (bitAt(bits, x, row) & (y === undefined ? 1 : bitAt(bits, y, row))), 0);

/** Gates on the planes of a sharing. */
export const gatesOn = (s: Shared, gates: readonly PlainGate[]): Gate[] =>
  gates.map((gate) =>
    gate.map(([x, y]) => (y === undefined ? [plane(s, x)] : ([plane(s, x), plane(s, y)] as const))),
  );
