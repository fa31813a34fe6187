/** Calls of another thread, which end when that thread does: by itself a call would wait for it for ever. */

/** Why a call failed that was well meant. */
export class ThreadLost extends Error {}

/** Who waits for a thread. */
export class Watch {
  readonly #waiting = new Set<(cause: ThreadLost) => void>();

  /** The thread's things, and what they give that is one of them, with calls that fail when the thread is lost. */
  over<T extends object>(remote: T): T {
    const call =
      (name: keyof T) =>
      (...words: unknown[]) =>
        this.#unlessLost((remote[name] as (...words: unknown[]) => Promise<unknown>)(...words));
    // Whoever awaits it asks for `then`.
    return new Proxy({} as T, { get: (_, name) => (name === 'then' ? undefined : call(name as keyof T)) });
  }

  /** The thread is lost. */
  fail(cause: ThreadLost): void {
    for (const reject of this.#waiting) reject(cause);
  }

  #unlessLost(answer: Promise<unknown>): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#waiting.add(reject);
      answer
        // Comlink's stand-in for a thing of the thread is a function.
        .then((got) => resolve(typeof got === 'function' ? this.over(got) : got), reject)
        .finally(() => this.#waiting.delete(reject));
    });
  }
}
