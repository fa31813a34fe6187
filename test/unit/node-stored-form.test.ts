import { expect, test } from 'vitest';
import { nodeContext } from '../../workers/node/context.ts';
import { memoryStore } from '../../workers/node/memory-store.ts';
import { Table } from '../../workers/node/store.ts';
import { checkStoredForm } from '../../workers/node/stored-form.ts';
import { nodeSecret, seeded, smallDeployment } from '../world/world.ts';

const nodeWith = async (facts: Record<string, Uint8Array>) => {
  const store = memoryStore();
  await store.write(Object.entries(facts).map(([key, value]) => ({ table: Table.Facts, key, value })));
  const host = { deployment: smallDeployment(), party: 1, identity: nodeSecret(1) };
  return nodeContext({ ...host, store, random: seeded('form'), now: () => 0 });
};

test('a new database is read again by this version', async () => {
  const ctx = await nodeWith({});
  await checkStoredForm(ctx);
  await checkStoredForm(ctx);
  expect(await ctx.store.get(Table.Facts, 'form')).toEqual(Uint8Array.of(5));
});

test.each([
  ['an older version', 1, { 'audit-head': new Uint8Array(300) }],
  ['a newer version', 6, { form: Uint8Array.of(6) }],
])('one of %s is refused, with what to do', async (_, form, facts) => {
  const ctx = await nodeWith(facts as Record<string, Uint8Array>);
  await expect(checkStoredForm(ctx)).rejects.toThrow(`database has form ${form}, this version`);
});
