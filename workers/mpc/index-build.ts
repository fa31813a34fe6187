import { crowdOfGroup, MAX_CROWD } from './crowd.ts';
import type { Engine, Permutation } from './engine.ts';
import { allZero } from './equality.ts';
import { publicHash } from './hash.ts';
import { clearPast, laneOrder, xorBefore } from './lanes.ts';
import { oneVenuePerSlot } from './overlap.ts';
import { linkRoles } from './roles.ts';
import { listed } from './row-numbers.ts';
import { arrangeRows } from './rows.ts';
import { clearFirst, copyOf, numberBits, plane, type Shared, slicePlanes } from './shared.ts';
import { sortRows } from './sort.ts';

/** The public shape of one (kind, block) of one epoch. Rows are owner-major: account · positions + position. */
export interface IndexSpec {
  /** `place`: every row emits and receives. `near`: `self` rows emit to `heard` rows. */
  readonly kind: 'place' | 'near';
  /** Slots of a block, 1..32. */
  readonly h: number;
  readonly accounts: number;
  /** Rows of an account. */
  readonly positions: number;
  /** place: the first `venues` positions are venue rows, the rest meet rows; default all. */
  readonly venues?: number;
  /** near: the first `self` positions are self rows, the rest heard rows. */
  readonly self?: number;
  /** near: whether heard rows also emit to self rows. */
  readonly symmetric?: boolean;
  /**
   * Rows with fewer other accounts that could give to them learn nothing (1..7; needs two accounts). Which rows could
   * give is a matter of place: whose owner is ill, or consents to warn, is not known yet and changes from day to day.
   */
  readonly crowd?: number;
}

/** The sorted form of one (kind, block) of one epoch; all shared bits are in sorted order, laid out in lanes. */
export interface GroupIndex {
  readonly spec: IndexSpec;
  /** Under which comparisons were opened: never for another sort. */
  readonly permutation: Permutation;
  /** Public: the shuffled position of each row in lane order; N behind the last. */
  readonly lanes: Uint32Array;
  /** 1×32·W: row i has the token of row i−1 (e_i; e_0 = 0); place with a crowd: and their group is one. */
  readonly same: Shared;
  /** h×32·W: slot masks, after the one-venue rule. */
  readonly masks: Shared;
  /** near, of 32·W rows: who gives and who takes, as of `linkRoles`. */
  readonly roles: Shared | null;
}

/** Bits of a row's key, lowest first: row index, role (near), hash, kind (place with meet rows). Keys are unique. */
export interface KeyLayout {
  readonly index: number;
  readonly role: 0 | 1;
  readonly hash: number;
  readonly kind: 0 | 1;
}

/** Below this many hash bits keys grow to 80 bits: false matches stay rare (DESIGN §5.1). */
const MIN_HASH = 40;

/**
 * Builds the index of one (kind, block) of one epoch (DESIGN §5, Index). After it the token shares can be erased.
 *
 * @param engine with keys of this job's own context
 * @param tokens 64×N, owner order
 * @param masks h×N, owner order
 * @param coins 32 bytes, tossed after closing
 * @throws RangeError when shapes do not fit the spec
 */
export async function buildIndex(
  engine: Engine,
  spec: IndexSpec,
  tokens: Shared,
  masks: Shared,
  coins: Uint8Array,
): Promise<GroupIndex> {
  const { stats } = engine;
  checkSpec(spec);
  const rows = rowsOf(spec);
  if (tokens.length !== rows || masks.length !== rows || masks.planes !== spec.h)
    throw new RangeError(
      `index of ${spec.h}×${rows}: got ${tokens.length} tokens and ${masks.planes}×${masks.length} masks`,
    );
  const layout = keyLayout(spec);
  const keyBits = layout.index + layout.role + layout.hash + layout.kind;
  const cleaned =
    spec.kind === 'place'
      ? await oneVenuePerSlot(engine, masks, spec.accounts, spec.positions, venuesOf(spec))
      : masks;
  const permutation = engine.permutation('index', rows);
  const shuffled = await stats.phase('index shuffle', () =>
    engine.shuffle('index shuffle', permutation, keysAnd(engine, spec, layout, tokens, coins, cleaned)),
  );
  const order = await stats.phase('index sort', () =>
    sortRows(engine, 'index sort', slicePlanes(shuffled, 0, keyBits)),
  );
  const lanes = laneOrder(order);
  // positions say nothing any more, and accounts only what a crowd is
  const from = spec.crowd ? widthOf(spec.positions) : layout.index;
  const sorted = arrangeRows(slicePlanes(shuffled, from, shuffled.planes), listed(lanes));
  const planes = (first: number, behind: number) => slicePlanes(sorted, first - from, behind - from);
  return stats.phase('index equality', async () => {
    const groups = planes(layout.index + layout.role, keyBits);
    const same = clearPast(await sameAsBefore(engine, 'index equality', groups), rows);
    const built = { spec, permutation, lanes, masks: copyOf(planes(keyBits, shuffled.planes)) };
    if (spec.kind === 'near') {
      const role = planes(layout.index, layout.index + 1);
      const owner = planes(from, layout.index + layout.role);
      return { ...built, same, roles: await linkRoles(engine, spec, same, role, owner) };
    }
    if (!spec.crowd) return { ...built, same, roles: null };
    // Who is in a group that is no crowd is alone from here on: a match gives such rows nothing.
    const crowd = await crowdOfGroup(engine, same, planes(from, layout.index), spec.crowd);
    const gate = [[plane(same), plane(crowd)]] as const;
    return { ...built, same: await engine.round('crowd', same.length, [gate]), roles: null };
  });
}

