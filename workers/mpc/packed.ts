/** Planes of packed bits, LSB first, as the bytes of records and as the words of the field. */
import type { Planes } from './field.ts';

/** Words of packed bytes; zeros fill the last one. */
export function wordsOf(planes: readonly Uint8Array[]): Planes {
  return planes.map((plane) => {
    const words = new Uint32Array(Math.ceil(plane.length / 4));
    new Uint8Array(words.buffer).set(plane);
    return words;
  });
}

/** The first `bytes` bytes of each plane. */
export const bytesOf = (planes: Planes, bytes: number): Uint8Array[] =>
  planes.map((plane) => new Uint8Array(plane.buffer, 0, bytes).slice());
