import { afterEach, expect, test } from 'vitest';
import { buildRecord } from '../../workers/phone/record.ts';
import { placeRows } from '../../workers/phone/rows.ts';
import { setBit } from '../../workers/wire/bits.ts';
import { uploadShape } from '../../workers/wire/shape.ts';
import { listClaims } from './authority.ts';
import { emptyDay, Phone, smallDeployment, visit, World } from './world.ts';

let world: World;
afterEach(() => world.stop());

const claim = new Uint8Array(16).fill(0xc1);
/** window 3, ahead 2: level 3 on all five epochs around the run. */
const allDays = [3, 3, 3, 3, 3];

test('a claim counts once, for one account, on past and coming days', async () => {
  world = new World(smallDeployment({ withAuthority: true }));
  await world.startAll();
  const [ill, thief, met] = ['ill', 'thief', 'met'].map((name) => new Phone(world, name));
  const cafe = (epoch: number) => [visit(world, epoch, 1, 0, 40)];

  // Epoch 1000: nobody is known to be ill.
  world.endEpoch(1000);
  await ill.upload(1000, cafe(1000));
  await met.upload(1000, cafe(1000));
  await thief.upload(1000, []);
  await world.closeRun(1000);
  expect((await met.client.results())!.rows).toEqual([]);

  // Epoch 1001: the ill person reports; a run later their visit of epoch 1000 warns.
  world.endEpoch(1001);
  await listClaims(world, 1001, [{ claim, levels: allDays }]);
  await ill.upload(1001, [], { claim, emit: ill.consent });
  await met.upload(1001, []);
  await world.closeRun(1001);
  expect((await ill.client.results())!.accepted).toBe(true);
  const warned = (await met.client.results())!;
  expect(warned).toMatchObject({ accepted: false, agree: 'all', exposed: true });
  expect(warned.rows.every(({ age, level }) => age === 1 && level === 3)).toBe(true);
  expect(warned.rows.flatMap(({ slots }) => slots).length).toBe(8);

  // Epoch 1002: somebody else got hold of the claim; it is used. The coming days of the ill person count.
  world.endEpoch(1002);
  await thief.upload(1002, [visit(world, 1002, 2, 0, 20)], { claim, emit: thief.consent });
  await met.upload(1002, [visit(world, 1002, 2, 0, 20), visit(world, 1002, 1, 20, 40)]);
  await ill.upload(1002, [visit(world, 1002, 1, 20, 40)], { emit: ill.consent });
  await world.closeRun(1002);
  expect((await thief.client.results())!.accepted).toBe(false);
  const answer = (await met.client.results())!;
  expect(answer.rows.filter(({ age }) => age === 0).flatMap(({ slots }) => slots)).toEqual([0, 1, 2, 3]);
  expect(answer.rows.filter(({ age }) => age === 2)).toHaveLength(2);
  expect((await ill.client.results())!.accepted).toBe(true);
});

test('without consent a report warns nobody', async () => {
  world = new World(smallDeployment({ withAuthority: true }));
  await world.startAll();
  const [ill, met] = ['ill', 'met'].map((name) => new Phone(world, name));
  world.endEpoch(1000);
  await listClaims(world, 1000, [{ claim, levels: allDays }]);
  const here = [visit(world, 1000, 1, 0, 20)];
  await ill.upload(1000, here, { claim });
  await met.upload(1000, here);
  await world.closeRun(1000);
  expect((await ill.client.results())!.accepted).toBe(true);
  expect((await met.client.results())!.rows).toEqual([]);
});

test('a run without the authority still runs, and no random claim is accepted', async () => {
  world = new World(smallDeployment({ withAuthority: true }));
  await world.startAll();
  const phones = ['a', 'b'].map((name) => new Phone(world, name));
  world.endEpoch(1000);
  for (const phone of phones)
    await phone.upload(1000, [visit(world, 1000, 1, 0, 20)], { claim, emit: phone.consent });
  await world.closeRun(1000);
  for (const phone of phones)
    expect(await phone.client.results()).toMatchObject({ accepted: false, rows: [], agree: 'all' });
});

