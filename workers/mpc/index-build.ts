import { crowdOfGroup, MAX_CROWD } from './crowd.ts';
import type { Engine, Permutation } from './engine.ts';
import { allZero } from './equality.ts';
import { publicHash } from './hash.ts';
import { LaneEnds } from './lane-ends.ts';
import { clearPast, laneOrder } from './lanes.ts';
import { planesOfNumbers } from './number-planes.ts';
import { oneVenuePerSlot } from './overlap.ts';
import { linkRoles } from './roles.ts';
import type { Route } from './routes.ts';
import { linear, listed } from './row-numbers.ts';
import { arrangeRows } from './rows.ts';
import { copyOf, plane, type Shared, slicePlanes } from './shared.ts';
import { sortRows } from './sort.ts';
import { bucketRows } from './sort-team.ts';
import { partsOf, type Team, tellAll } from './team.ts';

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

/**
 * The sorted form of one (kind, block) of one epoch; all shared bits are in sorted order, laid out in lanes. Each worker of
 * a team has one, of the rows of its bucket.
 */
export interface GroupIndex {
  /** Of all rows. */
  readonly spec: IndexSpec;
  /** Under which comparisons were opened: never for another sort. */
  readonly permutation: Permutation;
  /** Of a worker of a team; null where one holds all rows. */
  readonly part: IndexPart | null;
  /** Public: the shuffled position of each row in lane order, in a team its number in the bucket; behind the last N, or their count. */
  readonly lanes: Uint32Array;
  /** 1×32·W: row i has the token of row i−1 (e_i; e_0 = 0); place with a crowd: and their group is one. */
  readonly same: Shared;
  /** h×32·W: slot masks, after the one-venue rule. */
  readonly masks: Shared;
  /** near, of 32·W rows: who gives and who takes, as of `linkRoles`. */
  readonly roles: Shared | null;
}

/** What a worker's index is of its team's. */
export interface IndexPart {
  /** 1, 2, … */
  readonly worker: number;
  /** Public: from the shuffled rows to the buckets. */
  readonly route: Route;
  /** Rows in each bucket. */
  readonly held: readonly number[];
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
 * Builds the index of one (kind, block) of one epoch (DESIGN §5, Index). After it the token shares can be erased. A worker
 * of a team builds its part.
 *
 * @param engine with keys of this job's own context
 * @param tokens 64×N, owner order; of a team this worker's accounts, as of `accountsOf`
 * @param masks h×N, likewise
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
  const { stats, team } = engine;
  checkSpec(spec);
  const accounts = accountsOf(spec, team);
  const rows = (accounts[1] - accounts[0]) * spec.positions;
  if (tokens.length !== rows || masks.length !== rows || masks.planes !== spec.h)
    throw new RangeError(
      `index of ${spec.h}×${rows}: got ${tokens.length} tokens and ${masks.planes}×${masks.length} masks`,
    );
  const layout = keyLayout(spec);
  const keyBits = layout.index + layout.role + layout.hash + layout.kind;
  const cleaned =
    spec.kind === 'place'
      ? await oneVenuePerSlot(engine, masks, accounts[1] - accounts[0], spec.positions, venuesOf(spec))
      : masks;
  const permutation = engine.permutation('index', rowsOf(spec), ...(team ? [sizesOf(spec, team.size)] : []));
  const keys = await stats.phase('hash', async () =>
    keysAnd(engine, spec, layout, accounts[0], tokens, coins, cleaned),
  );
  const shuffled = await stats.phase('shuffle', () => engine.shuffle('index shuffle', permutation, keys));
  const step = 'index sort';
  const { bucket, part } = team
    ? await stats.phase('sort, buckets', () => ownBucket(engine, team, step, shuffled, keyBits))
    : { bucket: shuffled, part: null };
  const order = await sortRows(engine, step, slicePlanes(bucket, 0, keyBits), (name, pass) =>
    stats.phase(name, pass),
  );
  // positions say nothing any more, and accounts only what a crowd is
  const from = spec.crowd ? widthOf(spec.positions) : layout.index;
  const { lanes, sorted } = await stats.phase('arrange', async () => {
    const lanes = laneOrder(order);
    return { lanes, sorted: arrangeRows(slicePlanes(bucket, from, bucket.planes), listed(lanes)) };
  });
  const planes = (first: number, behind: number) => slicePlanes(sorted, first - from, behind - from);
  const ends = endsOf(engine, { part, permutation });
  return stats.phase('equality', async () => {
    const groups = planes(layout.index + layout.role, keyBits);
    const same = clearPast(await sameAsBefore(engine, ends, 'index equality', groups), bucket.length);
    const built = { spec, permutation, part, lanes, masks: copyOf(planes(keyBits, bucket.planes)) };
    if (spec.kind === 'near') {
      const role = planes(layout.index, layout.index + 1);
      const owner = planes(from, layout.index + layout.role);
      return { ...built, same, roles: await linkRoles(engine, ends, spec, same, role, owner) };
    }
    if (!spec.crowd) return { ...built, same, roles: null };
    // Who is in a group that is no crowd is alone from here on: a match gives such rows nothing.
    const crowd = await crowdOfGroup(engine, ends, same, planes(from, layout.index), spec.crowd);
    const gate = [[plane(same), plane(crowd)]] as const;
    return { ...built, same: await engine.round('crowd', same.length, [gate]), roles: null };
  });
}

