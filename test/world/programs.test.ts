import { afterEach, expect, test, vi } from 'vitest';
import { ProtocolError } from '../../workers/errors.ts';
import { parseBristol } from '../../workers/mpc/circuit/bristol.ts';
import { outputWidths } from '../../workers/mpc/circuit/circuit.ts';
import { evaluatePlain } from '../../workers/mpc/circuit/plain.ts';
import { schedule } from '../../workers/mpc/circuit/schedule.ts';
import { outputValues, parseInputs } from '../../workers/mpc/circuit/values.ts';
import { memoryNets } from '../../workers/mpc/net-memory.ts';
import type { PartyNet } from '../../workers/mpc/party.ts';
import { sharingOf } from '../../workers/mpc/sharing.ts';
import { nodeContext } from '../../workers/node/context.ts';
import {
  endSeating,
  fieldsRun,
  fixedBefore,
  fixFields,
  type Sitting,
} from '../../workers/node/fixed-fields.ts';
import { memoryStore } from '../../workers/node/memory-store.ts';
import { Mesh } from '../../workers/node/mesh.ts';
import { RunState } from '../../workers/node/run-state.ts';
import { closingTime } from '../../workers/node/schedule.ts';
import { Table } from '../../workers/node/store.ts';
import { fieldsKey } from '../../workers/node/uploads.ts';
import { fieldsKind, programsOf } from '../../workers/wire/circuit-programs.ts';
import { seal } from '../../workers/wire/envelope.ts';
import { bodyHash } from '../../workers/wire/sealed-shares.ts';
import { encodeUpload, headerHash, signUpload, uploadEnvelope } from '../../workers/wire/upload.ts';
import { sumProgram } from './sum-program.ts';
import { nodeSecret, Phone, pause, seeded, smallDeployment, World } from './world.ts';

let world: World;
const { channel } = Mesh.prototype;
afterEach(async () => {
  Mesh.prototype.channel = channel;
  await world?.stop();
});

const EPOCH = 1000;
const RECEIPTS = ['receipt', 'receipt', 'receipt'];
const { declared, text } = sumProgram();

/** What the circuit gives in the clear for [walked, rode] of each seat. */
function plain(...seats: readonly (readonly [number, number])[]): bigint[] {
  const circuit = parseBristol(text);
  const inputs = seats.flat().map((value) => `0x${value.toString(16)}`);
  const bits = parseInputs(JSON.stringify([{ inputs }]), circuit.inputs, 'inputs');
  const [values] = outputValues(evaluatePlain(schedule(circuit), bits), outputWidths(circuit));
  return values.map(BigInt);
}

/** Opts in with fields of which the holders of one part got two copies. */
async function liar(phone: Phone) {
  const [program] = programsOf(world.deployment);
  const { id, what, bytes } = fieldsKind(world.deployment, program);
  const keys = await phone.client.epochKeys(EPOCH);
  const fields = { deployment: id, epoch: EPOCH, account: phone.account.id, sequence: 0 };
  const header = { ...fields, report: new Uint8Array(16) };
  const { context, bound } = uploadEnvelope(header, what);
  const shares = sharingOf(world.deployment).shareRecord(new Uint8Array(bytes), phone.random);
  shares[1][0] ^= 1;
  const bodies = await Promise.all(
    shares.map((share, i) => seal(keys.get(i + 1)!, { ...context, node: i + 1 }, bound, share, phone.random)),
  );
  const signed = { ...header, bodies: bodies.map(bodyHash) };
  const signature = signUpload(signed, phone.account.signKey, what);
  const messages = bodies.map((body) => encodeUpload({ header: signed, signature, body }));
  await phone.client.keep({ epoch: EPOCH, sequence: 0, hash: headerHash(signed), messages }, program.id);
  expect((await phone.client.flush()).map(({ outcome }) => outcome)).toEqual(RECEIPTS);
}

