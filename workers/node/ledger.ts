/** The audit log of a node. */
import { bytesToHex } from '@noble/hashes/utils.js';
import { ProtocolError } from '../errors.ts';
import type { Party } from '../mpc/party.ts';
import { type Certificate, encodeCertificate, readCertificate, statementOf } from '../wire/certificate.ts';
import { sameBytes } from '../wire/codec.ts';
import { type DoneStatement, encodeStatement, statementHash } from '../wire/done.ts';
import { type Aside, readAside } from './aside.ts';
import type { NodeContext } from './context.ts';
import { endSeating } from './fixed-fields.ts';
import type { Hello } from './hello.ts';
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
 * Whether the newest hello of a node says that it has committed this end, or keeps it aside.
 * @param isLater whether it is of an attempt later than the last that began here
 */
export function holds(hello: Hello, certificate: Uint8Array, isLater: boolean): boolean {
  const isAside = isLater && sameBytes(hello.aside, nextEntry(certificate).previous);
  return isAside || endOf(hello.lastDone) === endOf(certificate);
}

/**
 * Takes over the end of a run that another node proves, when this one missed it.
 *
 * A node can hold its signature back, so that the others try again, and show the complete certificate E later. However many
 * do, no two honest nodes commit different ends of one entry, and none lets an end go that another commits:
 * - All honest nodes have signed E, so each has set it aside. One lets it go only when it has all roots of a later attempt,
 *   of whatever run (`setAside`); each passes E over before it gives its root there.
 * - Who commits E not passed over has given no such root: nobody honest has let E go.
 * - Who commits E passed over knows that all others hold it (`holds`). Whoever keeps it said so as it proposed an attempt,
 *   being in none, after the last that began here. So it was through with all attempts that have a root of this node, and E
 *   still lay aside. After a restart no attempt is remembered, and none needed: what is said to this node now is said later.
 * - Who has committed E gives no root to another end of its entry (`unlessDone`), and honest nodes whose newest runs differ
 *   begin no attempt together (`Rendezvous`): nobody honest lets E go from then on, nor signs another end.
 * What a root, signature or hello rests on is written before it is sent, at once or not at all: a crash undoes nothing.
 *
 * @param shown certificate in the hello of `by`
 * @param heldByAll whether every other node has committed this end or keeps it (`holds`), as of this call
 * @throws ProtocolError when this node lost its part, or the end was given up; InputError when it is not signed by all
 */
export function catchUp(
  ctx: NodeContext,
  shown: Uint8Array,
  by: Party,
  heldByAll: boolean,
): Promise<'known' | 'taken' | 'waits'> {
  return ctx.serially(async () => {
    if (shown.length === 0) return 'known';
    const { number, run, attempt } = statementOf(shown);
    const entry = await ctx.store.get(Table.Audit, numberKey(number));
    if (entry && endOf(entry) === endOf(shown)) return 'known';

    const certificate = readCertificate(shown, ctx.id, ctx.roster);
    const aside = await readAside(ctx);
    const isAside = aside && bytesToHex(aside.statement) === endOf(shown);
    const isNext = number === nextEntry(await lastCertificate(ctx)).number;
    if (entry || (isNext && aside && !isAside && !heldByAll))
      throw new ProtocolError(
        `node ${by} held the end of run ${run}, attempt ${attempt} back and shows it after all nodes went on; it does not count, ask its operator`,
      );
    if (!isAside)
      throw new ProtocolError(
        `run ${run} is done at the other nodes, but this node has lost its part; restore its database`,
      );
    if (aside.passedOver && !heldByAll) return 'waits';
    await commit(ctx, certificate, aside);
    return 'taken';
  });
}

async function commit(ctx: NodeContext, certificate: Certificate, aside: Aside): Promise<void> {
  const entry = encodeCertificate(certificate);
  await ctx.store.write([
    ...(await aside.effects()),
    ...(await endSeating(ctx, certificate.statement.run)),
    { table: Table.Audit, key: numberKey(certificate.statement.number), value: entry },
    { table: Table.Facts, key: HEAD, value: entry },
    ...aside.drop,
  ]);
}
