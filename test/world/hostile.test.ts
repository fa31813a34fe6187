import { bytesToHex } from '@noble/hashes/utils.js';
import { afterEach, expect, test } from 'vitest';
import { memoryNetwork } from '../../workers/link/memory.ts';
import { RpcClient } from '../../workers/link/rpc.ts';
import { PartyKeys } from '../../workers/mpc/keys.ts';
import { Mesh } from '../../workers/node/mesh.ts';
import { Rendezvous } from '../../workers/node/rendezvous.ts';
import { closingTime } from '../../workers/node/schedule.ts';
import { type NodeStore, numberKey, Table } from '../../workers/node/store.ts';
import { buildRecord } from '../../workers/phone/record.ts';
import { sealUpload } from '../../workers/phone/seal.ts';
import { accountId, createAccount, encodeEnrolment } from '../../workers/wire/account.ts';
import { statementOf } from '../../workers/wire/certificate.ts';
import { deploymentHash } from '../../workers/wire/deployment.ts';
import { sealResult } from '../../workers/wire/result.ts';
import { countedBytes } from '../../workers/wire/result-kind.ts';
import { proveResults } from '../../workers/wire/result-proof.ts';
import { METHODS } from '../../workers/wire/rpc-messages.ts';
import { resultShape } from '../../workers/wire/shape.ts';
import { emptyDay, nodeSecret, Phone, pause, seeded, smallDeployment, visit, World } from './world.ts';

/** What an attacker or bad luck found once (each of these failed before it was mended). */

let world: World;
afterEach(() => world.stop());

const grace2 = { run: { collect: 20, grace: 2, window: 5, minAccounts: 2 } };

async function twoPhones(changes = {}): Promise<[Phone, Phone]> {
  world = new World(smallDeployment(changes));
  await world.startAll();
  return [new Phone(world, 'ill'), new Phone(world, 'met')];
}

async function shareTogether(epoch: number, [ill, met]: [Phone, Phone]): Promise<void> {
  world.endEpoch(epoch);
  await ill.upload(epoch, [visit(world, epoch, 1, 0, 20)], { emit: ill.consent, levels: [3] });
  await met.upload(epoch, [visit(world, epoch, 1, 0, 20)]);
}

test('an account that nothing can be sealed to is not enrolled; one that is there already stops no run', async () => {
  const phones = await twoPhones();
  const keys = await phones[0].client.epochKeys(1000);
  await shareTogether(1000, phones);
  const random = seeded('low order');
  const base = createAccount(random);
  const sealKey = new Uint8Array(32);
  const account = { ...base, sealKey, id: accountId(base.verifyKey, sealKey) };
  const introducer = world.network.introducer(bytesToHex(account.verifyKey));
  const { record } = buildRecord(world.deployment, emptyDay(1000), random);
  const { messages } = await sealUpload(world.deployment, account, 1000, 0, record, keys, random);
  const enrolment = encodeEnrolment(deploymentHash(world.deployment), account);
  for (const [i, { key }] of world.deployment.roster.entries()) {
    const node = new RpcClient(await introducer.dial(key));
    await expect(node.call(METHODS.enrol, enrolment.slice())).rejects.toThrow(/nothing can be sealed to/);
    await world.stores[i].write([{ table: Table.Accounts, key: bytesToHex(account.id), value: enrolment }]);
    await node.call(METHODS.upload, messages[i].slice());
  }
  expect(await world.closeRun(1000)).toMatchObject({ uploads: 3 });
  expect((await phones[1].client.results())!.exposed).toBe(true);
});

