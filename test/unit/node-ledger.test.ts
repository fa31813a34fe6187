import { beforeEach, expect, test } from 'vitest';
import { passOver, readAside, setAside } from '../../workers/node/aside.ts';
import { type NodeContext, nodeContext } from '../../workers/node/context.ts';
import { type Hello, NO_END } from '../../workers/node/hello.ts';
import {
  catchUp,
  commitRun,
  holds,
  lastCertificate,
  nextEntry,
  runOf,
  unlessDone,
} from '../../workers/node/ledger.ts';
import { memoryStore } from '../../workers/node/memory-store.ts';
import { Table } from '../../workers/node/store.ts';
import { type Certificate, encodeCertificate, signStatement } from '../../workers/wire/certificate.ts';
import { type DoneStatement, statementHash } from '../../workers/wire/done.ts';
import { nodeSecret, seeded, smallDeployment } from '../world/world.ts';

const NONE = new Uint8Array();
let ctx: NodeContext;
beforeEach(() => {
  ctx = nodeContext({
    ...{ deployment: smallDeployment(), party: 1, identity: nodeSecret(1) },
    ...{ store: memoryStore(), random: seeded('ledger'), now: () => 0 },
  });
});

const statement = (attempt: number): DoneStatement => ({
  ...nextEntry(NONE),
  ...{ deployment: ctx.id, program: ctx.program, run: 1000, attempt, inputs: new Uint8Array(32) },
  ...{ uploads: 0, builds: 0, matches: 0, results: 0, roots: [1, 2, 3].map(() => new Uint8Array(32)) },
  programs: [],
});
const certificate = (attempt: number): Certificate => ({
  statement: statement(attempt),
  signatures: [1, 2, 3].map((party) => signStatement(statement(attempt), nodeSecret(party))),
});
/** Node 3 shows the end of an attempt; node 2 holds it too when `heldByAll`. */
const shown = (attempt: number, heldByAll = false) =>
  catchUp(ctx, encodeCertificate(certificate(attempt)), 3, heldByAll);
const aside = (attempt: number) =>
  setAside(ctx, statement(attempt), [{ table: Table.Results, key: `of ${attempt}`, value: NONE }]);
const results = () => ctx.store.keys(Table.Results, '');

test('the end of the newest attempt that this node signed is taken over from any node, once', async () => {
  await aside(1);
  expect(await shown(1)).toBe('taken');
  expect(await results()).toEqual(['of 1']);
  expect(await readAside(ctx)).toBeUndefined();
  await commitRun(ctx, certificate(1));
  expect(await shown(1)).toBe('known');
});

test('once this node gave its root in a later attempt it takes an end over only when all others hold it', async () => {
  await aside(1);
  await passOver(ctx);
  expect(await shown(1)).toBe('waits');
  expect(await results()).toEqual([]);
  expect(await shown(1, true)).toBe('taken');
  expect(await results()).toEqual(['of 1']);
});

test('a node holds an end that its hello shows, and one that it keeps aside when it has left our last attempt', () => {
  const end = encodeCertificate(certificate(1));
  const says = (fields: Partial<Hello>) => ({ lastDone: NONE, aside: NO_END, ...fields }) as Hello;
  const keeps = says({ aside: statementHash(statement(1)) });
  expect(holds(says({ lastDone: end }), end, false)).toBe(true);
  expect([holds(keeps, end, true), holds(keeps, end, false)]).toEqual([true, false]);
  expect(holds(says({}), end, true)).toBe(false);
  expect(holds(says({ aside: statementHash(statement(2)) }), end, true)).toBe(false);
});

test('an end that was given up counts neither before nor after the later one does', async () => {
  await aside(1);
  await passOver(ctx);
  await aside(2);
  await expect(shown(1)).rejects.toThrow('node 3 held the end of run 1000, attempt 1 back');
  expect(await shown(2)).toBe('taken');
  await expect(shown(1)).rejects.toThrow('node 3 held the end of run 1000, attempt 1 back');
  expect(await results()).toEqual(['of 2']);
});

test('a node without the end that all others have has lost its part', async () => {
  await expect(shown(1)).rejects.toThrow('has lost its part; restore its database');
  await aside(2);
  await expect(shown(1, true)).rejects.toThrow('has lost its part; restore its database');
});

test('an attempt that went on from the entry before gives and signs nothing once a run is done', async () => {
  await aside(1);
  await shown(1);
  await expect(unlessDone(ctx, NONE, () => aside(2))).rejects.toThrow('run 1000 was done meanwhile');
  expect(await readAside(ctx)).toBeUndefined();
  await unlessDone(ctx, await lastCertificate(ctx), () => aside(2));
  expect(runOf(await lastCertificate(ctx))).toBe(1000);
});
