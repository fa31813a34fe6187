/**
 * Bits that a party sends for a row of a job (mean of the three parties), and how many message latencies follow each
 * other. DESIGN §5 (Scale) has the form; the terms are those of workers/mpc, and a test compares them with counted
 * bytes.
 */
import { type IndexSpec, keyLayout } from '../../workers/mpc/index-build.ts';

/** Bits of a key, and of those the bits that two rows of a group have in common. */
export function keyBits(spec: IndexSpec): { l: number; c: number } {
  const { index, role, hash, kind } = keyLayout(spec);
  return { l: index + role + hash + kind, c: hash + kind };
}

/** Comparisons for a row: within 0.2 from 2^14 to 2^22 rows; fewer below 2^12. */
export const comparisonsPerRow = (rows: number): number => Math.log2(rows) + 0.5;

/** A comparison of l-bit keys (compare-plan.ts, radix 4). */
export const comparisonBits = (l: number): number => (4 / 3) * (l - 1) - 2;

/** A shuffle of one bit plane: four messages for three parties. */
const SHUFFLE = 4 / 3;

/** An index without its comparisons: shuffle of key and mask, one venue a slot or roles, equality. */
export function indexBits(spec: IndexSpec): number {
  const { h, positions, venues = positions } = spec;
  const { l, c } = keyBits(spec);
  const own = spec.kind === 'place' ? (Math.max(venues - 1, 0) * h) / positions : 2;
  return SHUFFLE * (l + h) + own + c - 1;
}

/** Sends of a result bit and row in a match: to give 1, to scan 3, twice if both ways, and to deliver 1. */
export const bothWays = ({ kind, symmetric }: IndexSpec): boolean => kind === 'place' || symmetric === true;

/**
 * A match of w = h + 2 result bits: flags 3, slots h, giving, scanning and delivering 9w (one way 5w), own slots h, any
 * slot h − 1, levels 2, shuffles of 3 and w bits. Program collision: h more for the OR of everything.
 */
export function matchBits(spec: IndexSpec, program: 'exposure' | 'collision'): number {
  const { h } = spec;
  const w = h + 2;
  const scans = bothWays(spec) ? 9 : 5;
  return scans * w + 3 * h + 4 + SHUFFLE * (3 + w) + (program === 'collision' ? h : 0);
}

/**
 * The claims join without its comparisons, L level bits a row: shuffle of key, isPlace, used and levels, equality of 64
 * hash bits, redeem 3, grant L, back L + 2, and states that rise L + 1.
 */
export const claimsBits = (l: number, levels: number): number =>
  SHUFFLE * (l + 2 + levels) + 63 + 3 + levels + SHUFFLE * (levels + 2) + levels + 1;