test('a node that returns another share than it signed is named by the phone, which believes the others', async () => {
  const phones = await twoPhones();
  await shareTogether(1000, phones);
  await world.closeRun(1000);
  const { account, client } = phones[1];
  const nothing = new Uint8Array(resultShape(world.deployment).bytes);
  const { window } = world.deployment.run;
  const [forgedShare] = proveResults(
    new Map([
      [
        '',
        { account: account.id, counted: new Uint8Array(countedBytes(window)), planes: [nothing, nothing] },
      ],
    ]),
    seeded('forger'),
  ).proven;
  const forged = await sealResult(
    { deployment: deploymentHash(world.deployment), run: 1000, window, node: 3 },
    forgedShare,
    account.sealKey,
    nodeSecret(3),
    seeded('sealer'),
  );
  await world.stores[2].write([{ table: Table.Results, key: bytesToHex(account.id), value: forged }]);
  expect(await client.results()).toMatchObject({
    exposed: true,
    counted: [1000],
    agree: { contradicts: [3] },
  });
  // What each signed stands in every node's log.
  const logs = await Promise.all(world.stores.map((store) => store.list(Table.Audit, '')));
  const roots = logs.map((log) => statementOf(log.at(-1)!.value).roots.map(bytesToHex));
  expect(new Set(roots[0]).size).toBe(3);
  expect(roots).toEqual([roots[0], roots[0], roots[0]]);
});

test('grace of two epochs: a late upload waits for the closing build and enters', async () => {
  const phones = await twoPhones(grace2);
  await shareTogether(1000, phones);
  await world.closeRun(1000);
  const late = new Phone(world, 'late');
  await late.upload(1000, [visit(world, 1000, 1, 0, 20)]);
  for (const epoch of [1001, 1002]) {
    world.endEpoch(epoch);
    for (const phone of phones) await phone.upload(epoch, [], { emit: phone.consent });
    await world.closeRun(epoch);
  }
  expect((await late.client.results())!.rows).toMatchObject([{ age: 2, level: 3 }]);
  expect(await world.stores[0].keys(Table.EpochKeys, '000000001000')).toEqual([]);
});

test('an attempt that ends leaves no job behind that would go on under erased secrets', async () => {
  const phones = await twoPhones();
  for (const epoch of [1000, 1001]) {
    await shareTogether(epoch, phones);
    if (epoch === 1000) await world.closeRun(epoch);
  }
  // Node 3 reads its indices as slowly as a browser's database does.
  const { get } = world.stores[2];
  world.stores[2].get = async (table, key) => {
    if (table === Table.Indices) await pause(30);
    return get.call(world.stores[2], table, key);
  };
  let erased = 0;
  const { pair } = PartyKeys.prototype;
  PartyKeys.prototype.pair = function (this: PartyKeys, peer, purpose) {
    const { linkSecrets } = this as unknown as { linkSecrets: Map<number, Uint8Array> };
    if (linkSecrets.get(peer)!.every((byte) => byte === 0)) erased++;
    return pair.call(this, peer, purpose);
  };
  try {
    let killed = false;
    const before = world.nodes[2]!.host.progress!;
    world.nodes[2]!.host.progress = (progress) => {
      before(progress);
      if (progress.stage !== 'match' || progress.run !== 1001 || killed) return;
      killed = true;
      setTimeout(() => void world.kill(1).then(() => world.start(1)), 5);
    };
    await world.closeRun(1001);
    expect(killed).toBe(true);
  } finally {
    PartyKeys.prototype.pair = pair;
  }
  expect(erased).toBe(0);
});

test('when one node alone has all signatures the others take the run from it at once', async () => {
  const phones = await twoPhones();
  await shareTogether(1000, phones);
  let refused = 0;
  for (const i of [1, 2]) {
    const { write } = world.stores[i];
    let once = false;
    world.stores[i].write = async (changes) => {
      const entry = changes.find(({ table }) => table === Table.Audit)?.value;
      if (once || !entry || statementOf(entry).run !== 1000) return write.call(world.stores[i], changes);
      once = true;
      refused++;
      throw new Error('disk full');
    };
  }
  world.now = 40 * 1001 + 20;
  const newest = async (store: NodeStore) =>
    statementOf((await store.list(Table.Audit, '')).at(-1)!.value).run;
  while (refused < 2 || (await Promise.all(world.stores.map(newest))).some((run) => run !== 1000))
    await pause(20);
  expect(await phones[1].client.results()).toMatchObject({ run: 1000, agree: 'all', exposed: true });
});

