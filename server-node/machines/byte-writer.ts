import type { Writable } from 'node:stream';

/** Bytes that are given to a stream at once: TLS moves what is left of a longer piece again and again. */
const AT_ONCE = 1 << 16;

/** Sends pieces of any length one behind the other, as fast as the stream takes them. */
export class ByteWriter {
  #pieces: Uint8Array[] = [];
  #sending: Promise<void> | null = null;

  constructor(private readonly stream: Writable) {}

  /** Queues pieces; their memory is left alone until they are sent. */
  send(...pieces: Uint8Array[]): void {
    this.#pieces.push(...pieces);
    this.#sending ??= this.#send();
  }

  /** Ends the stream behind all that was queued. */
  async end(): Promise<void> {
    await this.#sending;
    this.stream.end();
  }

  async #send(): Promise<void> {
    while (this.#pieces.length > 0) {
      const pieces = this.#pieces;
      this.#pieces = [];
      for (const piece of pieces)
        for (let at = 0; at < piece.length; at += AT_ONCE)
          await this.#write(piece.subarray(at, at + AT_ONCE));
    }
    this.#sending = null;
  }

  /** Resolves when more can be taken, or when nothing can any more. */
  #write(bytes: Uint8Array): Promise<void> | void {
    if (!this.stream.writable) return;
    let taken = () => {};
    this.stream.write(bytes, () => taken());
    if (this.stream.writableLength > AT_ONCE)
      return new Promise((resolve) => {
        taken = resolve;
      });
  }
}
