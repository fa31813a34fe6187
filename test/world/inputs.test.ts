import { bytesToHex } from '@noble/hashes/utils.js';
import { afterEach, expect, test } from 'vitest';
import { RpcClient } from '../../workers/link/rpc.ts';
import { sharingOf } from '../../workers/mpc/sharing.ts';
import { Table } from '../../workers/node/store.ts';
import { buildRecord } from '../../workers/phone/record.ts';
import { sealUpload } from '../../workers/phone/seal.ts';
import { createAccount, encodeEnrolment } from '../../workers/wire/account.ts';
import { statementOf } from '../../workers/wire/certificate.ts';
import { deploymentHash } from '../../workers/wire/deployment.ts';
import { statementHash } from '../../workers/wire/done.ts';
import { seal } from '../../workers/wire/envelope.ts';
import { METHODS } from '../../workers/wire/rpc-messages.ts';
import { bodyHash } from '../../workers/wire/sealed-shares.ts';
import { venueToken } from '../../workers/wire/tokens.ts';
import { encodeUpload, signUpload, uploadEnvelope } from '../../workers/wire/upload.ts';
import { emptyDay, Phone, seeded, smallDeployment, visit, World } from './world.ts';

let world: World;
afterEach(() => world.stop());

/** A client that says what it likes. */
async function stranger(name: string) {
  const random = seeded(name);
  const account = createAccount(random);
  const introducer = world.network.introducer(bytesToHex(account.verifyKey));
  const links = await Promise.all(world.deployment.roster.map(({ key }) => introducer.dial(key)));
  const nodes = links.map((link) => new RpcClient(link));
  const enrolment = encodeEnrolment(deploymentHash(world.deployment), account);
  return {
    random,
    account,
    nodes,
    enrol: () => Promise.all(nodes.map((node) => node.call(METHODS.enrol, enrolment.slice()))),
    send: (messages: readonly Uint8Array[]) =>
      Promise.all(nodes.map((node, i) => node.call(METHODS.upload, messages[i]!.slice()))),
  };
}

test('a node refuses what is not for it, not signed, not known, not in order or not in time, and keeps the rest', async () => {
  world = new World(smallDeployment());
  await world.startAll();
  const keys = await new Phone(world, 'keys').client.epochKeys(1000);
  world.endEpoch(1000);
  const { account, random, enrol, send, nodes } = await stranger('stranger');
  const { record } = buildRecord(world.deployment, emptyDay(1000), random);
  const sealed = (sequence: number, deployment = world.deployment, who = account, epoch = 1000) =>
    sealUpload(deployment, who, epoch, sequence, record, keys, random);

  const first = await sealed(1);
  await expect(send(first.messages)).rejects.toThrow(/not known here; enrol first/);
  await enrol();
  await expect(send((await sealed(0, smallDeployment({ name: 'another' }))).messages)).rejects.toThrow(
    /another deployment/,
  );
  const forged = { ...account, signKey: createAccount(random).signKey };
  await expect(send((await sealed(0, world.deployment, forged)).messages)).rejects.toThrow(
    /signature is wrong/,
  );
  await expect(send((await sealed(0, world.deployment, account, 1003)).messages)).rejects.toThrow(
    /has not begun/,
  );
  await expect(send(first.messages.map((bytes) => bytes.slice(1)))).rejects.toThrow(/bytes where/);

  const receipts = await send(first.messages);
  expect((await send(first.messages)).map((bytes) => bytes.length)).toEqual(receipts.map((r) => r.length));
  await expect(send((await sealed(1)).messages)).rejects.toThrow(/was used for another upload/);
  await expect(send((await sealed(0)).messages)).rejects.toThrow(/older than one that is held/);
  await send((await sealed(2)).messages);

  await new Phone(world, 'second').upload(1000, []);
  const report = await world.closeRun(1000);
  expect(report.uploads).toBe(2);
  await expect(send((await sealed(3)).messages)).rejects.toThrow(/is closed/);
  await expect(nodes[0]!.call(METHODS.result, new Uint8Array(31))).rejects.toThrow(/not known/);
  const other = await stranger('other');
  await expect(other.nodes[0]!.call(METHODS.result, account.id.slice())).rejects.toThrow(
    /only the account itself/,
  );
});

/** What a client can do to the bodies that it deals. */
type Spoil = (bodies: Uint8Array[]) => void;
const flipped =
  (node: number, byte: number): Spoil =>
  (bodies) => {
    bodies[node - 1]![byte]! ^= 1;
  };
/** The first bit of a record of five becomes the element 2: p(x) = 2·(x−α1)(x−α2)/(α1·α2) leaves the seeds' shares alone. */
const noBit: Spoil = (bodies) => {
  const { field } = sharingOf({ parties: 5, threshold: 2 }).scheme;
  for (const x of [3, 4, 5]) {
    const value = [2, x ^ 1, x ^ 2, field.inverse(field.multiply(1, 2))].reduce((a, b) =>
      field.multiply(a, b),
    );
    const body = bodies[x - 1]!;
    for (let plane = 0; plane < 3; plane++) body[(plane * body.length) / 3]! ^= (value >> plane) & 1;
  }
};

