/** Failed tries of one window. */
const PER_ADDRESS = 10;
const ALTOGETHER = 500;
/** Seconds. */
const WINDOW = 900;

/**
 * Bounds how many wrong codes can be tried: 8 digits would not stand a machine that may go on.
 *
 * Per window of 15 minutes an address may fail 10 times and all together 500: with ten codes open, one guess in
 * 20,000 windows hits. Addresses live in memory only and go with the window.
 */
export class FailureLimit {
  private start = Number.NEGATIVE_INFINITY;
  private total = 0;
  private readonly failures = new Map<string, number>();

  /** @param now unix seconds */
  constructor(private readonly now: () => number) {}

  /** Seconds until this address may try again; 0 when it may now. */
  wait(address: string): number {
    this.roll();
    if (this.total < ALTOGETHER && (this.failures.get(address) ?? 0) < PER_ADDRESS) return 0;
    return Math.ceil(this.start + WINDOW - this.now());
  }

  /** Counts a failed try. */
  failed(address: string): void {
    this.roll();
    this.total++;
    this.failures.set(address, (this.failures.get(address) ?? 0) + 1);
  }

  private roll(): void {
    if (this.now() < this.start + WINDOW) return;
    this.start = this.now();
    this.total = 0;
    this.failures.clear();
  }
}
