import { hexToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createKernels } from '../../workers/mpc/kernels/kernels.ts';
import { standardPlace } from './kernels-reference.ts';
import { seed } from './kernels-shapes.ts';
import { agree } from './kernels-world.ts';
import { readVectors } from './vectors.ts';

const word = fc.integer({ min: 0, max: 0xffffffff });
/** A block counter that does not overflow, which the reference refuses. */
const block = fc.integer({ min: 0, max: 0xffffff00 });
const bytes = fc.oneof(fc.nat(3000), fc.constantFrom(0, 1, 256, 257, 4096, 4097, 8192 + 256));

test.each(['stream', 'streamXor'] as const)('%s is ChaCha12 in lane order', (kernel) => {
  fc.assert(
    fc.property(seed, word, block, bytes, (seed, nonce, counter, bytes) =>
      agree(seed, (places) => {
        const [key, out] = [places.bytes(32), places.bytes(bytes)];
        return (calls) => calls[kernel](out, key, nonce, counter, bytes);
      }),
    ),
  );
});

test('zeros is the sum of two streams', () => {
  fc.assert(
    fc.property(seed, word, block, bytes, (seed, nonce, counter, bytes) =>
      agree(seed, (places) => {
        const [keyA, keyB, out] = [places.bytes(32), places.bytes(32), places.bytes(bytes)];
        return (calls) => calls.zeros(out, keyA, keyB, nonce, counter, bytes);
      }),
    ),
  );
});

test('permute draws row after row from the stream, and draws again what is too large', () => {
  fc.assert(
    fc.property(seed, fc.oneof(fc.nat(300), fc.constantFrom(4096, 9000)), (seed, length) =>
      agree(seed, (places) => {
        const [key, order] = [places.bytes(32), places.bytes(4 * length)];
        return (calls) => calls.permute(order, length, key);
      }),
    ),
    { numRuns: 30 },
  );
});

/** The compiled source takes any number of rounds. */
interface AnyRounds {
  chacha(
    out: number,
    key: number,
    nonce: number,
    counter: number,
    chunks: number,
    rounds: number,
    mix: number,
  ): void;
}
interface Vector {
  name: string;
  rounds: number;
  key: string;
  nonce: string;
  counter: number;
  stream: string;
}
const { streams } = readVectors<{ streams: Vector[] }>('chacha');

// State words 14 and 15 are always zero here, as the last eight bytes of these nonces are.
test.each(streams.filter(({ nonce }) => nonce.endsWith('0'.repeat(16))))(
  'published vector: $name, $rounds rounds',
  ({ rounds, key, counter, stream }) => {
    const kernels = createKernels();
    const [keyAt, out] = [kernels.alloc(32), kernels.alloc(256)];
    kernels.bytes().set(hexToBytes(key), keyAt);
    (kernels as unknown as AnyRounds).chacha(out, keyAt, 0, counter, 1, rounds, 0);
    const standard = new Uint8Array(256);
    for (let i = 0; i < 256; i++) standard[standardPlace(i)] = kernels.bytes()[out + i];
    const expected = hexToBytes(stream);
    expect(standard.subarray(0, expected.length)).toEqual(expected);
  },
);

test('the published vectors are of 12 and of 20 rounds', () => {
  const usable = streams.filter(({ nonce }) => nonce.endsWith('0'.repeat(16)));
  expect(new Set(usable.map(({ rounds }) => rounds))).toEqual(new Set([12, 20]));
});
