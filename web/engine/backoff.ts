/**
 * When each operator is tried again. Pure; times are unix seconds.
 *
 * The first pause is short, each further one twice as long, none longer than `retrySeconds`: a run that waits for a node that
 * is back counts on that (workers/wire/pace.ts). A pause is shortened by chance, so that phones that failed together do not
 * come back together.
 */
import type { Party } from '../../workers/mpc/party.ts';
import type { Delivery } from '../../workers/phone/deliver.ts';
import { LEAST_RETRY } from '../../workers/wire/pace.ts';
import type { Tries } from '../store/schema.ts';
import { isPaused } from './paused.ts';

/** Seconds before the second try where the longest pause is 900 s. */
const FIRST = 15;

/** The longest pause behind so many failures, in seconds. */
const longest = (failures: number, most: number): number =>
  Math.min(most, Math.max(LEAST_RETRY, (FIRST * most) / 900) * 2 ** (failures - 1));

/**
 * How long to wait behind a failed try: from half of the longest pause to the whole.
 * @param failures in a row, 1 at least
 * @param most the longest pause, in seconds
 * @param uniform in [0, 1)
 */
export const pauseAfter = (failures: number, most: number, uniform: number): number =>
  (longest(failures, most) * (1 + uniform)) / 2;

/** Whether a node may be tried now. @param most the longest pause, in seconds */
export const mayTry = (tries: Tries, party: Party, now: number, most: number): boolean =>
  !isPaused(now, tries[party]?.next ?? 0, most);

/**
 * The tries as they stand after deliveries. A node that took what waited, or refused it for good, has none.
 * @param most the longest pause, in seconds
 * @param draw uniform in [0, 1), for each node that failed
 */
export const triesAfter = (
  before: Tries,
  deliveries: readonly Pick<Delivery, 'party' | 'outcome'>[],
  now: number,
  most: number,
  draw: () => number,
): Tries => {
  const after = { ...before };
  for (const party of new Set(deliveries.map((delivery) => delivery.party))) {
    if (!deliveries.some((delivery) => delivery.party === party && delivery.outcome === 'waiting')) {
      delete after[party];
      continue;
    }
    const failures = (before[party]?.failures ?? 0) + 1;
    after[party] = { failures, next: now + pauseAfter(failures, most, draw()) };
  }
  return after;
};
