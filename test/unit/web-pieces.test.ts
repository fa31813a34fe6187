import { describe, expect, test } from 'vitest';
import { cut, picture, shades, together } from '../../web/settings/pieces.ts';
import { SCHEMES, sharingOf } from '../../workers/mpc/sharing.ts';

const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));

describe.each(SCHEMES)('%i operators against %i', (parties, threshold) => {
  const sharing = sharingOf({ parties, threshold });
  const all = Array.from({ length: parties }, (_, i) => i + 1);

  test('one more than the threshold see the picture, wherever they stand, and so do all', () => {
    const pieces = cut(sharing, random);
    for (const first of all) {
      const chosen = Array.from({ length: threshold + 1 }, (_, i) => ((first + i) % parties) + 1);
      expect(together(sharing, pieces, chosen)).toEqual(shades([picture()]));
      expect(together(sharing, pieces, chosen.slice(1))).toBeNull();
    }
    expect(together(sharing, pieces, all)).toEqual(shades([picture()]));
  });

  test('a piece is made of all the shades from none to full, which change with every cut', () => {
    const elements = parties === 3 ? 4 : 8;
    for (const party of all) {
      const [first, second] = [1, 2].map(() => shades(cut(sharing, random).get(party)!));
      expect(new Set(first.map((shade) => Math.round(shade * (elements - 1))))).toEqual(
        new Set(Array.from({ length: elements }, (_, i) => i)),
      );
      expect(first).not.toEqual(second);
    }
  });
});
