import { bytesToHex } from '@noble/hashes/utils.js';
import { ProtocolError } from '../errors.ts';

/** A message of one step, as it waits for its reader. */
export interface Letter {
  step: Uint8Array;
  data: Uint8Array;
}

interface Mailbox {
  run: number;
  attempt: number;
  letters: Letter[];
  reader: { resolve(letter: Letter): void; reject(error: Error): void } | null;
}

/** Bytes that may wait for readers: a neighbour that floods us loses its link, not our memory. */
const MAX_WAITING = 512 * 1024 * 1024;

/**
 * What one neighbour sent and no job has read yet, by attempt and job.
 *
 * A neighbour may be ahead of us: letters may come before the job that reads them begins.
 */
export class Mailboxes {
  readonly #boxes = new Map<string, Mailbox>();
  #waiting = 0;
  #failure: string | null = null;
  #oldest = { run: 0, attempt: 0 };

  constructor(readonly from: string) {}

  /** Queues a letter or hands it to the waiting reader. @throws ProtocolError when too much waits */
  put(run: number, attempt: number, job: Uint8Array, letter: Letter): void {
    if (isBefore({ run, attempt }, this.#oldest)) return;
    const box = this.#box(run, attempt, job);
    if (box.reader) {
      const { resolve } = box.reader;
      box.reader = null;
      resolve(letter);
      return;
    }
    this.#waiting += letter.data.length;
    if (this.#waiting > MAX_WAITING)
      throw new ProtocolError(`${this.from} sent ${this.#waiting} bytes that nobody waits for`);
    box.letters.push(letter);
  }

  /** The next letter of a job, in the order sent. One reader a job. */
  async take(run: number, attempt: number, job: Uint8Array): Promise<Letter> {
    if (this.#failure) throw new ProtocolError(this.#failure);
    if (isBefore({ run, attempt }, this.#oldest)) throw new ProtocolError(this.#ended());
    const box = this.#box(run, attempt, job);
    const letter = box.letters.shift();
    if (letter) {
      this.#waiting -= letter.data.length;
      return letter;
    }
    return new Promise((resolve, reject) => {
      box.reader = { resolve, reject };
    });
  }

  /** Ends every waiting and future read with this reason. */
  fail(reason: string): void {
    this.#failure ??= reason;
    this.#drop(() => true, reason);
  }

  /** Drops what belongs to attempts before this one, now and when it comes later. */
  discardBefore(run: number, attempt: number): void {
    this.#oldest = { run, attempt };
    this.#drop(
      (box) => isBefore(box, this.#oldest),
      `attempt ended: ${this.from} or this node began another`,
    );
  }

  #ended(): string {
    return `the attempt ended: ${this.from} or this node began another`;
  }

  #box(run: number, attempt: number, job: Uint8Array): Mailbox {
    const key = `${run}/${attempt}/${bytesToHex(job)}`;
    const box = this.#boxes.get(key) ?? { run, attempt, letters: [], reader: null };
    this.#boxes.set(key, box);
    return box;
  }

  #drop(which: (box: Mailbox) => boolean, reason: string): void {
    for (const [key, box] of this.#boxes) {
      if (!which(box)) continue;
      this.#boxes.delete(key);
      for (const letter of box.letters) this.#waiting -= letter.data.length;
      box.reader?.reject(new ProtocolError(reason));
    }
  }
}

function isBefore(a: { run: number; attempt: number }, b: { run: number; attempt: number }): boolean {
  return a.run < b.run || (a.run === b.run && a.attempt < b.attempt);
}
