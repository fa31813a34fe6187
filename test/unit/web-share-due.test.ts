import { beforeEach, expect, test, vi } from 'vitest';
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
beforeEach(() => {
  [shared, keyless, runs] = [new Set(), new Set(), [9, 9, 9]];
});

const world = (done = 9) => {
  const info = vi.fn(
    async () =>
      new Map(
        runs.map((run, i) => [
          i + 1,
          run === null ? new Error('down') : ({ lastRun: { run, state: 'done' } } as NodeInfo),
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

test('shares an epoch at its moment, without asking anybody', async () => {
  const { info, step } = world();
  await step(446);
  expect([...shared]).toEqual([]);
  await step(447);
  expect([...shared]).toEqual([10]);
  expect(info).not.toHaveBeenCalled();
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
  runs = [9, null, null];
  await step(447 + 40);
  expect([...shared]).toEqual([11]);
  await step(447.5 + 40);
  expect(info).toHaveBeenCalledTimes(1);
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
