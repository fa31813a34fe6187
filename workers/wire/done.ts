import { bytesToHex } from '@noble/hashes/utils.js';
import { InputError, ProtocolError } from '../errors.ts';
import { KEY_BYTES } from './account.ts';
import { Reader, Writer } from './codec.ts';
import { labelledHash } from './labelled.ts';
import { SIGNATURE_BYTES, sign, verify } from './signature.ts';

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

/** A statement with the signatures of parties 1..n. */
export interface Certificate {
  statement: DoneStatement;
  signatures: Uint8Array[];
}

const LABEL = 'done';

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

function readStatement(reader: Reader): DoneStatement {
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

export function signStatement(statement: DoneStatement, identity: Uint8Array): Uint8Array {
  return sign(LABEL, encodeStatement(statement), identity);
}

/** What the next entry names as `previous`. */
export function statementHash(statement: DoneStatement): Uint8Array {
  return encodedHash(encodeStatement(statement));
}

/** The same of an encoded statement. */
export const encodedHash = (statement: Uint8Array): Uint8Array => labelledHash('audit', statement);

export function encodeCertificate({ statement, signatures }: Certificate): Uint8Array {
  const writer = new Writer().raw(encodeStatement(statement));
  for (const signature of signatures) writer.raw(signature);
  return writer.finish();
}

/**
 * Reads a certificate and checks every signature.
 * @param roster Ed25519 keys of parties 1..n
 * @throws InputError when it is torn or a signature is wrong; ProtocolError when it is of another deployment
 */
export function readCertificate(
  bytes: Uint8Array,
  deployment: Uint8Array,
  roster: readonly Uint8Array[],
): Certificate {
  const reader = new Reader(bytes, 'done certificate');
  const statement = readStatement(reader);
  const signatures = roster.map(() => reader.raw(SIGNATURE_BYTES));
  reader.end();
  if (statement.roots.length !== roster.length)
    throw new InputError(`done certificate: ${statement.roots.length} roots of ${roster.length} nodes`);
  if (bytesToHex(statement.deployment) !== bytesToHex(deployment))
    throw new ProtocolError(`the done certificate of run ${statement.run} is of another deployment`);
  checkSignatures({ statement, signatures }, roster);
  return { statement, signatures };
}

/** @throws InputError naming the node whose signature is wrong */
export function checkSignatures({ statement, signatures }: Certificate, roster: readonly Uint8Array[]): void {
  const body = encodeStatement(statement);
  signatures.forEach((signature, i) => {
    verify(LABEL, body, signature, roster[i]!, `done of run ${statement.run} by node ${i + 1}`);
  });
}

/** Reads an entry that this node wrote itself. */
export function statementOf(certificate: Uint8Array): DoneStatement {
  return readStatement(new Reader(certificate, 'audit entry'));
}
