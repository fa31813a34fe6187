/** Lets `rate` units a second through in the long run, and `most` at once. */
export interface Size {
  rate: number;
  most: number;
}

/** Units that come back with time. */
export class Bucket {
  /** When it is full again, in ms. */
  private fullAt = 0;

  /** @param now milliseconds, not below 0 */
  constructor(
    private readonly size: Size,
    private readonly now = () => performance.now(),
  ) {}

  /** Whether so many units are in it. */
  holds(units: number): boolean {
    const { rate, most } = this.size;
    return this.fullAfter(units) <= this.now() + (1000 * most) / rate;
  }

  /** Takes units out. Precondition, not checked: it holds them. */
  take(units: number): void {
    this.fullAt = this.fullAfter(units);
  }

  /** A full bucket is as good as a new one. */
  isFull(): boolean {
    return this.fullAt <= this.now();
  }

  private fullAfter(units: number): number {
    return Math.max(this.fullAt, this.now()) + (1000 * units) / this.size.rate;
  }
}
