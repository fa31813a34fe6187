/** The audit log of a node. */
import { ProtocolError } from '../errors.ts';
import { sameBytes } from '../wire/codec.ts';
import {
  type Certificate,
  type DoneStatement,
  encodeCertificate,
  encodeStatement,
  readCertificate,
  statementHash,
  statementOf,
} from '../wire/done.ts';
import { readAside } from './aside.ts';
import type { NodeContext } from './context.ts';
import { numberKey, Table } from './store.ts';

const HEAD = 'audit-head';

/** The newest done certificate, encoded; empty before the first run. */
export async function lastCertificate(ctx: NodeContext): Promise<Uint8Array> {
  return (await ctx.store.get(Table.Facts, HEAD)) ?? new Uint8Array();
}

/** The newest run that is done; −1 before the first. */
export function runOf(certificate: Uint8Array): number {
  return certificate.length === 0 ? -1 : statementOf(certificate).run;
}

/** Number and chain hash of the next entry. */
export function nextEntry(last: Uint8Array): Pick<DoneStatement, 'number' | 'previous'> {
  if (last.length === 0) return { number: 1, previous: new Uint8Array(32) };
  const statement = statementOf(last);
  return { number: statement.number + 1, previous: statementHash(statement) };
}

/**
 * Makes the effects of a run count: every node signed the same end (DESIGN §9). Idempotent.
 * @throws ProtocolError when this node has no such effects: it lost its state, or the entry does not follow its log
 */
export async function commitRun(ctx: NodeContext, certificate: Certificate): Promise<void> {
  const { statement } = certificate;
  const last = await lastCertificate(ctx);
  if (runOf(last) >= statement.run) return;
  const aside = await readAside(ctx, statement);
  if (!aside)
    throw new ProtocolError(
      `run ${statement.run} is done at the other nodes, but this node has lost its part; restore its database`,
    );
  if (!sameBytes(aside.statement, encodeStatement(statement)))
    throw new ProtocolError(`run ${statement.run} is done at the other nodes with another outcome than here`);
  const { number, previous } = nextEntry(last);
  if (statement.number !== number || !sameBytes(statement.previous, previous))
    throw new ProtocolError(`entry ${statement.number} of the audit log does not follow entry ${number - 1}`);
  const entry = encodeCertificate(certificate);
  await ctx.store.write([
    ...aside.effects(),
    { table: Table.Audit, key: numberKey(number), value: entry },
    { table: Table.Facts, key: HEAD, value: entry },
    ...aside.drop,
  ]);
}

/** Takes over a run that another node proves done while this one missed its end. */
export async function catchUp(ctx: NodeContext, certificate: Uint8Array): Promise<void> {
  if (runOf(certificate) > runOf(await lastCertificate(ctx)))
    await commitRun(ctx, readCertificate(certificate, ctx.id, ctx.roster));
}