/** A started world with the program. */
async function withProgram() {
  world = new World(smallDeployment({ programs: [declared] }));
  world.circuits = new Map([[declared.circuit, text]]);
  await world.startAll();
  const [program] = programsOf(world.deployment);
  const give = (phone: Phone, epoch: number, walked: number, rode: number) =>
    phone.client.takePart(epoch, program, { walked: BigInt(walked), rode: BigInt(rode) });
  return { program, give };
}

test('who opts in to a program gets its outputs, who refuses is left out, and nothing of the fields stays', async () => {
  const { program, give } = await withProgram();
  const [ann, ben, cem, refuser, late, cheat] = ['ann', 'ben', 'cem', 'refuser', 'late', 'cheat'].map(
    (name) => new Phone(world, name),
  );
  expect(await give(ann, EPOCH, 200, 7)).toMatchObject(
    [1, 2, 3].map((party) => ({ party, epoch: EPOCH, program: program.id, outcome: 'receipt' })),
  );
  await give(ben, EPOCH, 255, 0);
  await give(cem, EPOCH, 1, 255);
  await liar(cheat);
  expect(await give(ann, EPOCH, 0, 0)).toMatchObject([1, 2, 3].map(() => ({ outcome: 'refused' })));
  await expect(give(late, EPOCH + 2, 0, 0)).rejects.toThrow(/no key/);
  const unknown = { ...program, hash: new Uint8Array(32) };
  await expect(ann.client.programOutputs(unknown)).rejects.toThrow(/has no program with the hash 0{64}/);
  await expect(ann.client.programResult(unknown)).rejects.toThrow(/has no program with the hash/);
  const [refused] = await ann.client.takePart(EPOCH, unknown, { walked: 0n, rode: 0n });
  expect(refused.reason).toMatch(/a program that this deployment does not have/);
  world.endEpoch(EPOCH);
  for (const phone of [ann, refuser]) await phone.upload(EPOCH, []);

  const [, , others, walked, rode] = plain([200, 7], [255, 0], [1, 255]);
  const report = await world.closeRun(EPOCH);
  expect(report).toMatchObject({ uploads: 2, results: 2 });
  expect(report.programs).toMatchObject([{ results: 3, groups: 1 }]);
  expect(await cem.client.programResult(program)).toEqual({
    run: EPOCH,
    end: expect.stringMatching(/^[0-9a-f]{64}$/),
    group: 0,
    persons: 3,
    own: { 'others walked': others },
    agree: 'all',
  });
  expect((await ann.client.programResult(program))!.own).toEqual({ 'others walked': 256n });
  const outputs = {
    run: EPOCH,
    end: (await cem.client.programResult(program))!.end,
    persons: 3,
    groups: [{ 'walked together': walked, 'rode together': rode }],
  };
  for (const phone of [ann, refuser]) expect(await phone.client.programOutputs(program)).toEqual(outputs);
  for (const phone of [refuser, cheat]) expect(await phone.client.programResult(program)).toBeNull();
  for (const store of world.stores)
    for (const table of [Table.Fields, Table.Aside]) expect(await store.keys(table, '')).toEqual([]);

  // Of four one is left over: that person is told, the others are not held up. Of two epochs the newer counts.
  await give(ann, EPOCH + 1, 99, 99);
  await give(ben, EPOCH + 1, 10, 1);
  world.endEpoch(EPOCH + 1);
  for (const node of world.nodes) await node!.announce();
  for (const phone of [ann, cem, refuser]) await give(phone, EPOCH + 2, 10, 1);
  for (const { outcome, reason } of await give(late, EPOCH, 1, 1)) {
    expect(outcome).toBe('refused');
    expect(reason).toMatch(/is closed; its run is done/);
  }
  expect((await world.closeRun(EPOCH + 2)).programs).toMatchObject([{ results: 4, groups: 1 }]);
  const told = await Promise.all([ann, ben, cem, refuser].map(({ client }) => client.programResult(program)));
  const left = told.filter((answer) => answer!.group === null);
  const { end } = told[0]!;
  expect(left).toEqual([{ run: EPOCH + 2, end, group: null, persons: 1, own: null, agree: 'all' }]);
  const seated = told.filter((answer) => answer!.group === 0);
  expect(seated.map((answer) => answer!.own)).toEqual([1, 2, 3].map(() => ({ 'others walked': 20n })));
  expect(await late.client.programOutputs(program, EPOCH)).toEqual(outputs);
  expect((await late.client.programOutputs(program))!.groups).toEqual([
    { 'walked together': 30n, 'rode together': 3n },
  ]);
});

