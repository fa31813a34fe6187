import { expect, test } from 'vitest';
import { Buffers } from '../../workers/mpc/buffers.ts';

const MIB = 1 << 20;

test('what is given back is taken again, by its size', () => {
  const buffers = new Buffers();
  const words = buffers.takeWords(25);
  const bytes = buffers.take(200);
  buffers.give(words);
  buffers.give(bytes);
  expect(buffers.take(100).buffer).toBe(words.buffer);
  expect(buffers.takeWords(25).buffer).not.toBe(words.buffer);
  expect(buffers.takeWords(50).buffer).toBe(bytes.buffer);
});

test('a view of a larger buffer is let go', () => {
  const buffers = new Buffers();
  const whole = new Uint8Array(100);
  buffers.give(whole.subarray(0, 50));
  expect(buffers.take(50).buffer).not.toBe(whole.buffer);
});

test('more than 128 MiB are wiped and let go', () => {
  const buffers = new Buffers();
  const old = [1, 2].map(() => new Uint8Array(64 * MIB).fill(1));
  for (const data of old) buffers.give(data);
  const next = new Uint8Array(MIB);
  buffers.give(next);
  expect(old.some((data) => data.includes(1))).toBe(false);
  expect(buffers.take(64 * MIB).buffer).not.toBe(old[0].buffer);
  expect(buffers.take(MIB).buffer).toBe(next.buffer);
});
