import { ProtocolError } from '../errors.ts';

/** A message of one step of one job. */
export interface Letter {
  readonly step: string;
  readonly data: Uint8Array;
}

/** How much memory letters that wait for readers may take: a party that floods us loses its link, not our memory. */
export interface Allowance {
  bytes: number;
}

/** Who reads letters in another thread. */
export interface FarReader {
  put(job: string, letter: Letter): void;
  fail(reason: string): void;
}

/**
 * Bytes. An honest party waits for the third one and that for us, so it is at most two rounds of a job ahead. The
 * largest are shuffled tables of 16 bytes a row: this is enough for both of eight jobs of 2^21 rows at once.
 */
const MAX_WAITING = 2 * 8 * 16 * 2 ** 21;
/** Bytes that a letter takes besides its data: two names of 200 characters at most, and what holds them. */
const ENVELOPE = 1024;

export const fullAllowance = (): Allowance => ({ bytes: MAX_WAITING });

/**
 * What one party sent and no job has read yet, in the order sent, job by job.
 *
 * A party may be ahead of us: letters may come before the job that reads them begins.
 */
export class Letters {
  readonly #boxes = new Map<string, Box>();
  #waiting = 0;
  #failure: ProtocolError | undefined;
  readonly #far: { prefix: string; reader: FarReader }[] = [];

  /**
   * @param from who sent them, for errors
   * @param allowance what is left, perhaps in common with other letters of the same sender
   */
  constructor(
    readonly from: string,
    private readonly allowance: Allowance = fullAllowance(),
  ) {}

  /** Queues a letter or hands it to the waiting reader. @throws ProtocolError when too much waits */
  put(job: string, letter: Letter): void {
    if (this.#failure) return;
    const far = this.#far.find(({ prefix }) => job.startsWith(prefix));
    if (far) {
      far.reader.put(job, letter);
      return;
    }
    const box = this.#box(job);
    const { reader } = box;
    if (reader) {
      box.reader = undefined;
      if (letter.step === reader.step) reader.resolve(letter.data);
      else reader.reject(this.#misplaced(job, letter, reader.step));
      return;
    }
    this.#wait(letter, 1);
    if (this.allowance.bytes < 0)
      throw new ProtocolError(`${this.from} sent ${this.#waiting} bytes that nobody waits for`);
    box.letters.push(letter);
  }

  /**
   * The next letter of a job; one reader a job.
   * @throws ProtocolError when it is not of `step`, or after `fail`
   */
  take(job: string, step: string): Promise<Uint8Array> {
    if (this.#failure) return Promise.reject(this.#failure);
    const box = this.#box(job);
    const letter = box.letters.shift();
    if (!letter)
      return new Promise((resolve, reject) => {
        box.reader = { step, resolve, reject };
      });
    this.#wait(letter, -1);
    return letter.step === step
      ? Promise.resolve(letter.data)
      : Promise.reject(this.#misplaced(job, letter, step));
  }

  /** Hands all letters of jobs whose names begin with `prefix` to `reader`, those that wait first; prefixes do not overlap. */
  forward(prefix: string, reader: FarReader): void {
    if (this.#failure) {
      reader.fail(this.#failure.message);
      return;
    }
    this.#far.push({ prefix, reader });
    for (const [job, { letters }] of this.#boxes) {
      if (!job.startsWith(prefix)) continue;
      this.#boxes.delete(job);
      for (const letter of letters) {
        this.#wait(letter, -1);
        reader.put(job, letter);
      }
    }
  }

  /** Ends every waiting and future read with this reason and drops what waits; only the first reason counts. */
  fail(reason: string): void {
    if (this.#failure) return;
    const failure = new ProtocolError(reason);
    this.#failure = failure;
    for (const { reader } of this.#boxes.values()) reader?.reject(failure);
    this.#boxes.clear();
    for (const { reader } of this.#far) reader.fail(reason);
    this.allowance.bytes += this.#waiting;
    this.#waiting = 0;
  }

  /** @param sign 1 when a letter begins to wait, −1 when it ends */
  #wait({ data }: Letter, sign: 1 | -1): void {
    const bytes = sign * (data.length + ENVELOPE);
    this.#waiting += bytes;
    this.allowance.bytes -= bytes;
  }

  #box(job: string): Box {
    let box = this.#boxes.get(job);
    if (!box) {
      box = { letters: [], reader: undefined };
      this.#boxes.set(job, box);
    }
    return box;
  }

  #misplaced(job: string, { step }: Letter, expected: string): ProtocolError {
    return new ProtocolError(`${this.from} is at step "${step}" of ${job}, this party at "${expected}"`);
  }
}

interface Box {
  readonly letters: Letter[];
  reader: { step: string; resolve(data: Uint8Array): void; reject(error: Error): void } | undefined;
}