/** e: whether all planes of row i equal those of row i−1; e_0 = 0. In lane order, as `groups`, which is used up. */
export async function sameAsBefore(engine: Engine, step: string, groups: Shared): Promise<Shared> {
  xorBefore(groups);
  return clearFirst(await allZero(engine, step, groups));
}

/** N */
export const rowsOf = ({ accounts, positions }: IndexSpec): number => accounts * positions;

/** @throws RangeError when the shape is not one that an index can have */
export function checkSpec(spec: IndexSpec): void {
  const { h, accounts, positions, self, crowd } = spec;
  const whole = (name: string, value: number, from: number, to: number): void => {
    if (!Number.isInteger(value) || value < from || value > to)
      throw new RangeError(`index: ${name} is ${value}, not a whole number from ${from} to ${to}`);
  };
  whole('h', h, 1, 32);
  whole('accounts', accounts, crowd ? 2 : 1, 2 ** 31);
  whole('positions', positions, 1, 2 ** 16);
  whole('venues', venuesOf(spec), 0, positions);
  whole('self', self ?? 0, 0, positions);
  whole('crowd', crowd ?? 1, 1, MAX_CROWD);
}

/** Positions that hold venue rows. */
const venuesOf = ({ venues, positions }: IndexSpec): number => venues ?? positions;

/** Bits that number `count` things. */
const widthOf = (count: number): number => 32 - Math.clz32((count - 1) | 0);

/** 64-bit keys, or 80-bit ones where 64 leave too little for the hash. */
export function keyLayout(spec: IndexSpec): KeyLayout {
  const index = widthOf(spec.accounts) + widthOf(spec.positions);
  const role = spec.kind === 'near' ? 1 : 0;
  const kind = spec.kind === 'place' && venuesOf(spec) < spec.positions ? 1 : 0;
  const free = index + role + kind;
  return { index, role, kind, hash: (64 - free >= MIN_HASH ? 64 : 80) - free };
}

/** Unique keys by the layout, and the rows' masks above them. */
function keysAnd(
  engine: Engine,
  spec: IndexSpec,
  layout: KeyLayout,
  tokens: Shared,
  coins: Uint8Array,
  masks: Shared,
): Shared {
  const { positions, self = 0 } = spec;
  const positionBits = widthOf(positions);
  const position = (row: number): number => row % positions;
  const planes = layout.index + layout.role + layout.hash + layout.kind + masks.planes;
  const keys = engine.room(planes, tokens.length);
  for (const part of keys.parts) part.fill(0);
  let from = 0;
  /** The next planes of the keys. */
  const next = (planes: number): Shared => {
    from += planes;
    return slicePlanes(keys, from - planes, from);
  };
  const known = (planes: number, number: (row: number) => number): void => {
    if (planes > 0) engine.add(next(planes), numberBits(planes, keys.length, number));
  };
  known(layout.index, (row) => (Math.floor(row / positions) << positionBits) | position(row));
  known(layout.role, (row) => Number(position(row) >= self));
  publicHash(tokens, coins, layout.hash, next(layout.hash).parts);
  known(layout.kind, (row) => Number(position(row) >= venuesOf(spec)));
  next(masks.planes).parts.forEach((part, k) => {
    part.set(masks.parts[k]);
  });
  return keys;
}