test.each([
  // One byte of one copy of each part is another: r1 at node 2, r2 at node 1, r3 at node 1.
  { parties: 3, threshold: 1, spoils: [flipped(2, 0), flipped(1, 0), flipped(1, 32)] },
  { parties: 5, threshold: 2, spoils: [flipped(5, 0), flipped(1, 0), noBit] },
])(
  'uploads that share no bits of $parties nodes are dropped by every node; the others count',
  async ({ parties, threshold, spoils }) => {
    world = new World(smallDeployment({ parties, threshold }));
    await world.startAll();
    const [ill, met] = [new Phone(world, 'ill'), new Phone(world, 'met')];
    const keys = await ill.client.epochKeys(1000);
    world.endEpoch(1000);
    await ill.upload(1000, [visit(world, 1000, 1, 0, 20)], { emit: ill.consent, levels: [3] });
    await met.upload(1000, [visit(world, 1000, 1, 0, 20)]);

    for (const [i, spoil] of spoils.entries()) {
      const liar = await stranger(`liar ${i}`);
      await liar.enrol();
      const { record } = buildRecord(world.deployment, emptyDay(1000), liar.random);
      const fields = {
        deployment: deploymentHash(world.deployment),
        epoch: 1000,
        account: liar.account.id,
        sequence: 0,
        report: new Uint8Array(16),
      };
      const { context, bound } = uploadEnvelope(fields);
      const shares = sharingOf(world.deployment).shareRecord(record, liar.random);
      spoil(shares);
      const bodies = await Promise.all(
        shares.map((share, i) =>
          seal(keys.get(i + 1)!, { ...context, node: i + 1 }, bound, share, liar.random),
        ),
      );
      const header = { ...fields, bodies: bodies.map(bodyHash) };
      const signature = signUpload(header, liar.account.signKey);
      await liar.send(bodies.map((body) => encodeUpload({ header, signature, body })));
    }

    const report = await world.closeRun(1000);
    expect(report).toMatchObject({ uploads: 2, results: 2 });
    expect((await met.client.results())!).toMatchObject({ agree: 'all', exposed: true });
  },
);

test('late uploads enter when the grace time ends; what stood stands', async () => {
  world = new World(smallDeployment({ run: { collect: 20, grace: 1, window: 3, minAccounts: 2 } }));
  await world.startAll();
  const [ill, met, late] = ['ill', 'met', 'late'].map((name) => new Phone(world, name));
  const here = [visit(world, 1000, 1, 0, 20)];
  world.endEpoch(1000);
  await ill.upload(1000, here, { emit: ill.consent, levels: [3] });
  await met.upload(1000, here);
  expect(await world.closeRun(1000)).toMatchObject({ uploads: 2, builds: 2 });
  expect(await world.stores[0].keys(Table.Uploads, '')).toHaveLength(2);

  await expect(met.upload(1000, [])).resolves.toMatchObject([
    { outcome: 'refused', reason: expect.stringContaining('already counts') },
    { outcome: 'refused' },
    { outcome: 'refused' },
  ]);
  await late.upload(1000, here);
  world.endEpoch(1001);
  for (const phone of [ill, met]) await phone.upload(1001, [], { emit: phone.consent });
  const report = await world.closeRun(1001);
  expect(report).toMatchObject({ uploads: 3, builds: 4, matches: 4, results: 3 });
  for (const phone of [met, late]) {
    const { rows } = (await phone.client.results())!;
    expect(rows).toMatchObject([{ age: 1, slots: [0, 1, 2, 3], level: 3 }]);
  }
  expect((await met.client.results())!.counted).toEqual([1000, 1001]);
  expect((await late.client.results())!.counted).toEqual([1000]);
  expect((await world.stores[0].keys(Table.Uploads, '')).every((key) => key.startsWith('000000001001'))).toBe(
    true,
  );
});

test('fewer accounts than minAccounts are not computed on, and the phone can tell', async () => {
  world = new World(smallDeployment());
  await world.startAll();
  const alone = new Phone(world, 'alone');
  world.endEpoch(1000);
  await alone.upload(1000, [visit(world, 1000, 1, 0, 20)]);
  expect(await world.closeRun(1000)).toMatchObject({ uploads: 0, builds: 0, results: 0 });
  expect(await alone.client.results()).toBeNull();
  const info = [...(await alone.client.info()).values()][0];
  expect(info).toMatchObject({ lastRun: { run: 1000, state: 'skipped' } });
});

