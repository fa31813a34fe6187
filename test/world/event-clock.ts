import type { Clock } from '../bench/slow-net.ts';

/**
 * A clock that goes on, from one thing that is to be done to the next, whenever all has been said to what was done
 * before. So slow links take no time, and what is measured by it is the same each time.
 */
export class EventClock implements Clock {
  #time = 0;
  #later: { at: number; work: () => void }[] = [];

  now = () => this.#time;

  after(ms: number, work: () => void): void {
    const at = this.#time + Math.max(0, ms);
    this.#later.push({ at, work });
    if (this.#later.length === 1) setImmediate(() => this.#next());
  }

  #next(): void {
    const next = this.#later.reduce((first, other) => (other.at < first.at ? other : first));
    this.#time = next.at;
    next.work();
    this.#later = this.#later.filter((other) => other !== next);
    if (this.#later.length > 0) setImmediate(() => this.#next());
  }
}
