import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { InputError } from '../errors.ts';
import { parseBristol } from '../mpc/circuit/bristol.ts';
import { outputWidths } from '../mpc/circuit/circuit.ts';
import { type Schedule, schedule } from '../mpc/circuit/schedule.ts';
import {
  circuitWidths,
  fieldsKind,
  MOST_PUBLIC,
  type Program,
  programsOf,
  publicBytes,
} from '../wire/circuit-programs.ts';
import type { Deployment } from '../wire/deployment.ts';
import type { RecordKind } from '../wire/upload.ts';
import { MOST_REPORTS } from './report-set.ts';

/** Longest chain of ANDs of a circuit: each is a round, 16384 of 50 ms are a quarter of an hour. */
const MOST_DEPTH = 2 ** 14;
/** ANDs of a circuit. */
const MOST_ANDS = 2 ** 22;
/**
 * Bits that the groups of all programs of a run hold at once (slots), and ANDs of all: 32 MiB in each share, so that also
 * a round of all ANDs fits into a frame. A circuit's slots are no fewer than its inputs, the fields of all seats.
 */
const MOST_BITS = 2 ** 28;

/** Texts of circuits in Bristol Fashion, unpacked, by their SHA-256 in hexadecimal. */
export type CircuitTexts = ReadonlyMap<string, Uint8Array>;

/** A program of the deployment with its circuit. */
export interface LoadedProgram {
  readonly program: Program;
  readonly schedule: Schedule;
  /** Of its fields' records. */
  readonly kind: RecordKind;
  /** Groups that one run evaluates; whose places are too many are drawn by lot. */
  readonly mostGroups: number;
}

/** A circuit that was read. */
interface ReadCircuit {
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
  readonly schedule: Schedule;
}

/** By their texts: the command that starts a node reads them to check them, then the node. */
const known = new WeakMap<Uint8Array, ReadCircuit>();

/**
 * The programs of a deployment with their circuits, in the order in which it declares them.
 * @throws InputError naming the program whose circuit is missing, another, malformed, too much work, or does not fit the
 *   declaration
 */
export const loadPrograms = (deployment: Deployment, circuits: CircuitTexts): LoadedProgram[] =>
  programsOf(deployment).map((program, _, { length }) => {
    const name = `program "${program.name}"`;
    const text = circuits.get(program.circuit);
    if (!text) throw new InputError(`${name}: there is no circuit with the SHA-256 ${program.circuit}`);
    const hash = bytesToHex(sha256(text));
    if (hash !== program.circuit)
      throw new InputError(`${name}: the circuit has the SHA-256 ${hash}, declared is ${program.circuit}`);
    const { inputs, outputs, schedule } = readCircuit(text, `${name}: the circuit`);
    const declared = circuitWidths(program);
    const { seats, fields } = program;
    requireWidths(
      inputs,
      declared.inputs,
      `${name}: the circuit's inputs`,
      `${seats} seats of ${fields.length} fields`,
    );
    requireWidths(
      outputs,
      declared.outputs,
      `${name}: the circuit's outputs`,
      'the outputs that are declared',
    );
    const mostGroups = groupsOf(program, schedule, length);
    return { program, schedule, kind: fieldsKind(deployment, program), mostGroups };
  });

function readCircuit(text: Uint8Array, what: string): ReadCircuit {
  const before = known.get(text);
  if (before) return before;
  const circuit = parseBristol(text, what);
  const read = { inputs: circuit.inputs, outputs: outputWidths(circuit), schedule: schedule(circuit) };
  requireWork(read.schedule, what);
  known.set(text, read);
  return read;
}

/** ANDs: the odd segments. */
const andsOf = ({ bounds, depth }: Pick<Schedule, 'bounds' | 'depth'>): number =>
  Array.from({ length: depth }, (_, i) => bounds[2 * i + 2] - bounds[2 * i + 1]).reduce((a, b) => a + b, 0);

/** A program that cannot finish would hold up every run. @throws InputError when a circuit is more work than a run takes */
export function requireWork(of: Pick<Schedule, 'bounds' | 'depth'>, what: string): void {
  if (of.depth > MOST_DEPTH)
    throw new InputError(`${what} has ${of.depth} ANDs one after the other, ${MOST_DEPTH} are the most`);
  const ands = andsOf(of);
  if (ands > MOST_ANDS) throw new InputError(`${what} has ${ands} ANDs, ${MOST_ANDS} are the most`);
}

/** As many as make an answer of MOST_PUBLIC bytes, and this program's share of what a run takes. */
const groupsOf = (program: Program, of: Schedule, programs: number): number =>
  Math.floor(
    Math.min(
      MOST_PUBLIC / Math.max(1, publicBytes(program)),
      MOST_REPORTS / programs / program.seats,
      MOST_BITS / programs / (of.slots + andsOf(of)),
    ),
  );

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
