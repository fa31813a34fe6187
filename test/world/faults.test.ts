import { afterEach, expect, test } from 'vitest';
import { statementOf } from '../../workers/node/done.ts';
import { memoryStore } from '../../workers/node/memory-store.ts';
import { Table } from '../../workers/node/store.ts';
import { Phone, pause, smallDeployment, visit, World } from './world.ts';

let world: World;
afterEach(() => world.stop());

async function twoPhones(epoch: number, changes = {}): Promise<[Phone, Phone]> {
  world = new World(smallDeployment(changes), epoch);
  await world.startAll();
  const [ill, met] = [new Phone(world, 'ill'), new Phone(world, 'met')];
  world.endEpoch(epoch);
  await ill.upload(epoch, [visit(world, epoch, 1, 0, 20)], { emit: ill.consent, levels: [2] });
  await met.upload(epoch, [visit(world, epoch, 1, 0, 20)]);
  return [ill, met];
}

test('a node that dies in the middle of a job comes back and the run is done in a new attempt', async () => {
  const [, met] = await twoPhones(1000);
  const dead = world.nodes[2]!;
  let killed = false;
  const killWhen = dead.host.progress!;
  dead.host.progress = (progress) => {
    killWhen(progress);
    if (progress.run !== 1000 || progress.stage !== 'index' || killed) return;
    killed = true;
    void world.kill(3).then(() => world.start(3));
  };
  const report = await world.closeRun(1000);
  expect(killed).toBe(true);
  expect(report.attempt).toBeGreaterThan(1);
  expect((await met.client.results())!).toMatchObject({ agree: 'all', exposed: true });
  expect(world.log.some((line) => line.includes('aborted'))).toBe(true);
});

test('a node that missed the last signature takes the run over from the others', async () => {
  const [, met] = await twoPhones(1000);
  // Node 3's store refuses the commit once: its disk was full at the wrong moment.
  const { write } = world.stores[2];
  let refused = false;
  world.stores[2].write = async (changes) => {
    const entry = changes.find(({ table }) => table === Table.Audit)?.value;
    if (!refused && entry && statementOf(entry).run === 1000) {
      refused = true;
      throw new Error('the database cannot be written: disk full');
    }
    return write.call(world.stores[2], changes);
  };
  world.now = 40 * 1001 + 20;
  const newest = (i: number) => world.reports[i].at(-1)?.run;
  while (!(refused && newest(0) === 1000 && newest(1) === 1000)) await pause(20);
  world.endEpoch(1001);
  const phone = new Phone(world, 'later');
  await phone.upload(1001, []);
  await met.upload(1001, []);
  await world.closeRun(1001);
  expect((await met.client.results())!).toMatchObject({ run: 1001, agree: 'all', exposed: true });
});

test('with one node down uploads wait in the outbox and results come from the other two', async () => {
  const [ill, met] = await twoPhones(1000);
  await world.closeRun(1000);
  await world.kill(2);
  expect((await met.client.results())!).toMatchObject({ agree: 'two', exposed: true });

  world.endEpoch(1001);
  const deliveries = await met.upload(1001, []).catch((error) => error);
  // The key of node 2 for epoch 1001 was announced one epoch ahead, so sealing needs nobody.
  expect(deliveries).toMatchObject([{ outcome: 'receipt' }, { outcome: 'waiting' }, { outcome: 'receipt' }]);
  await ill.upload(1001, []);
  await world.start(2);
  expect(await met.client.flush()).toMatchObject([{ party: 2, outcome: 'receipt' }]);
  await ill.client.flush();
  const report = await world.closeRun(1001);
  expect(report.uploads).toBe(2);
});

test('an outage longer than an epoch closes several epochs in one run', async () => {
  const [, met] = await twoPhones(1000, { run: { collect: 20, grace: 1, window: 4, minAccounts: 2 } });
  await world.kill(1);
  world.endEpoch(1001);
  await world.start(1);
  await world.closeRun(1001);
  expect((await met.client.results())!).toMatchObject({ run: 1001, exposed: true });
  expect((await met.client.results())!.rows[0].age).toBe(1);
});

test('a node that lost its database says so and gives nothing', async () => {
  await twoPhones(1000);
  await world.closeRun(1000);
  await world.kill(3);
  world.stores[2] = memoryStore();
  await world.start(3);
  world.now = 40 * 1002 + 20;
  const lost = () => world.log.find((line) => line.includes('restore its database'));
  while (!lost()) await pause(20);
  expect(lost()).toContain('node 3');
});

test('a phone that never met a node can seal to it while it is down: the others pass its key on', async () => {
  await twoPhones(1000);
  await world.closeRun(1000);
  await world.kill(2);
  const fresh = new Phone(world, 'fresh');
  world.endEpoch(1001);
  expect(await fresh.upload(1001, [])).toMatchObject([
    { outcome: 'receipt' },
    { outcome: 'waiting' },
    { outcome: 'receipt' },
  ]);
});

test('a node that was down over the closing time gets what waited for it, and the visit is checked', async () => {
  const [ill, met] = await twoPhones(1000, { run: { collect: 40, grace: 0, window: 3, minAccounts: 2 } });
  await world.closeRun(1000);
  await world.kill(2);
  world.endEpoch(1001);
  const here = [visit(world, 1001, 1, 0, 20)];
  await ill.upload(1001, here, { emit: ill.consent, levels: [3] });
  await met.upload(1001, here);
  world.now = 40 * 1002 + 40 + 10; // ten seconds after the collect time, within the next epoch
  await world.start(2);
  const met2 = () =>
    world.log.some((line) => line.startsWith('node 2: run 1001.') && line.includes('agreed'));
  while (!met2()) await pause(20);
  for (const phone of [ill, met])
    expect(await phone.client.flush()).toMatchObject([{ party: 2, outcome: 'receipt' }]);
  while (world.reports.some((reports) => reports.at(-1)?.run !== 1001)) {
    await pause(100);
    world.now += 1; // the nodes hold the run for five seconds, each from when it met the others
  }
  expect((await met.client.results())!.rows).toMatchObject([
    { age: 0, level: 3 },
    { age: 1, level: 2 },
  ]);
});

test('a late run is held once for the outboxes, however often its attempt is tried again', async () => {
  await twoPhones(1000, { run: { collect: 40, grace: 0, window: 3, minAccounts: 2 } });
  await world.kill(2);
  world.now = 40 * 1001 + 40 + 10; // ten seconds after the collect time; the hold is five
  await world.start(2);
  const agreed = (times: number) => () =>
    [1, 2, 3].every(
      (party) =>
        world.log.filter((line) => line.match(`^node ${party}: run 1000\\.\\d+ agreed`)).length >= times,
    );
  const until = async (holds: () => boolean) => {
    while (!holds()) await pause(20);
  };
  await until(agreed(1));
  world.now += 4;
  await world.kill(2);
  await world.start(2);
  await until(agreed(2));
  await pause(600); // the nodes' clock stands still: nothing may begin
  expect(world.reports[0].some(({ run }) => run === 1000)).toBe(false);
  world.now += 1;
  await world.done(1000);
});
