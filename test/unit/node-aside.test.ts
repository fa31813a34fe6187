import { expect, test } from 'vitest';
import { asideHash, passOver, readAside, setAside } from '../../workers/node/aside.ts';
import { nodeContext } from '../../workers/node/context.ts';
import { NO_END } from '../../workers/node/hello.ts';
import { memoryStore } from '../../workers/node/memory-store.ts';
import { type Change, Table } from '../../workers/node/store.ts';
import { type DoneStatement, encodeStatement, statementHash } from '../../workers/wire/done.ts';
import { nodeSecret, seeded, smallDeployment } from '../world/world.ts';

const ctx = nodeContext({
  deployment: smallDeployment(),
  party: 1,
  identity: nodeSecret(1),
  store: memoryStore(),
  random: seeded('aside'),
  now: () => 0,
});
const statement = (attempt: number): DoneStatement => ({
  number: 1,
  previous: new Uint8Array(32),
  deployment: ctx.id,
  program: ctx.program,
  run: 1000,
  attempt,
  inputs: new Uint8Array(32),
  uploads: 0,
  builds: 0,
  matches: 0,
  results: 0,
  roots: [],
  programs: [],
});
const effects: Change[] = Array.from({ length: 15 }, (_, i) => ({
  table: Table.Results,
  key: `account ${i}`,
  value: i % 4 === 3 ? null : new Uint8Array(10 * i).fill(i),
}));

test('what lies aside is in rows of bounded size, and is read whole', async () => {
  await setAside(ctx, statement(1), effects, 100);
  const rows = await ctx.store.list(Table.Aside, '');
  expect(rows.length).toBeGreaterThan(5);
  for (const { value } of rows) expect(value.length).toBeLessThan(100 + 140 + 300);
  expect(await (await readAside(ctx))!.effects()).toEqual(effects);
});

test('one end lies aside, passed over until another takes its place, and nothing of it stays', async () => {
  await setAside(ctx, statement(1), effects, 100);
  await passOver(ctx);
  expect(await readAside(ctx)).toMatchObject({ statement: encodeStatement(statement(1)), passedOver: true });
  expect(await asideHash(ctx)).toEqual(statementHash(statement(1)));

  await setAside(ctx, statement(2), effects.slice(0, 1), 100);
  const aside = (await readAside(ctx))!;
  expect(aside).toMatchObject({ statement: encodeStatement(statement(2)), passedOver: false });
  expect(await aside.effects()).toEqual(effects.slice(0, 1));

  await passOver(ctx);
  await ctx.store.write((await readAside(ctx))!.drop);
  expect(await readAside(ctx)).toBeUndefined();
  expect(await asideHash(ctx)).toEqual(NO_END);
  for (const table of [Table.Aside, Table.Facts]) expect(await ctx.store.keys(table, '')).toEqual([]);
});