test('two uploads of one sequence at once get one receipt, also from a store that takes its time', async () => {
  const phones = await twoPhones();
  const keys = await phones[0].client.epochKeys(1000);
  world.endEpoch(1000);
  const { get } = world.stores[0];
  world.stores[0].get = async (table, key) => {
    await pause(1);
    return get.call(world.stores[0], table, key);
  };
  const random = seeded('twice');
  const account = createAccount(random);
  const introducer = world.network.introducer(bytesToHex(account.verifyKey));
  const node = new RpcClient(await introducer.dial(world.deployment.roster[0].key));
  await node.call(METHODS.enrol, encodeEnrolment(deploymentHash(world.deployment), account));
  const seal = (sequence: number) =>
    sealUpload(
      world.deployment,
      account,
      1000,
      sequence,
      buildRecord(world.deployment, emptyDay(1000), random).record,
      keys,
      random,
    );
  const send = (uploads: { messages: readonly Uint8Array[] }[]) =>
    Promise.allSettled(uploads.map(({ messages }) => node.call(METHODS.upload, messages[0].slice())));
  const receipts = (answers: PromiseSettledResult<unknown>[]) =>
    answers.filter(({ status }) => status === 'fulfilled').length;
  expect(receipts(await send([await seal(0), await seal(0)]))).toBe(1);
  await send(await Promise.all(Array.from({ length: 20 }, (_, i) => seal(i + 1))));
  expect(await world.stores[0].keys(Table.Uploads, '')).toHaveLength(16);
});

test('a node that hears late that its attempt was left does not wait in it for ever', async () => {
  const phones = await twoPhones();
  await shareTogether(1000, phones);
  const [one, , three] = world.deployment.roster.map(({ key }) => key);
  const { meet } = Rendezvous.prototype;
  let late = false;
  // Node 2 is slow to notice that it met; meanwhile the link of the others flickers and they begin anew.
  Rendezvous.prototype.meet = async function (this: Rendezvous, run) {
    const meeting = await meet.call(this, run);
    if (run !== 1000 || late || !this.ports.others.includes(1) || !this.ports.others.includes(3))
      return meeting;
    late = true;
    world.network.cut(one, three);
    world.network.heal(one, three);
    while (!meeting.left.aborted) await pause(10);
    return meeting;
  };
  try {
    expect((await world.closeRun(1000)).attempt).toBeGreaterThan(1);
  } finally {
    Rendezvous.prototype.meet = meet;
  }
  expect(late).toBe(true);
  expect(await phones[1].client.results()).toMatchObject({ agree: 'all', exposed: true });
});

test('a late run that met when the next one was due already gives way to it, which closes its epoch too', async () => {
  const phones = await twoPhones();
  await shareTogether(1000, phones);
  const { meet } = Rendezvous.prototype;
  Rendezvous.prototype.meet = async function (this: Rendezvous, run) {
    const meeting = await meet.call(this, run);
    if (run === 1000) world.now = Math.max(world.now, closingTime(world.deployment, 1001));
    return meeting;
  };
  try {
    world.now = closingTime(world.deployment, 1000);
    world.now = await world.held();
  } finally {
    Rendezvous.prototype.meet = meet;
  }
  await world.done(1001);
  expect(world.reports[0].map(({ run }) => run).slice(-2)).toEqual([999, 1001]);
  expect((await phones[1].client.results())!.rows).toMatchObject([{ age: 1, level: 3 }]);
});

