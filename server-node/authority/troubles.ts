import type { Log } from '../log.ts';

/** Logs what goes wrong when it begins and when its cause changes, not each time that it is met again. */
export class Troubles {
  private readonly known = new Map<string, string>();

  constructor(private readonly log: Log) {}

  /** Does a piece of work; what it throws is logged under its name and goes no further. */
  async guard(name: string, work: () => Promise<void> | void): Promise<void> {
    try {
      await work();
      this.known.delete(name);
    } catch (error) {
      const { message } = error as Error;
      if (this.known.get(name) !== message) this.log(`${name}: ${message}`);
      this.known.set(name, message);
    }
  }
}
