import { bytesToHex } from '@noble/hashes/utils.js';
import { InputError, ProtocolError } from '../errors.ts';
import { Reader, Writer } from './codec.ts';
import { type DoneStatement, encodeStatement, readStatement } from './done.ts';
import { sign, verify } from './signature.ts';
import { SIGNATURE_BYTES } from './sizes.ts';

/** A statement with the signatures of parties 1..n. */
export interface Certificate {
  statement: DoneStatement;
  signatures: Uint8Array[];
}

const LABEL = 'done';

export function signStatement(statement: DoneStatement, identity: Uint8Array): Uint8Array {
  return sign(LABEL, encodeStatement(statement), identity);
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
