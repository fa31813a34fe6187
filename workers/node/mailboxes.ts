import { fullAllowance, Letters } from '../mpc/letters.ts';

/** Names one attempt. */
interface Attempt {
  run: number;
  attempt: number;
}

/**
 * What one neighbour sent and no job has read yet, by attempt.
 *
 * A neighbour may be ahead of us: letters may come before our attempt begins.
 */
export class Mailboxes {
  readonly #attempts = new Map<string, Attempt & { letters: Letters }>();
  readonly #allowance = fullAllowance();
  #over: Letters | null = null;
  #oldest: Attempt = { run: 0, attempt: 0 };

  constructor(readonly from: string) {}

  /** Letters of one attempt; those of an attempt that is over take nothing and fail every read. */
  of(run: number, attempt: number): Letters {
    if (this.#over) return this.#over;
    if (isBefore({ run, attempt }, this.#oldest)) return failed(this.from, this.#ended());
    const key = `${run}/${attempt}`;
    const known = this.#attempts.get(key);
    if (known) return known.letters;
    const letters = new Letters(this.from, this.#allowance);
    this.#attempts.set(key, { run, attempt, letters });
    return letters;
  }

  /** Ends every waiting and future read with this reason. */
  fail(reason: string): void {
    this.#over ??= failed(this.from, reason);
    this.#drop(() => true, reason);
  }

  /** Drops what belongs to attempts before this one, now and when it comes later. */
  discardBefore(run: number, attempt: number): void {
    this.#oldest = { run, attempt };
    this.#drop((other) => isBefore(other, this.#oldest), this.#ended());
  }

  #ended(): string {
    return `the attempt ended: ${this.from} or this node began another`;
  }

  #drop(which: (attempt: Attempt) => boolean, reason: string): void {
    for (const [key, attempt] of this.#attempts) {
      if (!which(attempt)) continue;
      this.#attempts.delete(key);
      attempt.letters.fail(reason);
    }
  }
}

function failed(from: string, reason: string): Letters {
  const letters = new Letters(from);
  letters.fail(reason);
  return letters;
}

function isBefore(a: Attempt, b: Attempt): boolean {
  return a.run < b.run || (a.run === b.run && a.attempt < b.attempt);
}
