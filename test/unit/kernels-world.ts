import { expect } from 'vitest';
import type { Cipher, Forms, Gates, Rows } from '../../workers/mpc/kernels/exports.ts';
import { createKernels } from '../../workers/mpc/kernels/kernels.ts';
import { Reference } from './kernels-reference.ts';

/** What a kernel and its reference have in common. */
export type Calls = Cipher & Forms & Gates & Rows;

/** Hands out addresses; what is there is random. */
export interface Places {
  bytes(count: number): number;
  words(values: readonly number[]): number;
}

/** More than any test takes, so that a kernel that writes too far still meets memory that is watched. */
const ARENA = 1 << 20;

const kernels = createKernels();
const start = kernels.mark();
kernels.alloc(ARENA);

/**
 * Runs a call on the kernels and on their reference, from the same random memory: afterwards all of the memory must
 * be equal, not only what the call is to write.
 * @param prepare allocates and fills, then says what to call
 */
export function agree(seed: number, prepare: (places: Places) => (calls: Calls) => void): void {
  kernels.release(start);
  const words = kernels.words();
  for (let i = Math.ceil(start / 4), state = seed | 1; i < words.length; i++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    words[i] = state;
  }
  const call = prepare({
    bytes: (count) => kernels.alloc(count),
    words(values) {
      const at = kernels.alloc(4 * values.length);
      words.set(values, at / 4);
      return at;
    },
  });
  expect(kernels.mark()).toBeLessThan(ARENA - 4096);
  const expected = new Reference(kernels.bytes().slice());
  call(kernels);
  call(expected);
  expect(firstDifference(kernels.bytes().subarray(start), expected.memory.subarray(start))).toBe(-1);
}

function firstDifference(a: Uint8Array, b: Uint8Array): number {
  return Buffer.compare(a, b) === 0 ? -1 : a.findIndex((byte, i) => byte !== b[i]);
}
