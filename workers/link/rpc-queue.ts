/** What the queue knows of time; ms. */
export interface QueueClock {
  now(): number;
  /** Lets everything else that is due go first, at least `ms` long. */
  pause(ms: number): Promise<void>;
}

/** Of five parts of the thread a run keeps four. */
const RUN_PARTS = 4;
/** A request that took longer mostly waited for others, as for a browser's database; it must not stop the queue. */
const LONGEST_PAUSE_MS = 200;

const clock: QueueClock = {
  now: () => performance.now(),
  pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

/**
 * One queue for the requests of many links: one at a time, by turns between links, and between two of them a
 * macrotask, so that what other nodes sent goes first.
 */
export class RpcQueue {
  /** Links whose requests wait; a Map keeps the order of their turns. */
  private readonly waiting = new Map<object, (() => Promise<void>)[]>();
  private draining = false;

  /** @param busy whether a run is computed now; then requests take at most a fifth of the time */
  constructor(
    private readonly busy: () => boolean = () => false,
    private readonly time: QueueClock = clock,
  ) {}

  /** Does a link's work when it is its turn; resolves or rejects as the work does. */
  run<T>(link: object, work: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const queued = this.waiting.get(link) ?? [];
      queued.push(() => work().then(resolve, reject));
      this.waiting.set(link, queued);
      void this.drain();
    });
  }

  private async drain(): Promise<void> {
    if (this.draining) return;
    this.draining = true;
    for (let work = this.next(); work; work = this.next()) {
      const began = this.time.now();
      await work();
      const took = this.time.now() - began;
      await this.time.pause(this.busy() ? Math.min(RUN_PARTS * took, LONGEST_PAUSE_MS) : 0);
    }
    this.draining = false;
  }

  /** Takes a request of the link whose turn it is and puts the link behind all others. */
  private next(): (() => Promise<void>) | undefined {
    const [turn] = this.waiting;
    if (!turn) return undefined;
    const [link, [work, ...rest]] = turn;
    this.waiting.delete(link);
    if (rest.length > 0) this.waiting.set(link, rest);
    return work;
  }
}
