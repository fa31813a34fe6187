import 'fake-indexeddb/auto';
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { takingPart } from '../../web/engine/take-part.ts';
import { agree, forgetPart, readFields } from '../../web/programs/part.ts';
import { partLine, whoLearns } from '../../web/programs/words.ts';
import { db, eraseFact, readFact } from '../../web/store/db.ts';
import { factIn, together } from '../../web/store/together.ts';
import { speakLater } from '../../web/words/language.ts';
import type { ProgramAnswer } from '../../workers/phone/programs.ts';
import { type Program, programsOf } from '../../workers/wire/circuit-programs.ts';
import type { NamedValues } from '../../workers/wire/field-values.ts';
import { epochStart } from '../../workers/wire/time.ts';
import { sumProgram } from '../world/sum-program.ts';
import { demo, EPOCH } from './wire-world.ts';

// Other files of this process have loaded the same modules with another database.
vi.hoisted(() => vi.resetModules());
vi.stubGlobal('location', { reload() {} });
vi.mock('../../web/store/state.ts', () => ({ changed: async () => {} }));
vi.mock('../../web/app/now.ts', () => ({ unixNow: () => 1 }));

const deployment = demo({ programs: [sumProgram().declared] });
const [program] = programsOf(deployment);
const joined = { deployment, hash: '', since: 0 };
const start = epochStart(deployment.grid, EPOCH);
const over = epochStart(deployment.grid, EPOCH + 1) + deployment.run.collect;
const values = { walked: 7n, rode: 0n };
const answer: ProgramAnswer = {
  ...{ run: EPOCH, end: 'e', group: 0, persons: 3, agree: 'all' },
  own: { 'others walked': 9n },
};
const open = { 'walked together': 16n, 'rode together': 1n };

/** A message for each node; the first byte is the number that was walked. */
const sealed = (epoch: number, { walked }: NamedValues) => ({
  ...{ epoch, sequence: 0, hash: new Uint8Array(32) },
  messages: [1, 2, 3].map((party) => Uint8Array.of(Number(walked), party)),
});
/** What is on its way, as [epoch, party, number that was walked]. */
const waiting = async () =>
  (await (await db()).getAll('outbox')).map(({ epoch, party, program: of, message }) => {
    expect(of).toBe(program.id);
    return [epoch, party, message[0]];
  });
const ofAll = (epoch: number, walked: number) => [1, 2, 3].map((party) => [epoch, party, walked]);

/** A client that answers so, and what it was asked. */
function clientOf(result: ProgramAnswer | null, done = EPOCH - 1, clock = 2 ** 40) {
  const info = { deployment: new Uint8Array(32), clock, epochKeys: [] };
  return {
    sealFields: vi.fn(async (epoch: number, _: Program, fields: NamedValues) => sealed(epoch, fields)),
    flush: vi.fn(async () => []),
    programResult: vi.fn(async () => result),
    programOutputs: vi.fn(async () => ({ run: EPOCH, end: 'e', persons: 3, groups: [open] })),
    info: async () =>
      new Map([1, 2, 3].map((party) => [party, { ...info, lastRun: { run: done, state: 'done' as const } }])),
  };
}
const part = async () => ((await readFact('parts')) as Record<string, { answer: unknown }>)[program.id];

beforeEach(async () => {
  await eraseFact('parts');
  await (await db()).clear('outbox');
});

beforeAll(speakLater);

test('nothing is given without consent; with it once, what was typed is erased, and the answer is fetched', async () => {
  const client = clientOf(answer);
  const step = takingPart(joined, client);
  await step(start);
  expect(client.sealFields).not.toHaveBeenCalled();
  await agree(program, values);
  await step(start + 1);
  await step(start + 9);
  expect(client.sealFields.mock.calls).toEqual([[EPOCH, program, values]]);
  expect(await waiting()).toEqual(ofAll(EPOCH, 7));
  expect(client.flush).not.toHaveBeenCalled(); // what else waits may be refused, which another step says
  expect(await part()).toMatchObject({ fields: null, epoch: EPOCH, answer: null });
  expect(client.programResult).not.toHaveBeenCalled();
  await step(over);
  expect(await part()).toMatchObject({
    answer: { run: EPOCH, persons: 3, outcome: 'answered', own: answer.own, open },
  });
});

test.each([
  [{ ...answer, group: null, persons: 1, own: null }, EPOCH, { outcome: 'too few', persons: 1 }],
  [{ ...answer, own: null, agree: { contradicts: [1, 2] } }, EPOCH, { outcome: 'doubted', own: {} }],
  [null, EPOCH, 'missed'],
  [{ ...answer, run: EPOCH - 1 }, EPOCH, 'missed'],
  [null, EPOCH - 1, null],
] as const)('what comes of a part: %#', async (result, done, expected) => {
  await agree(program, values);
  const step = takingPart(joined, clientOf(result as ProgramAnswer | null, done));
  await step(start);
  await step(over);
  // That it was not counted is said when a second look finds the same: a node may just have come back.
  if (expected === 'missed') {
    expect((await part()).answer).toBeNull();
    await step(over + 1000);
  }
  const { answer: came } = await part();
  if (expected === null || expected === 'missed') expect(came).toBe(expected);
  else expect(came).toMatchObject(expected);
});

test('who thinks better of it in time gives nothing', async () => {
  const client = clientOf(null);
  await agree(program, values);
  await forgetPart(program);
  await takingPart(joined, client)(start);
  expect(client.sealFields).not.toHaveBeenCalled();
});

