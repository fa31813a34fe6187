/** The audit log of a node. */
import { bytesToHex } from '@noble/hashes/utils.js';
import { ProtocolError } from '../errors.ts';
import type { Party } from '../mpc/party.ts';
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
import { type Aside, readAside } from './aside.ts';
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

/** The newest run whose batch is fixed: computed now, or with an end that may have all signatures somewhere. */
export async function fixedRun({ sealed, store }: NodeContext): Promise<number> {
  const aside = sealed.awaited ? await store.keys(Table.Aside, '') : [];
  return Math.max(sealed.run, ...aside.map((key) => Number.parseInt(key, 10)));
}

/** Number and chain hash of the next entry. */
export function nextEntry(last: Uint8Array): Pick<DoneStatement, 'number' | 'previous'> {
  if (last.length === 0) return { number: 1, previous: new Uint8Array(32) };
  const statement = statementOf(last);
  return { number: statement.number + 1, previous: statementHash(statement) };
}

/** Names the end that a certificate is of, whatever signatures it has; '' for the empty one. @throws InputError when torn */
export function endOf(certificate: Uint8Array): string {
  return certificate.length === 0 ? '' : bytesToHex(encodeStatement(statementOf(certificate)));
}

/**
 * A step of an attempt that goes on from `last`: whoever has committed a run gives neither root nor signature to another
 * end of it.
 * @throws ProtocolError when a run was done since
 */
export function unlessDone(ctx: NodeContext, last: Uint8Array, step: () => Promise<void>): Promise<void> {
  return ctx.serially(async () => {
    const newest = await lastCertificate(ctx);
    if (!sameBytes(newest, last)) throw new ProtocolError(`run ${runOf(newest)} was done meanwhile`);
    return step();
  });
}

/** Makes what lies aside count: every node signed this end (DESIGN §9). Idempotent. */
export function commitRun(ctx: NodeContext, certificate: Certificate): Promise<void> {
  return ctx.serially(async () => {
    if (runOf(await lastCertificate(ctx)) >= certificate.statement.run) return; // taken over from another node
    await commit(ctx, certificate, (await readAside(ctx))!);
  });
}

/**
 * Takes over the end of a run that another node proves, when this one missed it.
 *
 * A node can hold its signature back, so that the others try again, and show the complete certificate later. Honest nodes
 * never commit different ends nor lose one that another has committed:
 * - Before it gives its root in a later attempt, a node passes over what lies aside: from then on it commits that only
 *   when all others show that they did.
 * - Who has all roots of the later attempt therefore knows that no honest node commits the earlier one without it. It
 *   lets that go, and then signs the later one.
 * - Who has committed takes no further part in an attempt (`unlessDone`), so the later one then lacks its root.
 *
 * @param shown certificate in the hello of `by`
 * @param byAll whether every other node has shown this end
 * @returns whether it was taken over
 * @throws ProtocolError when this node lost its part, or the end was given up; InputError when it is not signed by all
 */
export function catchUp(ctx: NodeContext, shown: Uint8Array, by: Party, byAll: boolean): Promise<boolean> {
  return ctx.serially(async () => {
    if (shown.length === 0) return false;
    const { number, run, attempt } = statementOf(shown);
    const entry = await ctx.store.get(Table.Audit, numberKey(number));
    if (entry && endOf(entry) === endOf(shown)) return false;

    const certificate = readCertificate(shown, ctx.id, ctx.roster);
    const aside = await readAside(ctx);
    const isAside = aside && bytesToHex(aside.statement) === endOf(shown);
    const end = `the end of run ${run}, attempt ${attempt}`;
    const isNext = number === nextEntry(await lastCertificate(ctx)).number;
    if (entry || (isNext && aside && !isAside && !byAll))
      throw new ProtocolError(
        `node ${by} held ${end} back and shows it after all nodes went on; it does not count, ask its operator`,
      );
    if (!isAside)
      throw new ProtocolError(
        `run ${run} is done at the other nodes, but this node has lost its part; restore its database`,
      );
    if (aside.passedOver && !byAll)
      throw new ProtocolError(
        `node ${by} shows ${end} after this node went on; it counts when all others show it, one held it back`,
      );
    await commit(ctx, certificate, aside);
    return true;
  });
}

async function commit(ctx: NodeContext, certificate: Certificate, aside: Aside): Promise<void> {
  const entry = encodeCertificate(certificate);
  await ctx.store.write([
    ...(await aside.effects()),
    { table: Table.Audit, key: numberKey(certificate.statement.number), value: entry },
    { table: Table.Facts, key: HEAD, value: entry },
    ...aside.drop,
  ]);
}
