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

/** Rows that have the same token and can match each other, by row number. */
function groupsOf(spec: IndexSpec, rows: readonly Pick<PlainRow, 'token'>[]): number[][] {
  const subkind = (row: number): number => {
    if (spec.kind === 'near') return 0;
    return row % spec.positions < (spec.venues ?? spec.positions) ? 0 : 1;
  };
  const groups = new Map<string, number[]>();
  rows.forEach(({ token }, row) => {
    const name = `${subkind(row)}/${token}`;
    const group = groups.get(name);
    if (group) group.push(row);
    else groups.set(name, [row]);
  });
  return [...groups.values()];
}

/** Whether a row is a heard one. */
const isHeard = (spec: IndexSpec, row: number): boolean => row % spec.positions >= (spec.self ?? 0);

/** Whether a row of a group learns of an exposure by another one. */
function reaches(spec: IndexSpec, from: number, to: number): boolean {
  if (spec.kind === 'place') return from !== to;
  return isHeard(spec, to) ? !isHeard(spec, from) : spec.symmetric === true && isHeard(spec, from);
}

/** Accounts that could warn each row: place: all others with a row in its group; near: all whose row reaches it. */
export function plainOthers(spec: IndexSpec, rows: readonly Pick<PlainRow, 'token'>[]): number[] {
  const owner = (row: number): number => Math.floor(row / spec.positions);
  const others = rows.map(() => 0);
  for (const group of groupsOf(spec, rows))
    for (const row of group) {
      const givers = group.filter((other) => reaches(spec, other, row)).map(owner);
      others[row] = new Set(givers.filter((giver) => spec.kind === 'near' || giver !== owner(row))).size;
    }
  return others;
}

/** The graded program on one job: what `matchIndex` of `buildIndex` gives. Quadratic in the size of a group. */
export function plainExposure(spec: IndexSpec, rows: readonly PlainRow[]): PlainResult[] {
  const masks = plainMasks(
    spec,
    rows.map(({ mask }) => mask),
  );
  const { crowd = 0 } = spec;
  const others = crowd > 0 ? plainOthers(spec, rows) : null;
  const results: PlainResult[] = rows.map(() => ({ slots: 0, level: 0 }));
  for (const group of groupsOf(spec, rows)) {
    const ill = group.filter((row) => rows[row].level > 0);
    for (const row of group) {
      if (others && others[row] < crowd) continue;
      const met = ill.filter((other) => reaches(spec, other, row));
      const slots = (met.reduce((union, other) => union | masks[other], 0) & masks[row]) >>> 0;
      if (slots) results[row] = { slots, level: Math.max(...met.map((other) => rows[other].level)) };
    }
  }
  return results;
}

/** The policy `day` on the results of an account's rows of an epoch: the highest level, 0 where nothing matched. */
export const plainDay = (results: readonly PlainResult[]): number =>
  results.reduce((highest, { level }) => Math.max(highest, level), 0);

/** The whitepaper's one-bit program on the results of an account's rows: whether any has a slot. */
export const plainCollision = (results: readonly PlainResult[]): boolean =>
  results.some(({ slots }) => slots !== 0);
