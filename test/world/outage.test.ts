import { afterEach, expect, test } from 'vitest';
import { epochStart } from '../../workers/wire/time.ts';
import { authorityOf } from './authority.ts';
import { Phone, smallDeployment, visit, World } from './world.ts';

/** What is held for a node that is away reaches it before the first run after its return. */

let world: World;
afterEach(() => world.stop());

const claim = new Uint8Array(16).fill(0xc1);
const start = (epoch: number) => epochStart(world.deployment.grid, epoch);

/** Two phones at one place in epoch 1000, whose run is done; then node 3 dies. */
async function outage() {
  world = new World(
    smallDeployment({ withAuthority: true, run: { collect: 20, grace: 0, window: 6, minAccounts: 2 } }),
  );
  await world.startAll();
  const phones = ['ill', 'met'].map((name) => new Phone(world, name));
  const authority = authorityOf(world);
  world.endEpoch(1000);
  for (const phone of phones) await phone.upload(1000, [visit(world, 1000, 1, 0, 20)]);
  world.now = start(1001) + 10;
  await authority.courier.tick();
  await world.closeRun(1000);
  for (const { client } of phones) await client.info(); // keys of epoch 1002, too
  await world.kill(3);
  const [ill, met] = phones;
  return { ill, met, ...authority };
}

const expectWarning = async (ill: Phone, met: Phone) => {
  expect((await ill.client.results())!.accepted).toBe(true);
  expect((await met.client.results())!).toMatchObject({ exposed: true });
};

test('a report made while a node is down is in the first run after it', async () => {
  const { ill, met, courier, register } = await outage();
  register(claim);
  world.now = start(1002) + 1;
  await ill.upload(1001, [], { claim, emit: ill.consent });
  await met.upload(1001, []);
  world.now = start(1002) + 10;
  await courier.tick(); // the list of run 1001: node 3 cannot take it
  world.now = start(1002) + 30; // its collect time is over
  await courier.tick();
  await world.start(3);
  const until = await world.held();
  world.now = until - 1;
  await courier.tick();
  for (const { client } of [ill, met]) await client.flush();
  world.now = until;
  await world.done(1001);
  await expectWarning(ill, met);
});

test('the list of a run that could not be made in its collect time is made while the run waits', async () => {
  const { ill, met, courier, register } = await outage();
  register(claim);
  world.now = start(1003) + 30; // nobody could announce node 3's key of epoch 1002 to the authority
  await courier.tick();
  for (const phone of [ill, met])
    await phone.upload(1002, [], { claim: phone === ill ? claim : null, emit: phone.consent });
  await world.start(3);
  world.now = (await world.held()) - 1;
  await courier.tick();
  for (const { client } of [ill, met]) await client.flush();
  world.now += 1;
  await world.done(1002);
  await expectWarning(ill, met);
});

test('a node that comes back makes keys of the epochs that no run has closed', async () => {
  const { ill, met, courier, register } = await outage();
  register(claim);
  world.now = start(1005) + 5; // epoch 1004 is collected; when it began node 3 was long away
  await world.start(3);
  for (const node of world.nodes) await node!.announce();
  for (const phone of [ill, met])
    await phone.upload(1004, [], { claim: phone === ill ? claim : null, emit: phone.consent });
  world.now = start(1005) + 10;
  await courier.tick();
  await world.closeLateRun(1004);
  await expectWarning(ill, met);
});

test('a claim whose list every node had counts, however many runs did not take place', async () => {
  const { ill, met, courier, register } = await outage();
  await world.start(3);
  register(claim);
  world.now = start(1002) + 10;
  for (const phone of [ill, met])
    await phone.upload(1001, [], { claim: phone === ill ? claim : null, emit: phone.consent });
  await courier.tick();
  await world.kill(3);
  world.now = start(1006) + 5; // runs 1001 to 1004 did not take place
  await world.start(3);
  await world.closeLateRun(1005);
  await expectWarning(ill, met);
});
