import type { IndexSpec } from '../../workers/mpc/index-build.ts';
import { type PlainRow, plainExposure } from '../../workers/mpc/plain.ts';
import { type Bits, bitAt, makeBits } from '../../workers/mpc/shared.ts';
import { seededRandom, share } from '../unit/mpc-engine-world.ts';
import type { PartyInputs } from './parties.ts';

const POSITIONS = 4;
const VENUES = 3;
/** Rows of a group: 1 to this. */
const LARGEST_GROUP = 200;
/** One row of so many is flagged. */
const FLAGGED = 100;

/** One `place` block in the clear, and as parties 1..3 hold it. */
export interface Town {
  readonly spec: IndexSpec;
  /** Result bits a row: slots, and two of the level unless it is one. */
  readonly width: number;
  readonly rows: readonly PlainRow[];
  /** Element i of party i + 1. */
  readonly inputs: PartyInputs[];
}

/**
 * A seeded block: 3 venue rows and a meet row an account, groups of 1 to 200 rows, 1 % of the rows flagged.
 * @param count rows, rounded up to whole accounts
 * @param width result bits a row: 1 (one slot, no levels) or slots + 2
 */
export function makeTown(count: number, width: number): Town {
  const h = width === 1 ? 1 : width - 2;
  const accounts = Math.ceil(count / POSITIONS);
  const spec: IndexSpec = { kind: 'place', h, accounts, positions: POSITIONS, venues: VENUES };
  const rows = randomRows(spec);
  const random = seededRandom('shares');
  const shared = (planes: number, bit: (row: PlainRow, plane: number) => number | boolean) =>
    share(
      makeBits(planes, rows.length, (p, i) => bit(rows[i], p)),
      random,
    );
  const halves = new Uint32Array(BigUint64Array.from(rows, ({ token }) => token).buffer);
  const tokens = share(
    makeBits(64, rows.length, (p, i) => (halves[2 * i + (p >>> 5)] >>> (p & 31)) & 1),
    random,
  );
  const masks = shared(h, ({ mask }, p) => (mask >>> p) & 1);
  const flags = shared(width === 1 ? 1 : 3, ({ level }, p) => level > p);
  return {
    spec,
    width,
    rows,
    inputs: [0, 1, 2].map((i) => ({ spec, tokens: tokens[i], masks: masks[i], flags: flags[i] })),
  };
}

function randomRows({ h, accounts, positions }: IndexSpec): PlainRow[] {
  const count = accounts * positions;
  const random = seededRandom('town');
  const draws = words(random, 2 * count);
  const venues = groupTokens(accounts * VENUES, 0, random);
  const meets = groupTokens(accounts * (positions - VENUES), venues.length, random);
  return Array.from({ length: count }, (_, i) => ({
    token: (i % positions < VENUES ? venues : meets).pop()!,
    mask: draws[2 * i] % 2 ** h,
    level: draws[2 * i + 1] % FLAGGED === 0 ? 1 + ((draws[2 * i + 1] >>> 8) % 3) : 0,
  }));
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

/** Whether result bits, width×N, are those of the program in the clear. */
export function agrees(bits: Bits, { spec, width, rows }: Town): boolean {
  return plainExposure(spec, rows).every(({ slots, level }, i) => {
    for (let s = 0; s < spec.h; s++) if (bitAt(bits, s, i) !== ((slots >>> s) & 1)) return false;
    if (width === 1) return true;
    return bitAt(bits, spec.h, i) === Number(level > 1) && bitAt(bits, spec.h + 1, i) === Number(level > 2);
  });
}
