/** Which epochs are shared when: the step of the engine that looks at the plan. */
import type { PhoneClient } from '../../workers/phone/client.ts';
import { retrySeconds } from '../../workers/wire/pace.ts';
import type { Joined } from '../store/schema.ts';
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
 * whose run ought to be done only while enough operators say that it is not: they would refuse it.
 * @param done the newest run that is known done; −1 for none
 * @returns the step. It takes unix seconds, gives false when it did not look, and throws what went wrong with each
 *   epoch; then it looks again after a while
 */
export const sharing = (
  joined: Joined,
  ports: SharePorts,
  done: number,
): ((now: number) => Promise<boolean>) => {
  const retry = retrySeconds(joined.deployment);
  let next = 0;
  return async (now) => {
    if (now < next) return false;
    const shared = await ports.shared();
    const find = () => openEpochs(joined, shared, done, now);
    const late = (epoch: number) => isLate(joined, epoch, now);
    let open = find();
    if (open.some(late)) {
      next = now + retry;
      const newest = doneRun(joined.deployment, await ports.client.info());
      done = Math.max(done, newest ?? -1);
      open = newest === null ? open.filter((epoch) => !late(epoch)) : find();
    }
    const failures: unknown[] = [];
    for (const epoch of open)
      if (now >= (await ports.momentOf(epoch)))
        await ports.share(epoch).catch((error: unknown) => failures.push(error));
    if (failures.length === 0) return true;
    next = now + retry;
    throw failures.length === 1
      ? failures[0]
      : new AggregateError(failures, failures.map(sentence).join('; '));
  };
};
