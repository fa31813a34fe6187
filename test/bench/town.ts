import type { IndexSpec } from '../../workers/mpc/index-build.ts';
import { type PlainRow, plainExposure } from '../../workers/mpc/plain.ts';
import { type Bits, makeBits } from '../../workers/mpc/shared.ts';
import { seededRandom } from '../unit/mpc-engine-world.ts';
import type { Outcome } from './party-group.ts';
import { type Parties, revealAmong } from './shares.ts';

/** Rows of an account in a block, of which so many are of venues. */
const POSITIONS = 4;
const VENUES = 3;
/** Rows of a group: 1 to this. */
const LARGEST_GROUP = 200;
/** One row of so many is flagged. */
const FLAGGED = 100;

/** One `place` block in the clear. */
export interface Town {
  readonly spec: IndexSpec;
  readonly rows: readonly PlainRow[];
}

/**
 * A seeded block: 3 venue rows and a meet row an account, groups of 1 to 200 rows, 1 % of the rows flagged.
 * @param count rows, rounded up to whole accounts
 * @param h slots
 */
export function makeTown(count: number, h: number, seed: string): Town {
  const accounts = Math.ceil(count / POSITIONS);
  const spec: IndexSpec = { kind: 'place', h, accounts, positions: POSITIONS, venues: VENUES };
  const random = seededRandom(seed);
  const draws = words(random, 2 * accounts * POSITIONS);
  const venues = groupTokens(accounts * VENUES, 0, random);
  const meets = groupTokens(accounts * (POSITIONS - VENUES), venues.length, random);
  const rows = Array.from({ length: accounts * POSITIONS }, (_, i) => ({
    token: (i % POSITIONS < VENUES ? venues : meets).pop()!,
    mask: draws[2 * i] % 2 ** h,
    level: draws[2 * i + 1] % FLAGGED === 0 ? 1 + ((draws[2 * i + 1] >>> 8) % 3) : 0,
  }));
  return { spec, rows };
}

/** Tokens of `count` rows: groups of uniform size, each group's rows anywhere. @param first number of the first group */
function groupTokens(count: number, first: number, random: Random): bigint[] {
  const draws = words(random, 2 * count);
  const tokens: bigint[] = [];
  for (let group = 0; tokens.length < count; group++) {
    const token = (BigInt(first + group + 1) * 0x9e3779b97f4a7c15n) % (1n << 64n);
    for (let left = 1 + (draws[group] % LARGEST_GROUP); left > 0 && tokens.length < count; left--)
      tokens.push(token);
  }
  for (let i = count - 1; i > 0; i--) {
    const j = draws[count + i] % (i + 1);
    [tokens[i], tokens[j]] = [tokens[j], tokens[i]];
  }
  return tokens;
}

type Random = (bytes: number) => Uint8Array;

const words = (random: Random, count: number) => new Uint32Array(random(4 * count).slice().buffer);

/** Token bits of a block, 64×N. */
export function tokenBits({ rows }: Town): Bits {
  const halves = new Uint32Array(BigUint64Array.from(rows, ({ token }) => token).buffer);
  return makeBits(64, rows.length, (p, i) => (halves[2 * i + (p >>> 5)] >>> (p & 31)) & 1);
}

/** Slot masks of a block, h×N. */
export const maskBits = ({ spec, rows }: Town): Bits =>
  makeBits(spec.h, rows.length, (p, i) => (rows[i].mask >>> p) & 1);

/** What the program in the clear gives: slots, and level ≥ 2 and ≥ 3 where the width has room for them. */
export function expectedBits({ spec, rows }: Town, width: number): Bits {
  const results = plainExposure(spec, rows);
  return makeBits(width, rows.length, (p, i) => {
    const { slots, level } = results[i];
    return p < spec.h ? (slots >>> p) & 1 : level > p - spec.h + 1;
  });
}

/** Whether result number k of the parties is element k of what is expected. */
export const agree = (who: Parties, outcomes: readonly Outcome[], expected: readonly Bits[]): boolean =>
  expected.every(({ words }, k) => {
    const revealed = revealAmong(
      who,
      outcomes.map(({ results }) => results[k]),
    );
    return words.length === revealed.words.length && words.every((word, i) => word === revealed.words[i]);
  });
