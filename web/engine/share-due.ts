/** Which epochs are shared when: the step of the engine that looks at the plan. */
import type { PhoneClient } from '../../workers/phone/client.ts';
import { retrySeconds } from '../../workers/wire/pace.ts';
import { epochStart } from '../../workers/wire/time.ts';
import type { Joined } from '../store/schema.ts';
import { hasCome } from './has-come.ts';
import { isPaused } from './paused.ts';
import { isLate, openEpochs } from './plan.ts';
import { doneRun } from './verdict.ts';

/** What the step needs of the world. */
export interface SharePorts {
  client: Pick<PhoneClient, 'info'>;
  /** Epochs that were shared. */
  shared(): Promise<ReadonlySet<number>>;
  /** When an epoch may be shared, unix seconds. */
  momentOf(epoch: number): Promise<number>;
  /** @throws Error when it cannot be shared now */
  share(epoch: number): Promise<void>;
}

const sentence = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * Makes the step. It shares each epoch for itself, so that one that cannot be sealed holds up no other, and an epoch
 * whose run ought to be done only while enough operators say that it is not: they would refuse it. Nothing is shared of an
 * epoch that goes on by the operators' clocks.
 * @param done the newest run that is known done; −1 for none
 * @returns the step. It takes unix seconds, gives false when it did not look, and throws what went wrong with each
 *   epoch; then it looks again after a while
 */
export const sharing = (
  joined: Joined,
  ports: SharePorts,
  done: number,
): ((now: number) => Promise<boolean>) => {
  const { grid } = joined.deployment;
  const retry = retrySeconds(joined.deployment);
  const isOver = hasCome(joined.deployment);
  let next = 0;
  return async (now) => {
    if (isPaused(now, next, retry)) return false;
    const shared = await ports.shared();
    let asked: ReturnType<PhoneClient['info']> | undefined;
    const ask = () => {
      asked ??= ports.client.info();
      return asked;
    };
    const find = () => openEpochs(joined, shared, done, now);
    const late = (epoch: number) => isLate(joined, epoch, now);
    let open = find();
    if (open.some(late)) {
      next = now + retry;
      const newest = doneRun(joined.deployment, await ask());
      done = Math.max(done, newest ?? -1);
      open = newest === null ? open.filter((epoch) => !late(epoch)) : find();
    }
    const failures: unknown[] = [];
    for (const epoch of open) {
      if (now < (await ports.momentOf(epoch))) continue;
      if (!(await isOver(epochStart(grid, epoch + 1), ask))) {
        next = now + retry;
        break; // nor are those that follow
      }
      await ports.share(epoch).catch((error: unknown) => failures.push(error));
    }
    if (failures.length === 0) return true;
    next = now + retry;
    throw failures.length === 1
      ? failures[0]
      : new AggregateError(failures, failures.map(sentence).join('; '));
  };
};
