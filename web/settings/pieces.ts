/** A toy value cut by the very code that cuts an upload: 16 × 16 black and white points. Pure. */
import { reconstruct, type ShamirShare, toShamir } from '../../workers/mpc/replicated.ts';
import { openBody, shareRecord } from '../../workers/mpc/seeds.ts';

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

export type Pieces = ReadonlyMap<number, ShamirShare<Uint8Array>>;

/** What each of the three operators would hold of the picture. */
export const cut = (random: (bytes: number) => Uint8Array): Pieces =>
  new Map(
    shareRecord(picture(), random).map(
      (body, i) => [i + 1, toShamir(...openBody(i + 1, body, BYTES))] as const,
    ),
  );

/** Shades 0 to 3 of a piece: one element of GF(4) for each point. */
export const shades = ([lo, hi]: ShamirShare<Uint8Array>): number[] =>
  Array.from(
    { length: SIDE * SIDE },
    (_, i) => ((lo[i >> 3] >> (i & 7)) & 1) + 2 * ((hi[i >> 3] >> (i & 7)) & 1),
  );

/** What the chosen operators see together: the picture from two on, else null. */
export const together = (pieces: Pieces, chosen: readonly number[]): number[] | null => {
  if (chosen.length < 2) return null;
  const { value } = reconstruct(new Map(chosen.map((party) => [party, pieces.get(party)!])));
  return value && Array.from({ length: SIDE * SIDE }, (_, i) => 3 * ((value[i >> 3] >> (i & 7)) & 1));
};
