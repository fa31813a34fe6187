import { beforeEach, expect, test, vi } from 'vitest';
import { takingPart } from '../../web/engine/take-part.ts';
import { agree, forgetPart, readFields } from '../../web/programs/part.ts';
import { partLine, whoLearns } from '../../web/programs/words.ts';
import type { ProgramAnswer } from '../../workers/phone/programs.ts';
import { programsOf } from '../../workers/wire/circuit-programs.ts';
import { epochStart } from '../../workers/wire/time.ts';
import { sumProgram } from '../world/sum-program.ts';
import { eraseFact, readFact } from './web-facts.ts';
import { demo, EPOCH } from './wire-world.ts';

vi.mock('../../web/store/db.ts', () => import('./web-facts.ts'));
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

/** A client that answers so, and what it was asked. */
function clientOf(result: ProgramAnswer | null, done = EPOCH - 1) {
  const info = { deployment: new Uint8Array(32), clock: 0, epochKeys: [] };
  return {
    epochKeys: vi.fn(async () => new Map()),
    takePart: vi.fn(async () => []),
    programResult: vi.fn(async () => result),
    programOutputs: vi.fn(async () => ({ run: EPOCH, end: 'e', persons: 3, groups: [open] })),
    info: async () =>
      new Map([1, 2, 3].map((party) => [party, { ...info, lastRun: { run: done, state: 'done' as const } }])),
  };
}
const part = async () => ((await readFact('parts')) as Record<string, { answer: unknown }>)[program.id];

beforeEach(() => eraseFact('parts'));

test('nothing is given without consent; with it once, what was typed is erased, and the answer is fetched', async () => {
  const client = clientOf(answer);
  const step = takingPart(joined, client);
  await step(start);
  expect(client.takePart).not.toHaveBeenCalled();
  await agree(program, values);
  await step(start + 1);
  await step(start + 9);
  expect(client.takePart.mock.calls).toEqual([[EPOCH, program, values]]);
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
  expect(client.takePart).not.toHaveBeenCalled();
});

test('numbers that may have left are kept by no button and given once, for one epoch, whatever breaks', async () => {
  const client = clientOf(null);
  await agree(program, values);
  client.epochKeys.mockRejectedValueOnce(new Error('no key of node 2 yet'));
  await expect(takingPart(joined, client)(start)).rejects.toThrow('no key');
  expect(await part()).toMatchObject({ fields: values, epoch: null });
  let sent = () => {};
  client.takePart.mockImplementationOnce(() => new Promise<never[]>((resolve) => (sent = () => resolve([]))));
  const giving = takingPart(joined, client)(start + 1);
  await vi.waitFor(() => expect(client.takePart).toHaveBeenCalled(), { interval: 1 });
  expect(await part()).toMatchObject({ fields: null, epoch: EPOCH });
  await forgetPart(program);
  expect(await part()).toMatchObject({ fields: null, epoch: EPOCH });
  const next = epochStart(deployment.grid, EPOCH + 1);
  await takingPart(joined, client)(next); // the app was killed and started again
  expect(client.takePart.mock.calls).toEqual([[EPOCH, program, values]]);
  sent();
  await giving;

  await agree({ ...program, id: 'another' }, values);
  await agree(program, values);
  client.epochKeys.mockImplementationOnce(async () => {
    await forgetPart(program);
    return new Map();
  });
  await takingPart(joined, client)(next);
  expect(client.takePart).toHaveBeenCalledTimes(1);
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
