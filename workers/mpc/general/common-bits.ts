import type { Kernels } from '../kernels/kernels.ts';
import type { Mask } from '../row-table.ts';

/** Bits that several parties have in common; each is given out once, and all holders draw alike. */
export interface CommonBits {
  /** A function that XORs the next bits over the kernels' memory. */
  mask(kernels: Kernels): Mask;
}

/** Bytes that are made while they are in the cache; whole pieces of a stream. */
export const CHUNK = 1 << 14;

/** The words [begin, end) in chunks. */
export function eachChunk(begin: number, end: number, visit: (from: number, to: number) => void): void {
  for (let from = begin; from < end; from += CHUNK / 4) visit(from, Math.min(end, from + CHUNK / 4));
}