test('the whitepaper program tells one bit and nothing else', async () => {
  world = new World(smallDeployment({ program: 'collision' }));
  await world.startAll();
  const [ill, met, other] = ['ill', 'met', 'other'].map((name) => new Phone(world, name));
  world.endEpoch(1000);
  await ill.upload(1000, [visit(world, 1000, 1, 0, 20)], { emit: ill.consent, levels: [1] });
  await met.upload(1000, [visit(world, 1000, 1, 0, 20)]);
  await other.upload(1000, [visit(world, 1000, 1, 20, 40)]);
  await world.closeRun(1000);
  for (const [phone, exposed] of [
    [ill, false],
    [met, true],
    [other, false],
  ] as const)
    expect(await phone.client.results()).toMatchObject({ exposed, rows: [], agree: 'all' });
});

test('audit logs of all nodes are one hash chain; no database holds a token in clear', async () => {
  world = new World(smallDeployment());
  await world.startAll();
  const phones = ['a', 'b'].map((name) => new Phone(world, name));
  const token = venueToken(new Uint8Array(16).fill(1), (1000 * 40) / 20);
  for (const epoch of [1000, 1001]) {
    world.endEpoch(epoch);
    for (const phone of phones) await phone.upload(epoch, [visit(world, epoch, 1, 0, 20)]);
    await expectNowhere(token);
    await world.closeRun(epoch);
  }
  await expectNowhere(token);
  const logs = await Promise.all(world.stores.map((store) => store.list(Table.Audit, '')));
  expect(logs[1]).toEqual(logs[0]);
  expect(logs[2]).toEqual(logs[0]);
  const [first, second] = logs[0]!.map(({ value }) => statementOf(value));
  expect(second!.previous).toEqual(statementHash(first!));
});

async function expectNowhere(needle: Uint8Array): Promise<void> {
  const hex = bytesToHex(needle);
  for (const store of world.stores)
    for (const table of Object.values(Table))
      for (const { key, value } of await store.list(table, ''))
        expect(bytesToHex(value).includes(hex), `${table} ${key}`).toBe(false);
}

/** Runs 1000 to 1002, in the last two of which the first phone takes no part. @param after called after each */
async function withoutTheFirst(
  phones: readonly Phone[],
  after: (epoch: number) => Promise<void> = async () => {},
): Promise<void> {
  for (const epoch of [1000, 1001, 1002]) {
    world.endEpoch(epoch);
    for (const phone of epoch === 1000 ? phones : phones.slice(1)) await phone.upload(epoch, []);
    await world.closeRun(epoch);
    await after(epoch);
  }
}

test('what left the window is erased: indices, states and the last result', async () => {
  world = new World(smallDeployment({ run: { collect: 20, grace: 0, window: 2, minAccounts: 2 } }));
  await world.startAll();
  const phones = ['a', 'b', 'c'].map((name) => new Phone(world, name));
  await withoutTheFirst(phones);
  const [store] = world.stores;
  for (const table of [Table.AccountStates, Table.Results])
    expect(await store.keys(table, '')).toEqual(
      phones
        .slice(1)
        .map(({ account }) => bytesToHex(account.id))
        .sort(),
    );
  const epochs = (keys: string[]) => [...new Set(keys.map((key) => Number.parseInt(key, 10)))];
  for (const table of [Table.Indices, Table.IndexKeys, Table.Counted])
    expect(epochs(await store.keys(table, ''))).toEqual([1002]);
});

test('an account is kept while anything of it is held; who comes back later is taken all the same', async () => {
  world = new World(smallDeployment({ run: { collect: 20, grace: 0, window: 2, minAccounts: 2 } }));
  await world.startAll();
  const phones = ['a', 'b', 'c'].map((name) => new Phone(world, name));
  const accounts = () => world.stores[0].keys(Table.Accounts, '');
  await new Phone(world, 'stranger').client.enrol();
  expect(await accounts()).toEqual([]);
  await withoutTheFirst(phones, async (epoch) => expect(await accounts()).toHaveLength(epoch < 1002 ? 3 : 2));
  world.endEpoch(1003);
  for (const phone of phones)
    expect(await phone.upload(1003, [])).toMatchObject(Array(3).fill({ outcome: 'receipt' }));
  await world.closeRun(1003);
  for (const phone of phones) expect(await phone.client.results()).toMatchObject({ run: 1003, agree: 'all' });
});

test('a database that cannot be written loses nothing: the upload waits and is taken later', async () => {
  world = new World(smallDeployment());
  await world.startAll();
  const phone = new Phone(world, 'phone');
  await phone.client.enrol();
  await phone.client.info();
  const { write } = world.stores[1];
  world.stores[1].write = async () => {
    throw new Error('disk I/O error');
  };
  world.endEpoch(1000);
  expect(await phone.upload(1000, [])).toMatchObject([
    { outcome: 'receipt' },
    { outcome: 'waiting', reason: 'the node could not answer "upload"' },
    { outcome: 'receipt' },
  ]);
  expect(world.log.some((line) => line.includes('node 2: upload: disk I/O error'))).toBe(true);
  world.stores[1].write = write;
  expect(await phone.client.flush()).toMatchObject([{ party: 2, outcome: 'receipt' }]);
});