test('the list of a run that did not take place enters the next one', async () => {
  world = new World(
    smallDeployment({ withAuthority: true, run: { collect: 20, grace: 1, window: 3, minAccounts: 2 } }),
  );
  await world.startAll();
  const [ill, met] = ['ill', 'met'].map((name) => new Phone(world, name));
  const here = [visit(world, 1000, 1, 0, 20)];
  world.endEpoch(1000);
  await listClaims(world, 1000, [{ claim, levels: allDays }]);
  await ill.upload(1000, here, { claim, emit: ill.consent });
  await met.upload(1000, here);
  await world.kill(3); // run 1000 passes without it
  world.endEpoch(1001);
  await world.start(3);
  const report = await world.closeLateRun(1001);
  expect(report.uploads).toBe(2);
  expect((await ill.client.results())!.accepted).toBe(true);
  expect((await met.client.results())!).toMatchObject({ run: 1001, exposed: true });
});

test('a claim that is redeemed a run after its listing counts on the days it was listed for', async () => {
  world = new World(smallDeployment({ withAuthority: true }));
  await world.startAll();
  const [ill, met] = ['ill', 'met'].map((name) => new Phone(world, name));
  // Levels of epochs 998 … 1002: ill in 1000 alone.
  const levels = [0, 0, 3, 0, 0];
  for (const epoch of [1000, 1001]) {
    world.endEpoch(epoch);
    await listClaims(world, epoch, epoch === 1000 ? [{ claim, levels }] : []);
    const here = [visit(world, epoch, 1, 0, 20)];
    await ill.upload(epoch, here, { claim: epoch === 1001 ? claim : null, emit: ill.consent });
    await met.upload(epoch, here);
    await world.closeRun(epoch);
  }
  expect((await ill.client.results())!.accepted).toBe(true);
  expect((await met.client.results())!.rows).toMatchObject([{ age: 1, level: 3 }]);
});

test('a listed claim waits for three runs, then its place is gone', async () => {
  for (const [redeemed, accepted] of [
    [1002, true],
    [1003, false],
  ] as const) {
    world = new World(
      smallDeployment({
        withAuthority: true,
        run: { collect: 20, grace: 0, window: 5, minAccounts: 2 },
      }),
    );
    await world.startAll();
    const [ill, other] = ['ill', 'other'].map((name) => new Phone(world, name));
    for (let epoch = 1000; epoch <= redeemed; epoch++) {
      world.endEpoch(epoch);
      await listClaims(world, epoch, epoch === 1000 ? [{ claim, levels: [3, 3, 3, 3, 3, 3, 3] }] : []);
      await ill.upload(epoch, [], { claim: epoch === redeemed ? claim : null });
      await other.upload(epoch, []);
      await world.closeRun(epoch);
    }
    expect((await ill.client.results())!.accepted).toBe(accepted);
    await world.stop();
  }
});

test('consent in a late upload is about its own epoch', async () => {
  world = new World(smallDeployment({ run: { collect: 20, grace: 1, window: 3, minAccounts: 2 } }));
  await world.startAll();
  const [late, met, other] = ['late', 'met', 'other'].map((name) => new Phone(world, name));
  const here = [visit(world, 1000, 1, 0, 20)];
  world.endEpoch(1000);
  for (const phone of [met, other]) await phone.upload(1000, here);
  await world.closeRun(1000);
  const rows = late.consent.length;
  const ownEpoch = late.consent.map((byte, i) => (i < rows / world.deployment.run.window ? byte : 0));
  await late.upload(1000, here, { emit: ownEpoch, levels: [3] });
  world.endEpoch(1001);
  for (const phone of [met, other]) await phone.upload(1001, []);
  await world.closeRun(1001);
  expect((await met.client.results())!.rows).toMatchObject([{ age: 1, level: 3 }]);
});

test('a level field is thermometer code whatever the phone sent', async () => {
  world = new World(smallDeployment());
  await world.startAll();
  const [ill, met] = ['ill', 'met'].map((name) => new Phone(world, name));
  world.endEpoch(1000);
  const here = [visit(world, 1000, 1, 0, 20)];
  // Level 3 without levels 1 and 2: only the third bit of age 0.
  const { record } = buildRecord(
    world.deployment,
    {
      ...emptyDay(1000),
      places: placeRows(world.deployment, 1000, here).rows,
      emit: ill.consent,
      levels: [3],
    },
    ill.random,
  );
  const at = uploadShape(world.deployment).levels(0)!;
  setBit(record, at, 0);
  await ill.client.upload(1000, record);
  const more = new Phone(world, 'more');
  await more.upload(1000, here, { emit: more.consent, levels: [1] });
  await met.upload(1000, here);
  await world.closeRun(1000);
  expect((await met.client.results())!.rows).toMatchObject([{ age: 0, level: 1 }]);
});
