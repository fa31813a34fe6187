/**
 * Programs that people opt in to with fields of their own: what follows from a declaration.
 *
 * A circuit takes the fields of seat 1 in their order, then those of seat 2, and so on. It gives the outputs in the
 * order in which they are declared: a public one is one value, an owner's one so many as there are seats, seat by seat.
 * @module
 */
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from './canonical.ts';
import { type Deployment, deploymentHash } from './deployment.ts';
import { bytesOfValues } from './field-values.ts';
import { PLACE_BYTES } from './group-place.ts';
import { labelledHash } from './labelled.ts';
import type { CircuitProgram } from './program-schema.ts';
import type { ResultKind } from './result-kind.ts';
import type { RecordKind } from './upload.ts';

export type { CircuitProgram };

/** A program of a deployment, as its parties name it. */
export interface Program extends CircuitProgram {
  /** Of the whole declaration, 32 bytes: all parties agree on it, phones show it before consent. */
  readonly hash: Uint8Array;
  /** The same, 64 hexadecimal digits. */
  readonly id: string;
}

/** Names a program by all that is declared of it, the circuit's hash included. */
export const circuitProgramHash = (program: CircuitProgram): Uint8Array =>
  labelledHash('circuit-program', utf8ToBytes(canonicalJson(program)));

/** The programs of a deployment, in its order; none where it declares none. */
export const programsOf = ({ programs = [] }: Deployment): Program[] =>
  programs.map((program) => {
    const hash = circuitProgramHash(program);
    return { ...program, hash, id: bytesToHex(hash) };
  });

/** Outputs of one kind, in the order of the declaration. */
export const outputsTo = (program: CircuitProgram, to: 'public' | 'owner') =>
  program.outputs.filter((output) => output.to === to);

/** Bytes of the public outputs of one group. */
export const publicBytes = (program: CircuitProgram): number => bytesOfValues(outputsTo(program, 'public'));

/** Most bytes of the public outputs of all groups in a run: the answer that everybody may ask for. */
export const MOST_PUBLIC = 2 ** 20;

/** Widths in bits of the circuit's input values and output values. */
export function circuitWidths({ seats, fields, outputs }: CircuitProgram): {
  inputs: number[];
  outputs: number[];
} {
  const perSeat = fields.map(({ bits }) => bits);
  return {
    inputs: Array.from({ length: seats }, () => perSeat).flat(),
    outputs: outputs.flatMap(({ bits, to }) => new Array<number>(to === 'owner' ? seats : 1).fill(bits)),
  };
}

/**
 * Where the outputs' bits are among all that the circuit gives.
 * @returns numbers of the public bits; of each seat those of its person's
 */
export function outputBits({ seats, outputs }: CircuitProgram): { open: number[]; own: number[][] } {
  const open: number[] = [];
  const own: number[][] = Array.from({ length: seats }, () => []);
  let at = 0;
  for (const { bits, to } of outputs)
    for (const list of to === 'owner' ? own : [open]) for (let bit = 0; bit < bits; bit++) list.push(at++);
  return { open, own };
}

const idOf = (deployment: Deployment, program: Program): Uint8Array =>
  labelledHash('program-in', concatBytes(deploymentHash(deployment), program.hash));

/** The records of those who take part. */
export const fieldsKind = (deployment: Deployment, program: Program): RecordKind => ({
  what: 'fields',
  id: idOf(deployment, program),
  bytes: bytesOfValues(program.fields),
});

/** What everybody who took part gets: the place in a group as `counted`, the owner's outputs as bits of the share. */
export const programResultKind = (deployment: Deployment, program: Program): ResultKind => ({
  what: 'program-result',
  id: idOf(deployment, program),
  window: 1,
  counted: PLACE_BYTES,
  bytes: bytesOfValues(outputsTo(program, 'owner')),
});
