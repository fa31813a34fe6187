import { Bucket, type Size } from './bucket.ts';
import { isLoopback, networksOf } from './caller.ts';

/** How many times a line's bucket those of the networks around it are, as their places (signal-places.ts). */
const TIMES = { line: 1, site: 4, area: 16 };
const LEVELS = ['line', 'site', 'area'] as const;

/**
 * A bucket for each line, the site around it and the area around that: connections cost nothing, so a bucket for each
 * of them stops nobody who has many. Who floods from one line leaves others of its site most of the site's.
 *
 * Full buckets are forgotten, so memory holds only networks that took something in the time in which one fills.
 */
export class NetworkBuckets {
  /** The one that was used last stands last. */
  private readonly buckets = new Map<string, Bucket>();

  /** @param now milliseconds, not below 0 */
  constructor(
    private readonly line: Size,
    private readonly now: () => number,
  ) {}

  /** How many are kept. */
  get count(): number {
    return this.buckets.size;
  }

  /** What takes units from all networks of an address, or from none of them when one has not so many. */
  of(address: string): (units: number) => boolean {
    // This machine is no stranger: a simulation has a connection for each of its people.
    if (isLoopback(address)) return () => true;
    const networks = networksOf(address);
    return (units) => {
      const paying = LEVELS.map((level) => this.bucket(level, networks[level]));
      if (!paying.every(({ bucket }) => bucket.holds(units))) return false;
      for (const { name, bucket } of paying) {
        bucket.take(units);
        this.buckets.delete(name);
        this.buckets.set(name, bucket);
      }
      this.forget();
      return true;
    };
  }

  private bucket(level: keyof typeof TIMES, network: string): { name: string; bucket: Bucket } {
    const name = `${level} ${network}`; // an IPv4 site is its area as well
    const { rate, most } = this.line;
    const size = { rate: TIMES[level] * rate, most: TIMES[level] * most };
    return { name, bucket: this.buckets.get(name) ?? new Bucket(size, this.now) };
  }

  /** Forgets full ones, from the one on that was used longest ago. */
  private forget(): void {
    for (const [name, bucket] of this.buckets) {
      if (!bucket.isFull()) return;
      this.buckets.delete(name);
    }
  }
}
