/** An offer costs a node about 5 ms, so strangers take a tenth of the thread at most. */
const EVERY_MS = 50;
/** Keys whose offer may wait; the last of so many is taken before its dialler gives up. */
const MOST_WAITING = 256;

/**
 * Takes the offers of strangers at a bounded rate, the first at once.
 *
 * Of each key one offer waits, its newest, and which key is next is drawn by lot: so a flood of a few keys does not
 * keep others out. What has no room is dropped without a word; its dialler dials again.
 */
export class Doorbell {
  private readonly waiting = new Map<string, () => void>();
  private cancel: (() => void) | undefined;

  /**
   * @param schedule calls `run` after `ms`, unless the function that it returns was called
   * @param draw a whole number from 0 to below `count`
   */
  constructor(
    private readonly schedule: (run: () => void, ms: number) => () => void,
    private readonly draw: (count: number) => number,
  ) {}

  /** Calls `take` when it is the turn of the key, or never. */
  ring(key: string, take: () => void): void {
    if (!this.waiting.has(key) && this.waiting.size >= MOST_WAITING) this.waiting.delete(this.drawn());
    this.waiting.set(key, take);
    if (!this.cancel) this.open();
  }

  /** Forgets all that wait. */
  close(): void {
    this.cancel?.();
    this.waiting.clear();
  }

  private open(): void {
    this.cancel = undefined;
    if (this.waiting.size === 0) return;
    this.cancel = this.schedule(() => this.open(), EVERY_MS);
    const key = this.drawn();
    const take = this.waiting.get(key)!;
    this.waiting.delete(key);
    take();
  }

  private drawn(): string {
    return [...this.waiting.keys()][this.draw(this.waiting.size)];
  }
}
