/** When runs are due, and when their answer is late. Pure; unix seconds. */
import { epochAt, epochStart } from '../../workers/wire/time.ts';
import type { Checked, Joined } from '../store/schema.ts';

/** When run R stops collecting and begins to compute. */
export const runTime = ({ deployment }: Joined, run: number): number =>
  epochStart(deployment.grid, run + 1) + deployment.run.collect;

/** The newest run that has begun to compute by `now`. */
export const dueRun = ({ deployment: { grid, run } }: Pick<Joined, 'deployment'>, now: number): number =>
  epochAt(grid, now - run.collect) - 1;

/** When the window of a run begins. */
export const windowOf = ({ deployment: { grid, run } }: Joined, newest: number): number =>
  epochStart(grid, newest - run.window + 1);

/** The first run that can hold rows of this phone. */
export const firstRun = (joined: Joined): number => epochAt(joined.deployment.grid, joined.since);

/** How many epochs of an answer's window hold this phone's record. */
export const countedEpochs = (joined: Joined, { run, missing }: Pick<Checked, 'run' | 'missing'>): number => {
  const first = Math.max(firstRun(joined), run - joined.deployment.run.window + 1);
  return Math.max(0, run + 1 - first - missing.length);
};

/** Of meetings and Bluetooth, in how many epochs they were not shared though the phone's record counts; without zeros. */
export const leftOut = ({ missing, missingOf }: Pick<Checked, 'missing' | 'missingOf'>) =>
  (['meetings', 'bluetooth'] as const)
    .map(
      (source) =>
        [source, missingOf?.[source].filter((epoch) => !missing.includes(epoch)).length ?? 0] as const,
    )
    .filter(([, n]) => n > 0);

/**
 * The first and last epoch whose run had to be over some time ago and has not answered; null when there is none. A run
 * has a quarter of an epoch to compute and to be fetched before the app says that it has not checked.
 * @param answered the newest run whose answer is here, or null
 */
export const awaitedEpochs = (
  joined: Joined,
  answered: number | null,
  now: number,
): [number, number] | null => {
  const due = dueRun(joined, now - joined.deployment.grid.epoch / 4);
  const first = Math.max(firstRun(joined), (answered ?? -1) + 1);
  return first <= due ? [first, due] : null;
};
