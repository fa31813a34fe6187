import { afterEach, expect, test } from 'vitest';
import { parseBristol } from '../../workers/mpc/circuit/bristol.ts';
import { outputWidths } from '../../workers/mpc/circuit/circuit.ts';
import { evaluatePlain } from '../../workers/mpc/circuit/plain.ts';
import { schedule } from '../../workers/mpc/circuit/schedule.ts';
import { outputValues, parseInputs } from '../../workers/mpc/circuit/values.ts';
import { sharingOf } from '../../workers/mpc/sharing.ts';
import { RunState } from '../../workers/node/run-state.ts';
import { closingTime } from '../../workers/node/schedule.ts';
import { Table } from '../../workers/node/store.ts';
import { fieldsKind, programsOf } from '../../workers/wire/circuit-programs.ts';
import { seal } from '../../workers/wire/envelope.ts';
import { bodyHash } from '../../workers/wire/sealed-shares.ts';
import { encodeUpload, headerHash, signUpload, uploadEnvelope } from '../../workers/wire/upload.ts';
import { sumProgram } from './sum-program.ts';
import { Phone, pause, smallDeployment, World } from './world.ts';

let world: World;
afterEach(() => world.stop());

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
    group: 0,
    persons: 3,
    own: { 'others walked': others },
    agree: 'all',
  });
  expect((await ann.client.programResult(program))!.own).toEqual({ 'others walked': 256n });
  const outputs = {
    run: EPOCH,
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
  expect(left).toEqual([{ run: EPOCH + 2, group: null, persons: 1, own: null, agree: 'all' }]);
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
