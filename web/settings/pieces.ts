/** A toy value cut by the very code that cuts an upload: 16 × 16 black and white points. Pure. */
import type { Sharing } from '../../workers/mpc/sharing.ts';

export const SIDE = 16;
const BYTES = (SIDE * SIDE) / 8;

/** A pin on a map, one hexadecimal word a row, the leftmost point in the highest bit. */
const PIN = '07c0 1ff0 3ff8 783c 701c e00e e38e e38e e38e e00e 701c 783c 3ff8 0fe0 07c0 0100'
  .split(' ')
  .map((row) => Number.parseInt(row, 16));

/** The picture, packed row by row, LSB first. */
export const picture = (): Uint8Array => {
  const bytes = new Uint8Array(BYTES);
  for (let i = 0; i < SIDE * SIDE; i++)
    if ((PIN[Math.floor(i / SIDE)] >> (SIDE - 1 - (i % SIDE))) & 1) bytes[i >> 3] |= 1 << (i & 7);
  return bytes;
};

/** The planes of each operator's share. */
export type Pieces = ReadonlyMap<number, readonly Uint8Array[]>;

/** What each of the operators would hold of the picture. */
export const cut = (sharing: Sharing, random: (bytes: number) => Uint8Array): Pieces =>
  new Map(
    sharing
      .shareRecord(picture(), random)
      .map((body, i) => [i + 1, sharing.toShamir(sharing.openBody(i + 1, body, BYTES))] as const),
  );

/** Shades from 0 to 1 of k planes: one element of GF(2^k) for each point. */
export const shades = (planes: readonly Uint8Array[]): number[] =>
  Array.from({ length: SIDE * SIDE }, (_, i) => {
    const element = planes.reduce((sum, plane, bit) => sum + (((plane[i >> 3] >> (i & 7)) & 1) << bit), 0);
    return element / (2 ** planes.length - 1);
  });

/** What the chosen operators see together: the picture where they are more than the threshold, else null. */
export const together = (sharing: Sharing, pieces: Pieces, chosen: readonly number[]): number[] | null => {
  if (chosen.length <= sharing.scheme.threshold) return null;
  const { value } = sharing.reconstruct(new Map(chosen.map((party) => [party, pieces.get(party)!])));
  return value && shades([value]);
};
