import { expect, test } from 'vitest';
import { cut, picture, shades, together } from '../../web/settings/pieces.ts';

const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));
const clear = Array.from({ length: 256 }, (_, i) => 3 * ((picture()[i >> 3] >> (i & 7)) & 1));

test('any two pieces show the picture, one shows nothing', () => {
  const pieces = cut(random);
  for (const chosen of [
    [1, 2],
    [2, 3],
    [3, 1],
    [1, 2, 3],
  ])
    expect(together(pieces, chosen)).toEqual(clear);
  expect(together(pieces, [2])).toBeNull();
});

test('a piece is made of four shades that change with every cut', () => {
  const [first, second] = [cut(random), cut(random)].map((pieces) => shades(pieces.get(3)!));
  expect(new Set(first)).toEqual(new Set([0, 1, 2, 3]));
  expect(first).not.toEqual(second);
});