/** The rows of this worker's bucket, and whose they are. */
async function ownBucket(engine: Engine, team: Team, step: string, shuffled: Shared, keyBits: number) {
  const { rows, route } = await bucketRows(engine, team, step, shuffled, keyBits);
  const told = await tellAll(team, `${step}/held`, new Uint8Array(Uint32Array.of(rows.length).buffer));
  const held = told.map((bytes) => new Uint32Array(bytes.slice().buffer)[0]);
  return { bucket: rows, part: { worker: team.worker, route, held } };
}

/** What lies beyond the sorted rows of an index. */
export const endsOf = (
  { team }: Engine,
  { part, permutation }: Pick<GroupIndex, 'part' | 'permutation'>,
): LaneEnds => new LaneEnds(team, part?.held ?? [permutation.length]);

/** e: whether all planes of row i equal those of row i−1; e_0 = 0. In lane order, as `groups`, which is used up. */
export async function sameAsBefore(
  engine: Engine,
  ends: LaneEnds,
  step: string,
  groups: Shared,
): Promise<Shared> {
  await ends.xorBefore(step, groups);
  return ends.clearFirst(await allZero(engine, step, groups));
}

/** N */
export const rowsOf = ({ accounts, positions }: IndexSpec): number => accounts * positions;

/** Accounts of which a worker has the rows in owner order: [from, to); all where there is no team. */
export const accountsOf = (
  { accounts }: IndexSpec,
  team: Pick<Team, 'size' | 'worker'> | null,
): readonly [from: number, to: number] =>
  team ? partsOf(accounts, team.size)[team.worker - 1] : [0, accounts];

/** Rows of each worker of a team, in owner order and shuffled. */
export const sizesOf = ({ accounts, positions }: IndexSpec, workers: number): number[] =>
  partsOf(accounts, workers).map(([from, to]) => (to - from) * positions);

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

/** Unique keys by the layout, and the rows' masks above them. @param account number of the first one */
function keysAnd(
  engine: Engine,
  spec: IndexSpec,
  layout: KeyLayout,
  account: number,
  tokens: Shared,
  coins: Uint8Array,
  masks: Shared,
): Shared {
  const { positions, self = 0 } = spec;
  const positionBits = widthOf(positions);
  const { length } = tokens;
  const planes = layout.index + layout.role + layout.hash + layout.kind + masks.planes;
  const keys = engine.room(planes, length);
  for (const part of keys.parts) part.fill(0);
  let from = 0;
  /** The next planes of the keys. */
  const next = (planes: number): Shared => {
    from += planes;
    return slicePlanes(keys, from - planes, from);
  };
  /** Of each row a number that follows from its position, and grows from account to account. */
  const known = (planes: number, number: (position: number) => number, perAccount = 0): void => {
    const byPosition = Array.from({ length: positions }, (_, position) => number(position));
    if (planes > 0) engine.add(next(planes), planesOfNumbers(planes, linear(length, perAccount, byPosition)));
  };
  const first = account * 2 ** positionBits;
  known(layout.index, (position) => first + position, 2 ** positionBits);
  known(layout.role, (position) => Number(position >= self));
  publicHash(tokens, coins, layout.hash, next(layout.hash).parts);
  const venues = venuesOf(spec);
  known(layout.kind, (position) => Number(position >= venues));
  next(masks.planes).parts.forEach((part, k) => {
    part.set(masks.parts[k]);
  });
  return keys;
}