test('between the end of an attempt and everybody’s signature no upload of its epoch gets a receipt', async () => {
  const phones = await twoPhones();
  await shareTogether(1000, phones);
  const late = new Phone(world, 'late');
  await late.client.epochKeys(1000);
  await late.client.enrol();
  const aside = `${numberKey(1000)}/${numberKey(1)}`;
  await world.stores[1].write([{ table: Table.Aside, key: aside, value: new Uint8Array() }]);
  expect(await late.upload(1000, [])).toMatchObject([
    { outcome: 'receipt' },
    { outcome: 'waiting' },
    { outcome: 'receipt' },
  ]);
  await world.stores[1].write([{ table: Table.Aside, key: aside, value: null }]);
  expect(await late.client.flush()).toMatchObject([{ party: 2, outcome: 'receipt' }]);
});

test('an attempt that was left does not live on over a link that came back', async () => {
  const network = memoryNetwork();
  const keys = ['a', 'b'];
  const events = { control: () => {}, up: () => {}, down: () => {} };
  const meshes = keys.map((key, i) => {
    const introducer = network.introducer(key);
    const mesh = new Mesh(i + 1, keys, introducer, events);
    introducer.accept((link) => mesh.adopt(link));
    return mesh;
  });
  for (const mesh of meshes) mesh.start();
  const [, second] = meshes;
  while (!second.connected(1)) await pause(10);
  network.cut('a', 'b');
  while (second.connected(1)) await pause(10);
  second.discardBefore(7, 3); // attempt 2 was left while the link was down
  network.heal('a', 'b');
  while (!second.connected(1)) await pause(10);
  await expect(second.channel(7, 2, 'links').receive(1, 'link')).rejects.toThrow('the attempt ended');
  for (const mesh of meshes) mesh.stop();
});

test('what an attempt that failed left aside refuses no upload of the run that follows', async () => {
  const phones = await twoPhones();
  const aside = `${numberKey(1000)}/${numberKey(1)}`;
  for (const store of world.stores)
    await store.write([{ table: Table.Aside, key: aside, value: new Uint8Array(4) }]);
  world.endEpoch(1000);
  expect((await phones[0].upload(1000, []))[0].outcome).toBe('waiting');
  await phones[1].upload(1000, []);
  await world.kill(2);
  world.now = closingTime(world.deployment, 1000) + 10;
  await world.start(2);
  const until = await world.held();
  for (const phone of phones)
    expect((await phone.client.flush()).every(({ outcome }) => outcome === 'receipt')).toBe(true);
  world.now = until;
  await world.done(1000);
  expect(world.reports[0].at(-1)!.uploads).toBe(2);
});

test('an epoch that a node cannot take now does not hold back the epochs behind it', async () => {
  await twoPhones();
  await world.kill(3); // so that no run begins, which would drop what is planted
  world.endEpoch(1001);
  const aside = `${numberKey(1000)}/${numberKey(1)}`;
  await world.stores[1].write([{ table: Table.Aside, key: aside, value: new Uint8Array(4) }]);
  const late = new Phone(world, 'late');
  const keys = await late.client.epochKeys(1000);
  const { record } = buildRecord(world.deployment, emptyDay(1000), late.random);
  await late.client.keep(
    await sealUpload(world.deployment, late.account, 1000, 0, record, keys, late.random),
  );
  const outcomes = (await late.upload(1001, [])).filter(({ party }) => party === 2);
  expect(outcomes).toMatchObject([
    { epoch: 1000, outcome: 'waiting' },
    { epoch: 1001, outcome: 'receipt' },
  ]);
});

test('a correction that comes while its epoch is computed first gets no receipt that it could not keep', async () => {
  const phones = await twoPhones(grace2);
  await shareTogether(1000, phones);
  const aside = `${numberKey(1000)}/${numberKey(1)}`;
  await world.stores[1].write([{ table: Table.Aside, key: aside, value: new Uint8Array(4) }]);
  expect(await phones[0].upload(1000, [])).toMatchObject([
    { outcome: 'receipt' },
    { outcome: 'waiting' },
    { outcome: 'receipt' },
  ]);
  // Who has nothing there yet may still enter late.
  expect(await new Phone(world, 'late').upload(1000, [])).toMatchObject(
    Array(3).fill({ outcome: 'receipt' }),
  );
});
