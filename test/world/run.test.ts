import { afterEach, expect, test } from 'vitest';
import { Table } from '../../workers/node/store.ts';
import { exposuresOf } from '../../workers/phone/exposures.ts';
import { Phone, smallDeployment, visit, World } from './world.ts';

let world: World;
afterEach(() => world.stop());

test('a visit, shared, comes back as an exposure that only its owner reads', async () => {
  world = new World(smallDeployment());
  await world.startAll();
  const [ill, met, other] = ['ill', 'met', 'other'].map((name) => new Phone(world, name));
  const epoch = 1000;
  world.endEpoch(epoch);
  await ill.upload(epoch, [visit(world, epoch, 1, 0, 20)], { emit: ill.consent, levels: [3] });
  await met.upload(epoch, [visit(world, epoch, 1, 10, 35)]);
  await other.upload(epoch, [visit(world, epoch, 2, 0, 40)]);
  const report = await world.closeRun(epoch);
  expect(report).toMatchObject({ uploads: 3, results: 3, builds: 2, matches: 2 });

  const answer = (await met.client.results())!;
  expect(answer).toMatchObject({ run: epoch, agree: 'all', exposed: true });
  expect(exposuresOf(world.deployment, answer, met.sent)).toMatchObject([
    { epoch, from: 40_010, to: 40_020, visitIds: ['1000/1/10'], level: 3 },
  ]);
  for (const phone of [ill, other]) expect((await phone.client.results())!.rows).toEqual([]);
  for (const store of world.stores)
    for (const table of [Table.Uploads, Table.EpochKeys, Table.Aside])
      expect((await store.keys(table, '')).filter((key) => Number.parseInt(key, 10) <= epoch)).toEqual([]);
});
