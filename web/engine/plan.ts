/** When this phone uploads. Pure; times are unix seconds. What it does never depends on what it holds. */
import { epochAt, epochStart } from '../../workers/wire/time.ts';
import { firstRun, runTime } from '../risk/due.ts';
import type { Joined } from '../store/schema.ts';

/** Epochs that have ended, are still taken by the nodes and were not shared, oldest first. */
export const openEpochs = (joined: Joined, shared: ReadonlySet<number>, now: number): number[] => {
  const { grid, run } = joined.deployment;
  const current = epochAt(grid, now);
  const epochs: number[] = [];
  for (let epoch = Math.max(firstRun(joined), current - 1 - run.grace); epoch < current; epoch++)
    if (!shared.has(epoch) && now < runTime(joined, epoch + run.grace)) epochs.push(epoch);
  return epochs;
};

/**
 * A random moment in the first half of an epoch's collect time: late enough to say nothing about the person,
 * early enough to try again while an operator is down.
 * @param uniform in [0, 1)
 */
export const uploadTime = (joined: Joined, epoch: number, uniform: number): number => {
  const { grid, run } = joined.deployment;
  return epochStart(grid, epoch + 1) + (uniform * run.collect) / 2;
};

/** Seconds between two looks at the plan: several in each slot of a demonstration, never more than half a minute. */
export const tickLength = (joined: Joined): number =>
  Math.min(30, Math.max(0.5, joined.deployment.grid.slot / 10));

/** Seconds between two tries to fetch the answer of a run or to send what waits. */
export const retryLength = (joined: Joined): number =>
  Math.min(900, Math.max(1, joined.deployment.grid.epoch / 40));

/** Uniform in [0, 1) from the system's generator. */
export const uniform = (): number => crypto.getRandomValues(new Uint32Array(1))[0] / 2 ** 32;
