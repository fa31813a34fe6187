import { expect, test } from 'vitest';
import { fromText, toText } from '../bench/plain-words.ts';

test('typed arrays go through text, views of larger buffers and large ones too', () => {
  const words = Uint32Array.from({ length: 20_000 }, (_, i) => i * 2_654_435_761);
  const value = {
    parts: [words, words.subarray(3, 5), new Uint32Array()],
    bytes: Uint8Array.of(0, 255),
    planes: 3,
    kind: 'place',
    nothing: null,
  };
  expect(fromText(toText(value))).toEqual(value);
});