test('an attempt that failed after the outputs were opened is followed by one that opens the same', async () => {
  const { program, give } = await withProgram();
  const opened: (Uint8Array | undefined)[] = [];
  const fixed = () => world.stores[0].get(Table.Facts, 'fixed-fields');
  let killed: Promise<void> | undefined;
  await world.kill(3);
  await world.start(3, ({ run, state }) => {
    if (run === EPOCH && state === RunState.Returning && !killed) killed = world.kill(3);
  });
  const people = [1, 2, 3, 4, 5].map((i) => new Phone(world, `person ${i}`));
  for (const [i, phone] of people.entries()) await give(phone, EPOCH, 2 ** i, 0);
  world.now = closingTime(world.deployment, EPOCH);
  while (!killed) await pause(20);
  await killed;
  opened.push(await fixed());

  const late = new Phone(world, 'late');
  expect((await give(late, EPOCH, 1, 1)).map(({ outcome }) => outcome)).toEqual(
    RECEIPTS.map(() => 'waiting'),
  );
  await world.start(3, ({ state }) => {
    if (state === RunState.Returning) void fixed().then((row) => opened.push(row));
  });
  await world.done(EPOCH);
  expect(world.reports[0].at(-1)!.attempt).toBeGreaterThan(1);
  expect(opened[0]).toBeDefined();
  expect(opened[1]).toEqual(opened[0]);
  expect(await fixed()).toBeUndefined();
  expect(await late.client.programOutputs(program)).toMatchObject({ persons: 5, groups: [{}, {}] });
});

/** Changes what node 3 sends in the attempts of a run, or fails there. */
function tamper(run: number, change: (step: string, data: Uint8Array) => Uint8Array) {
  Mesh.prototype.channel = function (this: Mesh, of, attempt, job) {
    const net = channel.call(this, of, attempt, job);
    if (this.self !== 3 || of !== run || job !== 'batch') return net;
    return { ...net, send: (to, step, data) => net.send(to, step, change(step, data)) };
  };
}
const said = (text: string) =>
  vi.waitFor(() => expect(world.log.filter((line) => line.includes(text))).not.toEqual([]), {
    timeout: 20_000,
    interval: 10,
  });

test('who was seated stays there whatever one node says; who gives for the next epoch meanwhile is seated apart', async () => {
  const { program, give } = await withProgram();
  const seated = [1, 2, 3, 4, 5].map((i) => new Phone(world, `person ${i}`));
  for (const [i, phone] of seated.entries()) await give(phone, EPOCH, 2 ** i, 0);
  const early = new Phone(world, 'early');
  let lie = 'once more';
  tamper(EPOCH, (step, data) => {
    if (step === 'done') throw new ProtocolError(lie);
    return step === 'good records' && data.length === 5 && lie === 'lie' ? data.fill(0, 0, 1) : data;
  });
  world.endEpoch(EPOCH);
  for (const node of world.nodes) await node!.announce();
  expect((await give(early, EPOCH + 1, 5, 1)).map(({ outcome }) => outcome)).toEqual(RECEIPTS);
  world.now = closingTime(world.deployment, EPOCH);
  await said('node 3: run 1000.1 aborted once more');
  const fixed = await world.stores[0].get(Table.Facts, 'fixed-fields');
  lie = 'lie';
  await said(
    'node 1: run 1000.2 aborted a node calls fields of "Steps" malformed that an earlier attempt has seated',
  );
  const next = ['late', 'later'].map((name) => new Phone(world, name));
  for (const phone of next)
    expect((await give(phone, EPOCH + 1, 5, 1)).map(({ outcome }) => outcome)).toEqual(RECEIPTS);
  expect(await world.stores[0].get(Table.Facts, 'fixed-fields')).toEqual(fixed);

  expect((await world.closeRun(EPOCH + 1)).programs).toMatchObject([{ results: 8, groups: 3 }]);
  const answers = await Promise.all(
    [...seated, early, ...next].map(({ client }) => client.programResult(program)),
  );
  expect(answers.slice(5)).toMatchObject(
    [1, 2, 3].map(() => ({ run: EPOCH + 1, group: 2, persons: 3, own: { 'others walked': 10n } })),
  );
  expect(
    answers
      .slice(0, 5)
      .map((answer) => answer!.group)
      .sort(),
  ).toEqual([0, 0, 0, 1, 1]);
  expect(await world.stores[0].get(Table.Facts, 'fixed-fields')).toBeUndefined();
});

