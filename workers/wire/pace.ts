/**
 * How often who tries again, and how long a run waits for them after an outage.
 *
 * While a node is away, phones keep sealed uploads for it and the authority a claim list. The run that takes place
 * when it is back must not begin before it has them. So whoever holds something tries at least every `retrySeconds`,
 * the run waits for `holdSeconds`, and these two belong together: the wait has room for a try that began just before the
 * node was back and failed, the pause after it, and a whole second try.
 */
import type { Deployment } from './deployment.ts';

type Times = Pick<Deployment, 'grid' | 'run'>;

/** A try, from looking at the clock to the last receipt: a link, some calls. */
const TRY_SECONDS = 5;
/** Seconds between two rounds of the authority, which never waits for longer than a phone. */
export const LEAST_RETRY = 1;

/** Seconds after which a phone tries again to get keys, to send what waits, or to fetch an answer. */
export function retrySeconds({ grid }: Pick<Times, 'grid'>): number {
  return Math.min(900, Math.max(LEAST_RETRY, grid.epoch / 40));
}

/** Seconds for which a run waits after the return of a node. */
export function holdSeconds(times: Times): number {
  return Math.max(times.run.collect / 8, 2 * TRY_SECONDS + retrySeconds(times));
}

/** Seconds that a node waits for the others when none was away, whatever their clocks and load. */
export function meetingSeconds({ grid }: Pick<Times, 'grid'>): number {
  return Math.min(60, grid.epoch / 8);
}
