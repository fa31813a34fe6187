import { H } from '../wire/tokens.ts';
import { cellsAround, type Region } from './cells.ts';

/*
 * Home is kept as a sample of keyed hashes of the cells around it, drawn off its middle. A single cell would say where
 * the person lives; so would a square of which home is the middle. The key lies beside the hashes: who has the whole
 * database can try every cell of the region and finds the blurred square again, not the cell of home. The hashes keep
 * the square out of an export, a log or a screen; what hides home itself is the shift.
 */

/** Nothing is kept in cells so near to home: this many columns and rows away. */
export const HOME_RADIUS = 1;
/** Home may be off the middle of what is hidden by so many. */
const MOST_SHIFT = 1;

/** What a phone keeps of its home. */
export interface Home {
  /** 16 random bytes. */
  readonly key: Uint8Array;
  /** Keyed hashes of hidden cells, 8 bytes each as hexadecimal digits, sorted: their order tells nothing. */
  readonly hidden: readonly string[];
}

const hashOf = (key: Uint8Array, cell: number): string =>
  [...H('home', key, new TextEncoder().encode(String(cell))).subarray(0, 8)]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');

/**
 * What to keep of a home.
 * @param cell where the person is, who says that it is home
 * @param random 16 bytes for the key, and 1 for the shift
 */
export function homeAt(region: Region, cell: number, random: (bytes: number) => Uint8Array): Home {
  const key = random(16);
  const middles = cellsAround(region, cell, MOST_SHIFT);
  const middle = middles[random(1)[0] % middles.length];
  const hidden = cellsAround(region, middle, HOME_RADIUS + MOST_SHIFT).map((each) => hashOf(key, each));
  return { key, hidden: hidden.sort() };
}

/** Whether a cell is too near to home to be kept. */
export const isHome = (home: Home | null, cell: number): boolean =>
  home?.hidden.includes(hashOf(home.key, cell)) ?? false;
