import { beforeEach, describe, expect, test, vi } from 'vitest';
import { sharing } from '../../web/engine/share-due.ts';
import type { Joined } from '../../web/store/schema.ts';
import type { NodeInfo } from '../../workers/wire/rpc-messages.ts';

const joined = {
  since: 410, // in epoch 10: 400 to 440
  deployment: {
    parties: 3,
    threshold: 1,
    grid: { slot: 5, epoch: 40, offset: 0 },
    run: { collect: 20, grace: 0, window: 14 },
  },
} as unknown as Joined;

let shared: Set<number>;
/** Epochs of which a node has no key. */
let keyless: Set<number>;
/** What each of three nodes says of its newest run; null when it does not answer. */
let runs: (number | null)[];
/** What their clocks say. */
let clocks: number[];
beforeEach(() => {
  [shared, keyless, runs] = [new Set(), new Set(), [9, 9, 9]];
  clocks = [1000, 1000, 1000];
});

const world = (done = 9) => {
  const info = vi.fn(
    async () =>
      new Map(
        runs.map((run, i) => [
          i + 1,
          run === null
            ? new Error('down')
            : ({ lastRun: { run, state: 'done' }, clock: clocks[i] } as NodeInfo),
        ]),
      ),
  );
  const step = sharing(
    joined,
    {
      client: { info },
      shared: async () => shared,
      momentOf: async (epoch) => 40 * (epoch + 1) + 7,
      async share(epoch) {
        if (keyless.has(epoch)) throw new Error(`no key of epoch ${epoch}`);
        shared.add(epoch);
      },
    },
    done,
  );
  return { info, step };
};

test('shares an epoch at its moment, and asks what time it is once', async () => {
  const { info, step } = world();
  await step(446);
  expect([...shared]).toEqual([]);
  expect(info).not.toHaveBeenCalled();
  await step(447);
  expect([...shared]).toEqual([10]);
  await step(447 + 40);
  expect([...shared]).toEqual([10, 11]);
  expect(info).toHaveBeenCalledTimes(1);
});

describe('while the clock of this phone is ahead', () => {
  test('nothing is shared of an epoch that goes on, and the operators are asked again after a while', async () => {
    const { info, step } = world();
    clocks = [439, 460, 439];
    await step(447);
    expect([...shared]).toEqual([]);
    clocks = [440, 440, 400];
    await step(447.5);
    expect(info).toHaveBeenCalledTimes(1);
    await step(448);
    expect([...shared]).toEqual([10]);
  });

  test('and it is set right, the next look is no day away', async () => {
    const { step } = world();
    clocks = [439, 439, 439];
    await step(447 + 365 * 86_400);
    clocks = [447, 447, 447];
    await step(447);
    expect([...shared]).toEqual([10]);
  });

  test('what is over is shared', async () => {
    const { info, step } = world();
    clocks = [490, 490, 490];
    await step(447 + 3 * 40);
    expect([...shared]).toEqual([10, 11]);
    expect(info).toHaveBeenCalledTimes(1);
  });

  test('one operator cannot keep it from sharing, nor have it share early', async () => {
    const { step } = world();
    clocks = [0, 441, 9999];
    await step(447);
    expect([...shared]).toEqual([10]);
  });
});

test('while too few operators answer nothing is shared, as the clock of this phone may be ahead', async () => {
  const { info, step } = world();
  runs = [null, null, 9];
  clocks = [440, 440, 440];
  await step(447);
  await step(447.5);
  expect([...shared]).toEqual([]);
  expect(info).toHaveBeenCalledTimes(1);
  runs = [null, 9, 9];
  await step(448);
  expect([...shared]).toEqual([10]);
  runs = [null, null, null]; // they have said what time it is
  clocks = [0, 0, 0];
  shared.clear();
  await step(448.5);
  expect([...shared]).toEqual([10]);
});

test('shares what no run has closed, however late', async () => {
  const { step } = world();
  runs = [9, 9, null];
  await step(447 + 3 * 40);
  expect([...shared]).toEqual([10, 11, 12, 13]);
});

test('shares nothing late that two operators have closed, and asks about it once', async () => {
  const { info, step } = world();
  runs = [12, 12, 9];
  await step(447 + 3 * 40);
  await step(449 + 3 * 40);
  expect([...shared]).toEqual([13]);
  expect(info).toHaveBeenCalledTimes(1);
});

test('shares nothing late while fewer than two operators answer, and asks again after a while', async () => {
  const { info, step } = world();
  await step(447);
  shared.clear();
  runs = [9, null, null];
  await step(447 + 40);
  expect([...shared]).toEqual([11]);
  await step(447.5 + 40);
  expect(info).toHaveBeenCalledTimes(2);
  runs = [9, 9, null];
  await step(448 + 40);
  expect([...shared]).toEqual([11, 10]);
});

test('an epoch that cannot be sealed now holds up no other, and is tried again after a while', async () => {
  const { step } = world();
  keyless = new Set([10]);
  await expect(step(447 + 40)).rejects.toThrow('no key of epoch 10');
  expect([...shared]).toEqual([11]);
  keyless.clear();
  await step(447.5 + 40);
  expect([...shared]).toEqual([11]);
  await step(448 + 40);
  expect([...shared]).toEqual([11, 10]);
});

test('says of each epoch why it cannot be sealed, not of the first alone', async () => {
  const { step } = world();
  keyless = new Set([10, 12]);
  runs = [9, 9, 9];
  await expect(step(447 + 2 * 40)).rejects.toThrow('no key of epoch 10; no key of epoch 12');
  expect([...shared]).toEqual([11]);
});
