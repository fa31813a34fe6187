import { networksOf } from '../caller.ts';

/** Failed tries of one network in a window, while all goes well and once all together were BUSY. */
const LIMITS = {
  line: { calm: 10, busy: 1 },
  household: { calm: 20, busy: 2 },
  site: { calm: 50, busy: 5 },
};
const LEVELS = ['line', 'household', 'site'] as const;
/** Failed tries of all together in a window. */
const BUSY = 500;
const FLOODED = 5000;
/** Seconds. */
const WINDOW = 900;
/** Seconds for which a failure in a flood ends the tries of its area. */
const PACE = 10;

/**
 * Bounds how many wrong codes can be tried: 8 digits would not stand a machine that may go on.
 *
 * In a window of 15 minutes a line may fail 10 times, and the networks around it, which one customer may own with
 * all 65,536 lines in them, not many times more. From 500 failures on each has a tenth of that, so a guesser pays a
 * fresh site for each five guesses; from 5,000 on a failure also ends 10 seconds for its area. No count of failures
 * shuts everybody out: a network in which nobody failed is never slowed, or 50 machines could keep all patients
 * from reporting.
 *
 * So a guesser with lines in A areas of IPv6 and S sites of IPv4 tries fewer than 5,000 + 90·A + 5·S wrong codes in
 * a window, and with N codes open it hits one with probability N·(5,000 + 90·A + 5·S)/10^8 at most: 0.1 % for 20
 * open codes and one machine, 0.22 % for 20 open codes and a botnet of 10 areas and 1,000 sites. Twice that when
 * its tries lie across two windows. Networks live in memory only and go with the window.
 *
 * Ask `wait`, try and call `failed` without an await in between: tries that run side by side would all be let in.
 */
export class FailureLimit {
  private start = Number.NEGATIVE_INFINITY;
  private total = 0;
  private readonly failures = new Map<string, number>();
  /** When an area failed last. */
  private readonly last = new Map<string, number>();

  /** @param now unix seconds */
  constructor(private readonly now: () => number) {}

  /** Seconds until this address may try again; 0 when it may now. */
  wait(address: string): number {
    this.roll();
    const networks = networksOf(address);
    const state = this.total < BUSY ? 'calm' : 'busy';
    if (LEVELS.some((level) => (this.failures.get(networks[level]) ?? 0) >= LIMITS[level][state]))
      return Math.ceil(this.start + WINDOW - this.now());
    const last = this.total < FLOODED ? undefined : this.last.get(networks.area);
    return last === undefined ? 0 : Math.max(0, last + PACE - this.now());
  }

  /** Counts a failed try. */
  failed(address: string): void {
    this.roll();
    this.total++;
    const { line, household, site, area } = networksOf(address);
    this.last.set(area, this.now());
    // An IPv4 address is its own household: it counts once.
    for (const network of new Set([line, household, site]))
      this.failures.set(network, (this.failures.get(network) ?? 0) + 1);
  }

  private roll(): void {
    if (this.now() < this.start + WINDOW) return;
    this.start = this.now();
    this.total = 0;
    this.failures.clear();
    this.last.clear();
  }
}
