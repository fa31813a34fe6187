import { bytesToHex } from '@noble/hashes/utils.js';
import { InputError, ProtocolError } from '../errors.ts';
import { KEY_BYTES } from './account.ts';
import { Reader, Writer } from './codec.ts';
import { labelledHash, SIGNATURE_BYTES, sign, verify } from './signature.ts';

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
}

/** A statement with the signatures of parties 1..n. */
export interface Certificate {
  statement: DoneStatement;
  signatures: Uint8Array[];
}

const LABEL = 'done';

/** … ‖ u8 nodes ‖ 32 bytes each */
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
  return writer.finish();
}

function readStatement(reader: Reader): DoneStatement {
  return {
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
    roots: Array.from({ length: reader.u8() }, () => reader.raw(KEY_BYTES)),
  };
}

export function signStatement(statement: DoneStatement, identity: Uint8Array): Uint8Array {
  return sign(LABEL, encodeStatement(statement), identity);
}

/** What the next entry names as `previous`. */
export function statementHash(statement: DoneStatement): Uint8Array {
  return labelledHash('audit', encodeStatement(statement));
}

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
