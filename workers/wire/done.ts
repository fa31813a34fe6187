import { type Reader, Writer } from './codec.ts';
import { labelledHash } from './labelled.ts';
import { KEY_BYTES } from './sizes.ts';

/**
 * What every node signs at the end of a run: public facts, no pseudonyms. With all signatures it is the run's
 * done certificate and its entry in the audit log; `previous` chains the entries (DESIGN §9).
 */
export interface DoneStatement {
  /** Place in the log, from 1. */
  number: number;
  /** Hash of the statement before, zeros for the first. */
  previous: Uint8Array;
  deployment: Uint8Array;
  /** Hash of what was computed: the program's name and version. */
  program: Uint8Array;
  run: number;
  attempt: number;
  /** Hash of the batch that all nodes agreed on. */
  inputs: Uint8Array;
  /** Uploads that entered, index jobs built, match jobs done, accounts that got a result. */
  uploads: number;
  builds: number;
  matches: number;
  results: number;
  /** Of each node, in the order of the roster: root of the tree of its results, see result-proof.ts. */
  roots: readonly Uint8Array[];
  /** Of each program in which somebody took part, in the order of the deployment. */
  programs: readonly ProgramEnd[];
}

/** How a program of the deployment ended in a run. */
export interface ProgramEnd {
  /** Its hash. */
  program: Uint8Array;
  /** Persons who took part and got a result, in how many evaluated groups. */
  results: number;
  groups: number;
  /** `publicHash` of the outputs that are open to everybody. */
  outputs: Uint8Array;
  /** Of each node, in the order of the roster: root of the tree of its results of this program. */
  roots: readonly Uint8Array[];
}

/** Names the public outputs of a program: group by group, packed LSB first, each group from a byte of its own on. */
export const publicHash = (outputs: Uint8Array): Uint8Array => labelledHash('public-outputs', outputs);

/** … ‖ u8 nodes ‖ 32 bytes each ‖ u8 programs ‖ each: hash ‖ u32 results ‖ u32 groups ‖ outputs ‖ 32 bytes a node */
export function encodeStatement(s: DoneStatement): Uint8Array {
  const writer = new Writer()
    .u32(s.number)
    .raw(s.previous)
    .raw(s.deployment)
    .raw(s.program)
    .u32(s.run)
    .u32(s.attempt)
    .raw(s.inputs)
    .u32(s.uploads)
    .u32(s.builds)
    .u32(s.matches)
    .u32(s.results)
    .u8(s.roots.length);
  for (const root of s.roots) writer.raw(root);
  writer.u8(s.programs.length);
  for (const { program, results, groups, outputs, roots } of s.programs) {
    writer.raw(program).u32(results).u32(groups).raw(outputs);
    for (const root of roots) writer.raw(root);
  }
  return writer.finish();
}

const readRoots = (reader: Reader, count: number): Uint8Array[] =>
  Array.from({ length: count }, () => reader.raw(KEY_BYTES));

function readPrograms(reader: Reader, nodes: number): ProgramEnd[] {
  return Array.from({ length: reader.u8() }, () => ({
    program: reader.raw(KEY_BYTES),
    results: reader.u32(),
    groups: reader.u32(),
    outputs: reader.raw(KEY_BYTES),
    roots: readRoots(reader, nodes),
  }));
}

/** @throws InputError when it is torn */
export function readStatement(reader: Reader): DoneStatement {
  const statement = {
    number: reader.u32(),
    previous: reader.raw(KEY_BYTES),
    deployment: reader.raw(KEY_BYTES),
    program: reader.raw(KEY_BYTES),
    run: reader.u32(),
    attempt: reader.u32(),
    inputs: reader.raw(KEY_BYTES),
    uploads: reader.u32(),
    builds: reader.u32(),
    matches: reader.u32(),
    results: reader.u32(),
    roots: readRoots(reader, reader.u8()),
  };
  return { ...statement, programs: readPrograms(reader, statement.roots.length) };
}

/** What the next entry names as `previous`. */
export function statementHash(statement: DoneStatement): Uint8Array {
  return encodedHash(encodeStatement(statement));
}

/** The same of an encoded statement. */
export const encodedHash = (statement: Uint8Array): Uint8Array => labelledHash('audit', statement);
