import { concatBytes } from '@noble/hashes/utils.js';
import { InputError } from '../errors.ts';
import { CHUNK, FIRST, FIRST_HEAD, MORE, MORE_HEAD } from './framing.ts';
import { MAX_FRAME } from './peer-link.ts';

/** Puts frames together again; holds no more bytes than have arrived. */
export class Assembler {
  private chunks: Uint8Array[] = [];
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
    const chunk = message[0] === FIRST ? this.begin(message) : message.subarray(MORE_HEAD);
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
    if (message.length < FIRST_HEAD) throw new InputError('malformed link message: a frame without a length');
    const length = new DataView(message.buffer, message.byteOffset).getUint32(4);
    if (length > this.most)
      throw new InputError(`a frame of ${length} bytes was announced, ${this.most} is the most`);
    this.missing = length;
    return message.subarray(FIRST_HEAD);
  }

  private join(): Uint8Array {
    const frame = concatBytes(...this.chunks);
    this.chunks = [];
    return frame;
  }
}
