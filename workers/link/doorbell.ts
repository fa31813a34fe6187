/** An offer costs a node about 5 ms, so strangers take a tenth of the thread at most. */
const EVERY_MS = 50;
/** Keys whose offer may wait; the last of so many is taken before its dialler gives up. */
const MOST_WAITING = 256;

/** Who waits at the door: called when it is its turn, or when it has to go. */
interface Guest {
  take(): void;
  drop(): void;
}

/**
 * Takes the offers of strangers at a bounded rate, the first at once.
 *
 * Of each key one offer waits, its newest. Whose turn it is is drawn by lot, first among the sites that offers come
 * from and then among a site's keys: keys cost nothing and sites do, so whoever floods from one site shares the door
 * with the others that use it, and of two sites each gets half. What has no room is dropped; who rang rings
 * again.
 */
export class Doorbell {
  /** The guest of each key of each site. */
  private readonly waiting = new Map<string, Map<string, Guest>>();
  private cancel: (() => void) | undefined;

  /**
   * @param schedule calls `run` after `ms`, unless the function that it returns was called
   * @param draw a whole number from 0 to below `count`
   */
  constructor(
    private readonly schedule: (run: () => void, ms: number) => () => void,
    private readonly draw: (count: number) => number,
  ) {}

  /** Calls `take` when it is the turn of the key, or `drop`, or neither when the key rings again before. */
  ring(site: string, key: string, take: () => void, drop = () => {}): void {
    this.forget(key);
    if (this.count() >= MOST_WAITING) this.drawn(this.waiting.get(this.fullest())!).drop();
    const keys = this.waiting.get(site) ?? new Map<string, Guest>();
    this.waiting.set(site, keys.set(key, { take, drop }));
    if (!this.cancel) this.open();
  }

  /** Drops all that wait. */
  close(): void {
    this.cancel?.();
    for (const keys of this.waiting.values()) for (const { drop } of keys.values()) drop();
    this.waiting.clear();
  }

  private open(): void {
    this.cancel = undefined;
    if (this.waiting.size === 0) return;
    this.cancel = this.schedule(() => this.open(), EVERY_MS);
    this.drawn(this.waiting.get(this.nameDrawn(this.waiting))!).take();
  }

  /** One of a site's guests, who waits no more. */
  private drawn(keys: ReadonlyMap<string, Guest>): Guest {
    const key = this.nameDrawn(keys);
    const guest = keys.get(key)!;
    this.forget(key);
    return guest;
  }

  private forget(key: string): void {
    for (const [site, keys] of this.waiting)
      if (keys.delete(key) && keys.size === 0) this.waiting.delete(site);
  }

  private count(): number {
    return [...this.waiting.values()].reduce((sum, { size }) => sum + size, 0);
  }

  /** The site with the most keys: it makes room, so that a flood ends no wait but its own. */
  private fullest(): string {
    return [...this.waiting].reduce((most, next) => (next[1].size > most[1].size ? next : most))[0];
  }

  private nameDrawn(from: ReadonlyMap<string, unknown>): string {
    return [...from.keys()][this.draw(from.size)];
  }
}
