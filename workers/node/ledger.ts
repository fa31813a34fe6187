/** The audit log of a node, and effects that wait for everybody's signature. */
import { ProtocolError } from '../errors.ts';
import { Reader, sameBytes, Writer } from '../wire/codec.ts';
import type { NodeContext } from './context.ts';
import {
  type Certificate,
  type DoneStatement,
  encodeCertificate,
  encodeStatement,
  readCertificate,
  statementHash,
  statementOf,
} from './done.ts';
import { type Change, numberKey, Table } from './store.ts';

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

const asideKey = ({ run, attempt }: Pick<DoneStatement, 'run' | 'attempt'>) =>
  `${numberKey(run)}/${numberKey(attempt)}`;

/** Keeps the effects of an attempt aside, durably, before this node signs `done`. Older attempts' are dropped. */
export async function setAside(
  ctx: NodeContext,
  statement: DoneStatement,
  effects: readonly Change[],
): Promise<void> {
  const writer = new Writer().blob(encodeStatement(statement)).u32(effects.length);
  for (const { table, key, value } of effects) {
    writer
      .text(table)
      .text(key)
      .u8(value ? 1 : 0);
    if (value) writer.blob(value);
  }
  const old = await ctx.store.keys(Table.Aside, '');
  await ctx.store.write([
    ...old.map((key) => ({ table: Table.Aside, key, value: null })),
    { table: Table.Aside, key: asideKey(statement), value: writer.finish() },
  ]);
}

/**
 * Drops what attempts before a new meeting left aside. Whoever has all signatures of one says so in its hello, and
 * `catchUp` has committed it then; so nobody has them.
 */
export async function dropAside({ store }: NodeContext): Promise<void> {
  const keys = await store.keys(Table.Aside, '');
  if (keys.length > 0) await store.write(keys.map((key) => ({ table: Table.Aside, key, value: null })));
}

/**
 * Makes the effects of a run count: every node signed the same end (DESIGN §9). Idempotent.
 * @throws ProtocolError when this node has no such effects: it lost its state, or the entry does not follow its log
 */
export async function commitRun(ctx: NodeContext, certificate: Certificate): Promise<void> {
  const { statement } = certificate;
  const last = await lastCertificate(ctx);
  if (runOf(last) >= statement.run) return;
  const aside = await ctx.store.get(Table.Aside, asideKey(statement));
  if (!aside)
    throw new ProtocolError(
      `run ${statement.run} is done at the other nodes, but this node has lost its part; restore its database`,
    );
  const reader = new Reader(aside, 'effects');
  if (!sameBytes(reader.blob(aside.length), encodeStatement(statement)))
    throw new ProtocolError(`run ${statement.run} is done at the other nodes with another outcome than here`);
  const { number, previous } = nextEntry(last);
  if (statement.number !== number || !sameBytes(statement.previous, previous))
    throw new ProtocolError(`entry ${statement.number} of the audit log does not follow entry ${number - 1}`);
  const effects = Array.from({ length: reader.u32() }, (): Change => {
    const table = reader.text(64) as Table;
    const key = reader.text(1024);
    return { table, key, value: reader.u8() ? reader.blob(aside.length) : null };
  });
  reader.end();
  const entry = encodeCertificate(certificate);
  await ctx.store.write([
    ...effects,
    { table: Table.Audit, key: numberKey(number), value: entry },
    { table: Table.Facts, key: HEAD, value: entry },
    { table: Table.Aside, key: asideKey(statement), value: null },
  ]);
}

/** Takes over a run that another node proves done while this one missed its end. */
export async function catchUp(ctx: NodeContext, certificate: Uint8Array): Promise<void> {
  if (runOf(certificate) > runOf(await lastCertificate(ctx)))
    await commitRun(ctx, readCertificate(certificate, ctx.id, ctx.roster));
}
