import type { Duplex } from 'node:stream';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { ByteReader } from './byte-reader.ts';
import { ByteWriter } from './byte-writer.ts';
import { encodeClone, readClone } from './clone.ts';

/** Milliseconds between two signs of life. */
const BEAT = 1000;

/** What one end says to the other: a message of a port, a sign of life, or why all has ended. */
type Word = [port: number, message: unknown] | null | string;

/**
 * Carries the messages of a port, and of all ports that go along in these messages, to another process and back, so
 * that neither end of a port knows that the other one is on another machine. It ends as a whole.
 *
 * Its first word is the code that each end runs: two versions would not compute the same.
 */
export class Carrier {
  /** Rejects with the reason when nothing is carried any more; the ports are closed then. */
  readonly ended: Promise<never>;
  /** By their numbers here: those that this end gave along are 1, 2, …, for the other end −1, −2, … */
  readonly #ports = new Map<number, MessagePort>();
  readonly #reader: ByteReader;
  readonly #writer: ByteWriter;
  readonly #beats: NodeJS.Timeout;
  #given = 0;
  /** Beats since the other end was heard. Beats, not seconds: this process may have been busy. */
  #silent = 0;

  /**
   * @param stream to the other process, which is known to be the right one
   * @param first 0 at both ends
   * @param code of this end
   * @param patience beats without a word after which the other end counts as dead
   * @param met called when the other end runs the same
   */
  constructor(
    private readonly stream: Duplex,
    first: MessagePort,
    code: string,
    private readonly patience: number,
    met = () => {},
  ) {
    stream.on('error', () => {}); // whoever reads hears of it
    this.#reader = new ByteReader(stream, () => {
      this.#silent = 0;
    });
    this.#writer = new ByteWriter(stream);
    this.#beats = setInterval(() => this.#beat(), BEAT);
    this.#say(code);
    this.ended = this.#carry(first, code, met).catch((error: Error) => {
      first.close();
      for (const port of this.#ports.values()) port.close();
      void this.#close();
      throw error;
    });
    this.ended.catch(() => {}); // nobody may be waiting for it
  }

  /** Ends it, and lets the other end say why. */
  end(reason: string): void {
    this.#say(reason);
    void this.#writer.end();
  }

  async #carry(first: MessagePort, code: string, met: () => void): Promise<never> {
    const read = () => readClone(this.#reader, (number) => this.#nearEnd(-number));
    if ((await read()).value !== code) throw new Error('it runs another build of SafeTrace');
    met();
    this.#take(0, first);
    for (;;) {
      const { value, moved } = await read();
      const word = value as Word;
      if (typeof word === 'string') throw new Error(word);
      if (word) this.#ports.get(-word[0])!.postMessage(word[1], moved);
    }
  }

  #take(number: number, port: MessagePort): void {
    this.#ports.set(number, port);
    port.on('message', (message) => this.#say([number, message]));
  }

  /** The end of a port of the other side's, for whoever gets the message it came in. */
  #nearEnd(number: number): MessagePort {
    const { port1, port2 } = new MessageChannel();
    this.#take(number, port1);
    return port2;
  }

  #say(word: Word): void {
    const given = (port: MessagePort) => {
      this.#take(++this.#given, port);
      return this.#given;
    };
    try {
      this.#writer.send(...encodeClone(word, given));
    } catch (error) {
      this.stream.destroy(error as Error);
    }
  }

  /** Reads on until the other side has closed, which with words unread would not get the last of ours. */
  async #close(): Promise<void> {
    void this.#writer.end();
    await this.#reader.drain().catch(() => {});
    clearInterval(this.#beats);
    this.stream.destroy();
  }

  #beat(): void {
    if (++this.#silent > this.patience)
      this.stream.destroy(new Error(`it was not heard for ${this.patience} s`));
    else this.#say(null);
  }
}
