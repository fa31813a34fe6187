import { afterEach, expect, test } from 'vitest';
import { nodeContext } from '../../workers/node/context.ts';
import { lastCertificate, runOf } from '../../workers/node/ledger.ts';
import { memoryStore } from '../../workers/node/memory-store.ts';
import { Table } from '../../workers/node/store.ts';
import { statementOf } from '../../workers/wire/certificate.ts';
import { holdSeconds } from '../../workers/wire/pace.ts';
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
  // By their own signature or, when they were slow to hear of it, by each other's.
  const newest = async (i: number) => runOf(await lastCertificate(nodeContext(world.nodes[i]!.host)));
  while (!(refused && (await newest(0)) === 1000 && (await newest(1)) === 1000)) await pause(20);
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
  expect((await met.client.results())!).toMatchObject({ agree: 'some', exposed: true });

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
  await world.closeLateRun(1001);
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
  const [ill, met] = await twoPhones(1000);
  await world.closeRun(1000);
  await world.kill(2);
  world.endEpoch(1001);
  const here = [visit(world, 1001, 1, 0, 20)];
  await ill.upload(1001, here, { emit: ill.consent, levels: [3] });
  await met.upload(1001, here);
  world.now = 40 * 1002 + 30; // ten seconds after the collect time
  await world.start(2);
  const until = await world.held();
  expect(until).toBe(world.now + holdSeconds(world.deployment));
  world.now = until - 1;
  for (const phone of [ill, met])
    expect(await phone.client.flush()).toMatchObject([{ party: 2, outcome: 'receipt' }]);
  world.now = until;
  await world.done(1001);
  expect((await met.client.results())!.rows).toMatchObject([
    { age: 0, level: 3 },
    { age: 1, level: 2 },
  ]);
});

test('a late run is held once for the outboxes, however often its attempt is tried again', async () => {
  await twoPhones(1000);
  await world.kill(2);
  world.now = 40 * 1001 + 30; // ten seconds after the collect time
  await world.start(2);
  const until = await world.held();
  const agreed = () =>
    [1, 2, 3].every((party) => world.log.some((line) => line.match(`^node ${party}: run 1000\\.2 agreed`)));
  world.now = until - 1;
  await world.kill(2);
  await world.start(2);
  while (!agreed()) await pause(20);
  await pause(600); // the nodes' clock stands still: nothing may begin
  expect(world.reports[0].some(({ run }) => run === 1000)).toBe(false);
  world.now = until;
  await world.done(1000);
});

test('a node that was back only a moment before the closing time holds the run too', async () => {
  await twoPhones(1000);
  await world.kill(2);
  world.now = 40 * 1001 + 19;
  await world.start(2);
  const { now } = world;
  world.now += 1;
  expect(await world.held()).toBe(now + holdSeconds(world.deployment));
});