test('numbers leave the part as their messages go into the outbox, and not when the worker is lost before', async () => {
  const client = clientOf(null);
  await agree(program, values);
  client.sealFields.mockRejectedValueOnce(new Error('a worker was lost'));
  await expect(takingPart(joined, client)(start)).rejects.toThrow('was lost');
  expect(await part()).toMatchObject({ fields: values, epoch: null });
  expect(await waiting()).toEqual([]);
  await takingPart(joined, client)(start + 1); // the app was started again
  expect(await part()).toMatchObject({ fields: null, epoch: EPOCH });
  await forgetPart(program);
  expect(await part()).toMatchObject({ fields: null, epoch: EPOCH });
  await takingPart(joined, client)(epochStart(deployment.grid, EPOCH + 1));
  expect(await waiting()).toEqual(ofAll(EPOCH, 7));
});

test('a clock that is ahead gives no numbers for a day to come', async () => {
  await agree(program, values);
  const next = epochStart(deployment.grid, EPOCH + 1);
  const ahead = clientOf(null, EPOCH - 1, next - 1);
  await takingPart(joined, ahead)(next + 5);
  expect(await part()).toMatchObject({ fields: values, epoch: null });
  await takingPart(joined, ahead)(next - 1);
  expect(await waiting()).toEqual(ofAll(EPOCH, 7));
});

test('messages that cannot be kept leave the numbers where they are', async () => {
  const client = clientOf(null);
  await agree(program, values);
  const { messages, ...other } = sealed(EPOCH, values);
  client.sealFields.mockResolvedValueOnce({ ...other, messages: [...messages, (() => 0) as never] });
  await expect(takingPart(joined, client)(start)).rejects.toThrow();
  expect(await part()).toMatchObject({ fields: values, epoch: null });
  expect(await waiting()).toEqual([]);
});

test.each(['withdrawn', 'other numbers', 'another window'] as const)(
  'while numbers are sealed: %s',
  async (meanwhile) => {
    const client = clientOf(null);
    await agree(program, values);
    await agree({ ...program, id: 'another' }, values);
    let seal = () => {};
    client.sealFields.mockImplementationOnce(
      (epoch) => new Promise((resolve) => (seal = () => resolve(sealed(epoch, values)))),
    );
    const giving = takingPart(joined, client)(start);
    await vi.waitFor(() => expect(client.sealFields).toHaveBeenCalled(), { interval: 1 });
    if (meanwhile === 'another window') await takingPart(joined, clientOf(null))(start);
    else await forgetPart(program);
    if (meanwhile === 'other numbers') await agree(program, { ...values, walked: 8n }); // in the same second
    seal();
    await giving;
    expect(await waiting()).toEqual(meanwhile === 'another window' ? ofAll(EPOCH, 7) : []);
    if (meanwhile === 'other numbers') expect(await part()).toMatchObject({ fields: { walked: 8n } });
  },
);

test('numbers for another program that a window keeps at the same moment stay', async () => {
  const other = { at: 5, fields: { a: 1n }, epoch: null, answer: null };
  const agreed = agree(program, values);
  await together(['facts'], async (all) => {
    const facts = all.objectStore('facts');
    await facts.put({ ...(await factIn(facts, 'parts')), other }, 'parts');
  });
  await agreed;
  expect(await readFact('parts')).toMatchObject({ other, [program.id]: { fields: values } });
});

test('a part that has begun is not begun again by a window that slept', async () => {
  const step = takingPart(joined, clientOf(null));
  await agree(program, values);
  await step(start);
  await agree(program, { ...values, walked: 8n });
  await step(start + 1000);
  expect(await waiting()).toEqual(ofAll(EPOCH, 7));
  expect(await part()).toMatchObject({ fields: null, epoch: EPOCH });
});

test('only public outputs of the end that the own answer is of are shown, and none of a group that is not there', async () => {
  const client = clientOf(answer);
  await agree(program, values);
  await takingPart(joined, client)(start);
  client.programOutputs.mockResolvedValueOnce({ run: EPOCH, end: 'other', persons: 3, groups: [open] });
  await takingPart(joined, client)(over);
  expect(await part()).toMatchObject({ answer: null });
  client.programOutputs.mockResolvedValueOnce({ run: EPOCH, end: 'e', persons: 3, groups: [] });
  await takingPart(joined, client)(over);
  expect(await part()).toMatchObject({ answer: { outcome: 'doubted', open: {} } });
});

test('a run that ends while its answer is asked for was not missed', async () => {
  const client = clientOf(null);
  await agree(program, values);
  await takingPart(joined, client)(start);
  const later = clientOf(null, EPOCH);
  client.programResult.mockImplementationOnce(async () => {
    client.info = later.info;
    return null;
  });
  await takingPart(joined, client)(over);
  expect(await part()).toMatchObject({ answer: null });
});

test('what is typed is read as whole numbers within the field, and else named', () => {
  const read = (walked: string) => readFields(program, (name) => (name === 'walked' ? walked : ' 2 5 5 '));
  expect(read('007')).toEqual({ walked: 7n, rode: 255n });
  expect(read('٢٥')).toEqual({ walked: 25n, rode: 255n });
  for (const wrong of ['', '-1', '1.5', '0x1', '256', '9'.repeat(90)])
    expect(() => read(wrong)).toThrow('walked: a whole number from 0 to 255, please.');
});

test('the words say who learns what', () => {
  expect(whoLearns(program)).toEqual([
    'Everybody can see “walked together” and “rode together” of each group of 2 or 3 people.',
    'Only you can read “others walked”. Others of your group read their own.',
  ]);
  expect(whoLearns({ ...program, seats: 5 })[0]).toContain('each group of 2 to 5 people');
  expect(partLine(null)).toBe('You take no part');
});
