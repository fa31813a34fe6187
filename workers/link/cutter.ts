import { CHUNK, FIRST, FIRST_HEAD, MORE, MORE_HEAD } from './framing.ts';
import { lengthOf } from './pieces.ts';

/** Where a message is put together: channels copy what they are given at once, so one serves all links. */
const scratch = new Uint8Array(FIRST_HEAD + CHUNK);

/** The messages of one frame, which is given in pieces. */
export class Cutter {
  private begun = false;
  /** Bytes of the frame that were not taken. */
  private left: number;
  /** The piece that is next, and how much of it was taken. */
  private piece = 0;
  private used = 0;

  constructor(private readonly pieces: readonly Uint8Array[]) {
    this.left = lengthOf(pieces);
  }

  /** Whether all messages were taken; a frame of 0 bytes has one. */
  get done(): boolean {
    return this.begun && this.left === 0;
  }

  /** Bytes of the next message. */
  get size(): number {
    return (this.begun ? MORE_HEAD : FIRST_HEAD) + Math.min(this.left, CHUNK);
  }

  /** The next message; it is valid until one of any frame is taken. */
  take(): Uint8Array<ArrayBuffer> {
    const message = scratch.subarray(0, this.size);
    if (this.begun) {
      message[0] = MORE;
      this.fill(message.subarray(MORE_HEAD));
    } else {
      message.set([FIRST, 0, 0, 0]);
      new DataView(scratch.buffer).setUint32(4, this.left);
      this.begun = true;
      this.fill(message.subarray(FIRST_HEAD));
    }
    return message;
  }

  private fill(chunk: Uint8Array): void {
    this.left -= chunk.length;
    for (let at = 0; at < chunk.length; ) {
      const piece = this.pieces[this.piece];
      const part = piece.subarray(this.used, this.used + chunk.length - at);
      chunk.set(part, at);
      at += part.length;
      this.used += part.length;
      if (this.used < piece.length) continue;
      this.piece++;
      this.used = 0;
    }
  }
}
