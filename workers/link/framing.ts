import { InputError } from '../errors.ts';
import { MAX_FRAME } from './peer-link.ts';

/*
 * Messages of a data channel, one byte of kind first:
 *
 *   FIRST   u32 length of the frame ‖ its first bytes    min(length, CHUNK) of them
 *   MORE    the next bytes                               min(what is missing, CHUNK) of them
 *   CREDIT  u32 bytes that may be sent in addition       see channel-link.ts
 *   CLOSE   the reason, UTF-8
 *   PING    nothing
 *
 * All chunks but the last are full, so that many small ones can't cost the receiver more than the frame is long.
 */
export const FIRST = 0;
export const MORE = 1;
export const CREDIT = 2;
export const CLOSE = 3;
export const PING = 4;

/** Bytes of a frame in one message; Chromium and libwebrtc close a channel on messages over 256 KiB. */
export const CHUNK = 64 * 1024;
/** What a message costs its receiver beside its bytes, so that empty frames are not free. */
export const MESSAGE_COST = 64;

/** The messages that carry a frame, made one by one. */
export function* messagesOf(frame: Uint8Array): Generator<Uint8Array<ArrayBuffer>> {
  const first = new Uint8Array(5 + Math.min(frame.length, CHUNK));
  first[0] = FIRST;
  new DataView(first.buffer).setUint32(1, frame.length);
  first.set(frame.subarray(0, CHUNK), 5);
  yield first;
  for (let at = CHUNK; at < frame.length; at += CHUNK) {
    const more = new Uint8Array(1 + Math.min(frame.length - at, CHUNK));
    more[0] = MORE;
    more.set(frame.subarray(at, at + CHUNK), 1);
    yield more;
  }
}

/** Puts frames together again; holds no more bytes than have arrived. */
export class Assembler {
  private chunks: Uint8Array[] = [];
  private length = 0;
  private missing = 0;

  /** @param most largest frame in bytes */
  constructor(private readonly most = MAX_FRAME) {}

  /** Whether a frame has begun and is not complete. */
  get torn(): boolean {
    return this.missing > 0;
  }

  /**
   * Takes a FIRST or MORE message and returns the frame when it is complete.
   * @throws InputError when the other side breaks the rules above or announces a frame over the largest
   */
  add(message: Uint8Array): Uint8Array | undefined {
    const chunk = message[0] === FIRST ? this.begin(message) : message.subarray(1);
    if (message[0] === MORE && !this.torn)
      throw new InputError('malformed link message: no frame to go on with');
    if (chunk.length !== Math.min(this.missing, CHUNK)) {
      throw new InputError(
        `malformed link message: a chunk of ${chunk.length} bytes, ${this.missing} are missing`,
      );
    }
    this.missing -= chunk.length;
    if (this.missing === 0 && this.chunks.length === 0) return chunk;
    this.chunks.push(chunk);
    return this.missing === 0 ? this.join() : undefined;
  }

  private begin(message: Uint8Array): Uint8Array {
    if (this.torn)
      throw new InputError(`malformed link message: a frame begins, ${this.missing} bytes are missing`);
    if (message.length < 5) throw new InputError('malformed link message: a frame without a length');
    const length = new DataView(message.buffer, message.byteOffset).getUint32(1);
    if (length > this.most)
      throw new InputError(`a frame of ${length} bytes was announced, ${this.most} is the most`);
    this.length = length;
    this.missing = length;
    return message.subarray(5);
  }

  private join(): Uint8Array {
    const frame = new Uint8Array(this.length);
    let at = 0;
    for (const chunk of this.chunks) {
      frame.set(chunk, at);
      at += chunk.length;
    }
    this.chunks = [];
    return frame;
  }
}
