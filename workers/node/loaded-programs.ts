import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { InputError } from '../errors.ts';
import { parseBristol } from '../mpc/circuit/bristol.ts';
import { outputWidths } from '../mpc/circuit/circuit.ts';
import { type Schedule, schedule } from '../mpc/circuit/schedule.ts';
import { circuitWidths, fieldsKind, type Program, programsOf } from '../wire/circuit-programs.ts';
import type { Deployment } from '../wire/deployment.ts';
import type { RecordKind } from '../wire/upload.ts';

/** Texts of circuits in Bristol Fashion, unpacked, by their SHA-256 in hexadecimal. */
export type CircuitTexts = ReadonlyMap<string, Uint8Array>;

/** A program of the deployment with its circuit. */
export interface LoadedProgram {
  readonly program: Program;
  readonly schedule: Schedule;
  /** Of its fields' records. */
  readonly kind: RecordKind;
}

/**
 * The programs of a deployment with their circuits, in the order in which it declares them.
 * @throws InputError naming the program whose circuit is missing, another, malformed, or does not fit the declaration
 */
export const loadPrograms = (deployment: Deployment, circuits: CircuitTexts): LoadedProgram[] =>
  programsOf(deployment).map((program) => {
    const name = `program "${program.name}"`;
    const text = circuits.get(program.circuit);
    if (!text) throw new InputError(`${name}: there is no circuit with the SHA-256 ${program.circuit}`);
    const hash = bytesToHex(sha256(text));
    if (hash !== program.circuit)
      throw new InputError(`${name}: the circuit has the SHA-256 ${hash}, declared is ${program.circuit}`);
    const circuit = parseBristol(text, `${name}: the circuit`);
    const declared = circuitWidths(program);
    const { seats, fields } = program;
    requireWidths(
      circuit.inputs,
      declared.inputs,
      `${name}: the circuit's inputs`,
      `${seats} seats of ${fields.length} fields`,
    );
    requireWidths(
      outputWidths(circuit),
      declared.outputs,
      `${name}: the circuit's outputs`,
      'the outputs that are declared',
    );
    return { program, schedule: schedule(circuit), kind: fieldsKind(deployment, program) };
  });

function requireWidths(
  has: readonly number[],
  declared: readonly number[],
  what: string,
  which: string,
): void {
  const differs = declared.findIndex((width, i) => width !== has[i]);
  if (has.length === declared.length && differs < 0) return;
  throw new InputError(
    has.length === declared.length
      ? `${what}: number ${differs + 1} has ${has[differs]} bits where ${which} have ${declared[differs]}`
      : `${what} are ${has.length} values where ${which} make ${declared.length}`,
  );
}
