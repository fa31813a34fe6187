const AGAIN_MS = 60_000;

/** What would be said again and again is said once a minute. */
export class Seldom {
  /** When each was said, in milliseconds; the longest ago stands first. */
  private readonly said = new Map<string, number>();

  /** @param now milliseconds, never less than before */
  constructor(private readonly now = () => performance.now()) {}

  /** Whether it is time to say it: then it counts as said. */
  isTime(what: string): boolean {
    const now = this.now();
    for (const [old, at] of this.said) {
      if (now - at < AGAIN_MS) break;
      this.said.delete(old);
    }
    if (this.said.has(what)) return false;
    this.said.set(what, now);
    return true;
  }
}