test('what may have been opened is never drawn anew; what nobody has marked is', async () => {
  const deployment = smallDeployment({ programs: [declared] });
  const circuits = new Map([[declared.circuit, text]]);
  const nodes = [1, 2, 3].map((party) =>
    nodeContext({
      ...{ deployment, party, circuits, identity: nodeSecret(party), store: memoryStore() },
      ...{ random: seeded(`node ${party}`), now: () => 0 },
    }),
  );
  const all = <T>(work: (of: (typeof nodes)[number], net: PartyNet) => Promise<T>) =>
    Promise.allSettled(memoryNets(3).map((net, i) => work(nodes[i], net)));
  const report = { epoch: EPOCH, account: '7'.repeat(64), sequence: 0, hash: '9'.repeat(64) };
  const sitting = { run: EPOCH, coin: new Uint8Array(32).fill(5), sets: [[report]] };
  const lose = () => nodes[2].store.write([{ table: Table.Facts, key: 'fixed-fields', value: null }]);

  const other = { ...sitting, coin: new Uint8Array(32) };
  const fix = (what: (party: number) => Sitting) =>
    all((of, net) => fixFields(of, net, [what(of.party)], (step) => step()));
  for (const result of (await fix((party) => (party === 3 ? other : sitting))).slice(0, 2))
    expect(result).toMatchObject({ reason: { message: 'node 3 has fixed another seating' } });
  await lose();
  for (const result of await all(fixedBefore)) expect(result).toMatchObject({ value: [] });

  await fix(() => sitting);
  for (const result of await all(fixedBefore)) expect(result).toMatchObject({ value: [sitting] });
  // Node 1 fell before it marked what it wrote down; it must not write over it because node 3 has lost it.
  const row = (await nodes[0].store.get(Table.Facts, 'fixed-fields'))!;
  await nodes[0].store.write([{ table: Table.Facts, key: 'fixed-fields', value: row.fill(0, 0, 4) }]);
  await lose();
  const reasons = (await all(fixedBefore)).map((result) => (result as PromiseRejectedResult).reason.message);
  expect(reasons.map((reason) => /word of (.*), but not of (.*): one/.exec(reason)!.slice(1))).toEqual([
    ['node 2', 'node 3'],
    ['this node', 'node 3'],
    ['node 2', 'this node'],
  ]);

  // An end that comes late ends what was fixed since: who was seated is not seated anew.
  const [node] = nodes;
  const key = fieldsKey(report, node!.programs[0]!.program);
  await node!.store.write([{ table: Table.Fields, key, value: new Uint8Array(1) }]);
  await node!.store.write(await endSeating(node!, EPOCH - 1));
  expect(await node!.store.get(Table.Fields, key)).toBeUndefined();
  expect(await fixedBefore(node!, memoryNets(1)[0]!)).toEqual([]);
  expect(await fieldsRun(node!)).toBe(EPOCH); // nor do they come again, from an outbox
  await node!.store.write(await endSeating(node!, EPOCH));
  expect(await fieldsRun(node!)).toBe(-1);

  // Nobody has marked more than it names.
  const nets = memoryNets(3);
  for (const [from, to] of [
    [2, 1],
    [3, 1],
  ] as const)
    nets[from - 1]!.send(to, 'fixed fields', new Uint8Array(4).fill(255));
  await expect(fixedBefore(node!, nets[0]!)).rejects.toThrow('node 2 says that it has marked more sittings');
});
