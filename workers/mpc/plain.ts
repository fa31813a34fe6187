/**
 * The programs in the clear: the reference for tests, benchmarks and simulations. Row masks are numbers
 * (bit s = slot s, h ≤ 32); rows are in owner order as in an index.
 * @module
 */
import type { IndexSpec } from './index-build.ts';

/** One row in the clear. */
export interface PlainRow {
  readonly token: bigint;
  readonly mask: number;
  /** Infectiousness 0..3 of the row: its owner's, 0 where nothing is emitted. */
  readonly level: number;
}

/** What a row learns: the slots of its mask in which another ill row was there, and that group's highest level. */
export interface PlainResult {
  readonly slots: number;
  /** 0 where slots is 0. */
  readonly level: number;
}

/** Masks after the rule that an account is at one venue in a slot: the first position wins. */
export function plainMasks(spec: IndexSpec, masks: readonly number[]): number[] {
  if (spec.kind === 'near') return [...masks];
  const venues = spec.venues ?? spec.positions;
  const out = [...masks];
  for (let account = 0; account < spec.accounts; account++) {
    let taken = 0;
    for (let row = account * spec.positions; row < account * spec.positions + venues; row++) {
      out[row] = (out[row] & ~taken) >>> 0;
      taken |= out[row];
    }
  }
  return out;
}

/** The graded program on one job: what `matchIndex` of `buildIndex` gives. Quadratic in the size of a group. */
export function plainExposure(spec: IndexSpec, rows: readonly PlainRow[]): PlainResult[] {
  const masks = plainMasks(
    spec,
    rows.map(({ mask }) => mask),
  );
  const position = (row: number): number => row % spec.positions;
  const subkind = (row: number): number => {
    if (spec.kind === 'near') return 0;
    return position(row) < (spec.venues ?? spec.positions) ? 0 : 1;
  };
  const heard = (row: number): boolean => position(row) >= (spec.self ?? 0);
  const reaches = (from: number, to: number): boolean => {
    if (spec.kind === 'place') return from !== to;
    return heard(to) ? !heard(from) : spec.symmetric === true && heard(from);
  };
  const groups = new Map<string, number[]>();
  rows.forEach(({ token }, row) => {
    const name = `${subkind(row)}/${token}`;
    const group = groups.get(name);
    if (group) group.push(row);
    else groups.set(name, [row]);
  });
  const results: PlainResult[] = rows.map(() => ({ slots: 0, level: 0 }));
  for (const group of groups.values()) {
    const ill = group.filter((row) => rows[row].level > 0);
    for (const row of group) {
      const others = ill.filter((other) => reaches(other, row));
      const slots = (others.reduce((union, other) => union | masks[other], 0) & masks[row]) >>> 0;
      if (slots) results[row] = { slots, level: Math.max(...others.map((other) => rows[other].level)) };
    }
  }
  return results;
}

/** The whitepaper's one-bit program on the results of an account's rows: whether any has a slot. */
export const plainCollision = (results: readonly PlainResult[]): boolean =>
  results.some(({ slots }) => slots !== 0);
