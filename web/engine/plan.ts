/** When this phone uploads. Pure; times are unix seconds. What it does never depends on what it holds. */
import { epochAt, epochStart } from '../../workers/wire/time.ts';
import { firstRun, runTime } from '../risk/due.ts';
import type { Joined } from '../store/schema.ts';

/**
 * Epochs that have ended and were not shared, oldest first, as far as no run that is known done has closed them: after
 * an outage the operators still take all that the next run looks back to.
 * @param done the newest run that is known done; −1 for none
 */
export const openEpochs = (
  joined: Joined,
  shared: ReadonlySet<number>,
  done: number,
  now: number,
): number[] => {
  const { grid, run } = joined.deployment;
  const current = epochAt(grid, now);
  const oldest = Math.max(firstRun(joined), done - run.grace + 1, current - run.window);
  return Array.from({ length: Math.max(0, current - oldest) }, (_, i) => oldest + i).filter(
    (epoch) => !shared.has(epoch),
  );
};

/** Whether the run that closes an epoch for good ought to be done: the operators must be asked before it is shared. */
export const isLate = (joined: Joined, epoch: number, now: number): boolean =>
  now >= runTime(joined, epoch + joined.deployment.run.grace);

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

/** Uniform in [0, 1) from the system's generator. */
export const uniform = (): number => crypto.getRandomValues(new Uint32Array(1))[0] / 2 ** 32;
