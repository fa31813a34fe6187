/** Says what goes wrong when it begins and when its cause changes, not each time that it is met again. */
export class Troubles<Name> {
  private readonly known = new Map<Name, string>();

  /** @param say told the cause, and what has it */
  constructor(private readonly say: (cause: string, name: Name) => void) {}

  /**
   * Does a piece of work; what it throws is said and goes no further.
   * @param work gives false when it did not try: what was wrong is so still
   */
  async guard(name: Name, work: () => unknown): Promise<void> {
    try {
      if ((await work()) !== false) this.known.delete(name);
    } catch (error) {
      const cause = error instanceof Error ? error.message : 'a step failed';
      if (this.known.get(name) !== cause) this.say(cause, name);
      this.known.set(name, cause);
    }
  }
}
