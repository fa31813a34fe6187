import type { Kernels } from './kernels/kernels.ts';
import { withKernels } from './kernels/lend.ts';
import { streamKey } from './prg.ts';

/** The kernels make 256 bytes, four ChaCha blocks, at a time. */
const PIECE = 256;
const BLOCKS = 4;
/** Bytes of a stream that are made before they are copied out. */
const CHUNK = 1 << 16;

/**
 * How far a stream of ChaCha12 blocks has been given out; the block counter has 32 bits.
 * Each drawing begins with a fresh piece, so both ends must draw alike.
 */
export class StreamPosition {
  private block = 0;

  /** The counter at which the next `bytes` begin. @throws RangeError after 2^38 bytes */
  advance(bytes: number): number {
    const at = this.block;
    this.block += BLOCKS * Math.ceil(bytes / PIECE);
    if (this.block > 2 ** 32) throw new RangeError('a keystream is used up: 2^38 bytes were drawn from it');
    return at;
  }
}

/** Bytes that two parties have in common, in the kernels' lane order; every byte is given out once. */
export class PairStream {
  private readonly key: Uint8Array;
  private readonly position = new StreamPosition();

  /**
   * @param key 32 secret bytes; unique with `purpose` (not checked)
   * @param drew told how many bytes are made
   */
  constructor(
    key: Uint8Array,
    purpose: string,
    private readonly drew: (bytes: number) => void = () => {},
  ) {
    this.key = streamKey(key, purpose);
  }

  /** A function that XORs the next `bytes` bytes over the kernels' memory; whole pieces of 256 bytes are changed. */
  mask(kernels: Kernels): (address: number, bytes: number) => void {
    const key = placeKey(kernels, this.key);
    return (address, bytes) => {
      this.drew(bytes);
      kernels.streamXor(address, key, 0, this.position.advance(bytes), bytes);
    };
  }

  /** Fills `out` with the next words. */
  fill(out: Uint32Array): void {
    this.drew(out.byteLength);
    withKernels((kernels) => {
      const key = placeKey(kernels, this.key);
      const address = kernels.alloc(CHUNK);
      for (let at = 0; at < out.length; at += CHUNK / 4) {
        const words = Math.min(CHUNK / 4, out.length - at);
        kernels.stream(address, key, 0, this.position.advance(4 * words), 4 * words);
        out.set(kernels.words().subarray(address >>> 2, (address >>> 2) + words), at);
      }
    });
  }
}

/** Where kernels find a key. */
export function placeKey(kernels: Kernels, key: Uint8Array): number {
  const address = kernels.alloc(key.length);
  kernels.bytes().set(key, address);
  return address;
}

/** Room for `bytes` of a stream: the kernels write whole pieces. */
export const roundToPiece = (bytes: number): number => PIECE * Math.ceil(bytes / PIECE);
