import { expect, test } from 'vitest';
import { indexBytesPerRow } from '../../server-node/plan/disk.ts';
import {
  claimsBits,
  comparisonBits,
  comparisonsPerRow,
  indexBits,
  keyBits,
  matchBits,
} from '../../server-node/plan/formula.ts';
import { type IndexSpec, rowsOf } from '../../workers/mpc/index-build.ts';
import { encodeIndex } from '../../workers/mpc/index-codec.ts';
import type { Grain } from '../../workers/mpc/match.ts';
import { makeBits } from '../../workers/mpc/shared.ts';
import { PROGRAMS } from '../../workers/node/programs.ts';
import { engines, randomBits, seededRandom, seedKey, share, together } from './mpc-engine-world.ts';
import { numbersTo } from './sort-reference.ts';

const random = seededRandom('plan');
const shared = (planes: number, rows: number) => share(randomBits(planes, rows, random), random);
const zeros = (planes: number, rows: number) =>
  share(
    makeBits(planes, rows, () => 0),
    random,
  );

/** Runs a program at three parties. @returns what they made, and the bits that each sent on average */
async function counted<T>(
  seed: string,
  program: Parameters<typeof together<T>>[1],
): Promise<{ made: T[]; bits: number }> {
  // Every pass in radix 4, as the long ones, which the formula is of.
  const parties = engines({ seed, purpose: seed, links: { rtt: 0, rate: 1 } });
  const made = await together(parties, program);
  return { made, bits: (8 * parties.reduce((sum, { stats }) => sum + stats.bytes, 0)) / 3 };
}

/** Two numbers within 2 %. */
const near = (counted: number, formula: number) =>
  expect(Math.abs(counted / formula - 1), `${counted} counted, ${formula} by the formula`).toBeLessThan(0.02);

const specs: IndexSpec[] = [
  { kind: 'place', h: 12, accounts: 1 << 12, positions: 4, venues: 3 },
  { kind: 'place', h: 1, accounts: 1 << 14, positions: 1 },
  { kind: 'near', h: 4, accounts: 1365, positions: 12, self: 2, symmetric: false },
  { kind: 'near', h: 4, accounts: 1365, positions: 12, self: 2, symmetric: true },
  { kind: 'place', h: 12, accounts: 1 << 12, positions: 4, venues: 3, crowd: 7 },
  { kind: 'near', h: 4, accounts: 1365, positions: 12, self: 2, symmetric: false, crowd: 5 },
  { kind: 'near', h: 4, accounts: 1365, positions: 12, self: 2, symmetric: true, crowd: 5 },
];

test.each(specs)('bits of index, match and ORs are those counted: %o', async (spec) => {
  const rows = rowsOf(spec);
  const [tokens, masks] = [shared(64, rows), shared(spec.h, rows)];
  const index = await counted('index', (engine, i) =>
    PROGRAMS.index(engine, { spec, tokens: tokens[i], masks: masks[i], coins: seedKey('coins') }),
  );
  const { l } = keyBits(spec);
  const comparisons = comparisonsPerRow(rows) * comparisonBits(l);
  near(index.bits / rows, comparisons + indexBits(spec));
  const stored = encodeIndex(index.made[0]).length;
  near(stored / rows, indexBytesPerRow({ spec }));

  const [infectious, emit] = [zeros(3, spec.accounts), zeros(1, rows)];
  const match = (grain: Grain) =>
    counted(`match ${grain}`, (engine, i) =>
      PROGRAMS.match(engine, { index: index.made[i], infectious: infectious[i], emit: emit[i], grain }),
    );
  near((await match('slots')).bits / rows, matchBits(spec, 'slots'));
  const byRows = await match('rows');

  const day = await counted('day', (engine, i) =>
    PROGRAMS.day(engine, { jobs: [{ positions: spec.positions, result: byRows.made[i] }] }),
  );
  near((byRows.bits + day.bits) / rows, matchBits(spec, 'day'));
  const owners = numbersTo(spec.accounts);
  const once = await counted('collision', (engine, i) =>
    PROGRAMS.collision(engine, {
      jobs: [{ spec, result: byRows.made[i], owners }],
      accounts: spec.accounts,
    }),
  );
  near((byRows.bits + once.bits - spec.accounts) / rows, matchBits(spec, 'once')); // one an account for the zero of who is in no job
});

test('bits of the claims join are those counted', async () => {
  const [places, uploads, levels] = [3000, 13_384, 72];
  const rows = places + uploads;
  const inputs = {
    places: shared(128, places),
    used: zeros(1, places),
    levels: zeros(levels, places),
    uploads: shared(128, uploads),
    states: zeros(levels + 1, uploads),
  };
  const claims = await counted('claims', (engine, i) =>
    PROGRAMS.claims(engine, {
      places: inputs.places[i],
      used: inputs.used[i],
      levels: inputs.levels[i],
      uploads: inputs.uploads[i],
      states: inputs.states[i],
      dummies: 0,
      passes: [numbersTo(uploads)],
      coins: seedKey('coins'),
    }),
  );
  const l = 64 + 14;
  near(claims.bits / rows, comparisonsPerRow(rows) * comparisonBits(l) + claimsBits(l, levels));
});
