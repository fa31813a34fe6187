import type { Readable } from 'node:stream';

/** The bytes of a stream, as many at a time as are asked for. */
export class ByteReader {
  readonly #chunks: AsyncIterator<Buffer>;
  #chunk: Uint8Array = new Uint8Array();

  /** @param heard called whenever bytes have come */
  constructor(
    stream: Readable,
    private readonly heard: () => void,
  ) {
    this.#chunks = stream[Symbol.asyncIterator]();
  }

  /**
   * Fills the target with the next bytes, and leaves no copy of them here: they may be shares.
   * @throws Error when the stream ends or fails before
   */
  async fill(target: Uint8Array): Promise<void> {
    let at = 0;
    while (at < target.length) {
      if (this.#chunk.length === 0) {
        const { value, done } = await this.#chunks.next();
        if (done) throw new Error('the connection ended');
        this.heard();
        this.#chunk = value;
      }
      const piece = this.#chunk.subarray(0, target.length - at);
      target.set(piece, at);
      this.#chunk = this.#chunk.subarray(piece.length);
      at += piece.length;
      piece.fill(0);
    }
  }

  /** Reads on until the stream ends, for nobody. */
  async drain(): Promise<void> {
    for (;;) if ((await this.#chunks.next()).done) return;
  }
}
