import { networkOf } from './caller.ts';

/** Failed tries of one network in a window: while all goes well, and once all together were BUSY. */
const PER_NETWORK = 10;
const PER_NETWORK_WHEN_BUSY = 1;
/** Failed tries of all together in a window. */
const BUSY = 500;
const FLOODED = 5000;
/** Seconds. */
const WINDOW = 900;

/**
 * Bounds how many wrong codes can be tried: 8 digits would not stand a machine that may go on.
 *
 * In a window of 15 minutes a network may fail 10 times. No count of failures shuts everybody out, or 50 machines
 * could keep patients from reporting: from 500 failures on a network has only one, so whoever types the code right
 * still gets in and a guesser pays a fresh network for each guess; from 5,000 on one failure in a second ends that
 * second for all, and phones that try again get in between.
 *
 * So a window sees fewer than 5,000 + 900 wrong codes: an open code is guessed with probability 5.9 in 100,000 at
 * most, twice that over its 15 minutes when they lie across two windows.
 * Networks live in memory only and go with the window.
 *
 * Ask `wait`, try and call `failed` without an await in between: tries that run side by side would all be let in.
 */
export class FailureLimit {
  private start = Number.NEGATIVE_INFINITY;
  private last = Number.NEGATIVE_INFINITY;
  private total = 0;
  private readonly failures = new Map<string, number>();

  /** @param now unix seconds */
  constructor(private readonly now: () => number) {}

  /** Seconds until this address may try again; 0 when it may now. */
  wait(address: string): number {
    this.roll();
    const allowed = this.total < BUSY ? PER_NETWORK : PER_NETWORK_WHEN_BUSY;
    if ((this.failures.get(networkOf(address)) ?? 0) >= allowed)
      return Math.ceil(this.start + WINDOW - this.now());
    return this.total >= FLOODED && this.now() < this.last + 1 ? 1 : 0;
  }

  /** Counts a failed try. */
  failed(address: string): void {
    this.roll();
    this.total++;
    this.last = this.now();
    const network = networkOf(address);
    this.failures.set(network, (this.failures.get(network) ?? 0) + 1);
  }

  private roll(): void {
    if (this.now() < this.start + WINDOW) return;
    this.start = this.now();
    this.total = 0;
    this.failures.clear();
  }
}
