import { LinkClosed } from './peer-link.ts';

interface Reader {
  resolve(frame: Uint8Array): void;
  reject(error: Error): void;
}

/** The receiving half of a link: frames that arrived, in order, and at most one reader that waits for the next. */
export class Inbox {
  private readonly frames: Uint8Array[] = [];
  private reader: Reader | undefined;
  private reason: string | undefined;

  /** @param taken called with each frame when it is handed to the reader, so that the link can take more */
  constructor(private readonly taken: (frame: Uint8Array) => void) {}

  /** Frames that arrived and were not read. */
  get unread(): number {
    return this.frames.length;
  }

  /** Adds a frame; after `end` it is dropped. */
  push(frame: Uint8Array): void {
    if (this.reason !== undefined) return;
    if (!this.reader) {
      this.frames.push(frame);
      return;
    }
    const { resolve } = this.reader;
    this.reader = undefined;
    resolve(frame);
    this.taken(frame);
  }

  /** The next frame. @throws LinkClosed after `end`, when nothing is left */
  async take(): Promise<Uint8Array> {
    if (this.reader) throw new Error('two readers on one link: await receive() before calling it again');
    const frame = this.frames.shift();
    if (frame) {
      this.taken(frame);
      return frame;
    }
    if (this.reason !== undefined) throw new LinkClosed(this.reason);
    return new Promise((resolve, reject) => {
      this.reader = { resolve, reject };
    });
  }

  /** No more frames will come; those that arrived can still be read. */
  end(reason: string): void {
    if (this.reason !== undefined) return;
    this.reason = reason;
    this.reader?.reject(new LinkClosed(reason));
    this.reader = undefined;
  }

  /** Forgets what was not read. */
  clear(): void {
    this.frames.length = 0;
  }
}
