/**
 * Bits that a party sends for a row of a job (mean of the three parties), and how many message latencies follow each
 * other. DESIGN §5 (Scale) has the form; the terms are those of workers/mpc, and a test compares them with counted
 * bytes.
 */
import { type IndexSpec, keyLayout } from '../../workers/mpc/index-build.ts';
import type { Deployment } from '../../workers/wire/deployment.ts';

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

/** A scan of one bit plane one way (scan.ts). */
export const SCAN = 65 / 24;

/** Directions in which rows give to others. */
export const waysOf = ({ kind, symmetric }: IndexSpec): 1 | 2 => (kind === 'place' || symmetric ? 2 : 1);

/** An index without its comparisons: shuffle of key and mask, one venue a slot or roles, equality, crowd. */
export function indexBits(spec: IndexSpec): number {
  const { h, positions, venues = positions, crowd = 0 } = spec;
  const { l, c } = keyBits(spec);
  const own = spec.kind === 'place' ? (Math.max(venues - 1, 0) * h) / positions : waysOf(spec);
  return SHUFFLE * (l + h) + own + c - 1 + (crowd && crowdBits(spec, crowd));
}

/**
 * Whether k others are there: equality of the owner's a bits a − 1 (near: and of the role, 1 more), a change of owner
 * for place 1, for near 1 each way, k counts each way; for place 1 to add them, and 1 to use the sum, near 1 each way.
 */
export function crowdBits(spec: IndexSpec, k: number): number {
  const ways = waysOf(spec);
  const changes = Math.ceil(Math.log2(spec.accounts)) + (spec.kind === 'place' ? 0 : ways);
  return changes + SCAN * ways * k + ways;
}

/**
 * A match of w = h + 2 result bits: flags 3, slots h, meeting `meetBits` · w, own slots h, any slot h − 1, levels 2,
 * shuffles of 3 and w bits. By rows, for the program collision and the detail policy day, what goes back are 3 bits, of
 * which the OR over all rows takes 1 or 3.
 */
export function matchBits(spec: IndexSpec, told: Told): number {
  const { h } = spec;
  const w = h + 2;
  const back = { slots: SHUFFLE * w, day: SHUFFLE * 3 + 3, once: SHUFFLE * 3 + 1 };
  return meetBits(spec) * w + 3 * h + 4 + SHUFFLE * 3 + back[told];
}

/** What results tell of a match: slots of rows, exposed days, or that there was an exposure. */
export type Told = 'slots' | 'day' | 'once';
export const toldBy = ({ program, detail }: Pick<Deployment, 'program' | 'detail'>): Told => {
  if (program === 'collision') return 'once';
  return detail.policy === 'day' ? 'day' : 'slots';
};

/** To give 1 and to scan, each way; to deliver 1. For a result bit of a row. */
export const meetBits = (spec: IndexSpec): number => (1 + SCAN) * waysOf(spec) + 1;

/**
 * The claims join without its comparisons, L level bits a row: shuffle of key, isPlace, used and levels, equality of 64
 * hash bits, redeem 3, grant L, back L + 2, and states that rise L + 1.
 */
export const claimsBits = (l: number, levels: number): number =>
  SHUFFLE * (l + 2 + levels) + 63 + 3 + levels + SHUFFLE * (levels + 2) + levels + 1;
