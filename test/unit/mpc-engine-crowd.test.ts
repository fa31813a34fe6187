import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Engine } from '../../workers/mpc/engine.ts';
import { buildIndex, type IndexSpec, rowsOf } from '../../workers/mpc/index-build.ts';
import { matchIndex } from '../../workers/mpc/match.ts';
import { plainOthers } from '../../workers/mpc/plain.ts';
import { bitAt, makeBits } from '../../workers/mpc/shared.ts';
import { engines, reveal, seededRandom, seedKey, share, together } from './mpc-engine-world.ts';

const build = (parties: readonly Engine[], spec: IndexSpec, tokens: readonly bigint[], seed: number) => {
  const shares = share(
    makeBits(64, tokens.length, (p, i) => ((tokens[i] >> BigInt(p)) & 1n) === 1n),
    seededRandom(seed),
  );
  return together(parties, (engine, i) => {
    const masks = engine.constant(makeBits(spec.h, tokens.length, () => 1));
    return buildIndex(engine, spec, shares[i], masks, seedKey(`coins/${seed}`));
  });
};

/** Which rows learn of an exposure when every row warns, all the time. */
async function warned(spec: IndexSpec, tokens: readonly bigint[], seed: number): Promise<boolean[]> {
  const indices = await build(engines({ seed, purpose: 'index' }), spec, tokens, seed);
  const out = reveal(
    await together(engines({ seed, purpose: 'match' }), (engine, i) =>
      matchIndex(engine, indices[i], engine.constant(makeBits(1, tokens.length, () => 1))),
    ),
  );
  return tokens.map((_, row) => bitAt(out, 0, row) === 1);
}

/** All rows are meet rows, so that one account may be in a group several times. */
const shape = fc
  .record({
    near: fc.boolean(),
    accounts: fc.integer({ min: 2, max: 60 }),
    positions: fc.integer({ min: 1, max: 7 }),
    cut: fc.nat(),
    symmetric: fc.boolean(),
    crowd: fc.integer({ min: 1, max: 7 }),
  })
  .map(({ near, accounts, positions, cut, symmetric, crowd }): IndexSpec => {
    const common = { h: 1, accounts, positions, crowd };
    return near
      ? { kind: 'near', ...common, self: cut % (positions + 1), symmetric }
      : { kind: 'place', ...common, venues: 0 };
  });

/** Groups around the size at which they become a crowd: `spread` accounts on average draw from one token. */
const job = fc
  .record({ spec: shape, spread: fc.integer({ min: 1, max: 9 }), seed: fc.nat() })
  .map((drawn) => {
    const { spec, spread, seed } = drawn;
    const groups = Math.ceil(spec.accounts / spread);
    const draw = seededRandom(`tokens/${seed}`)(2 * rowsOf(spec));
    const tokens = Array.from({ length: rowsOf(spec) }, (_, i) =>
      // two of three rows of an account share a group
      BigInt(draw[2 * i] % 3 ? Math.floor(i / spec.positions) % groups : draw[2 * i + 1] % groups),
    );
    return { spec, tokens, seed };
  });

test('a row learns something exactly when k other accounts could tell it, for any k, shape and multiplicity', async () => {
  const seen = { warned: 0, not: 0, tight: 0, short: 0 };
  await fc.assert(
    fc.asyncProperty(job, async ({ spec, tokens, seed }) => {
      const others = plainOthers(
        spec,
        tokens.map((token) => ({ token })),
      );
      const k = spec.crowd!;
      expect(await warned(spec, tokens, seed)).toEqual(others.map((count) => count >= k));
      for (const count of others) {
        seen[count >= k ? 'warned' : 'not']++;
        if (count === k) seen.tight++;
        if (count === k - 1) seen.short++;
      }
    }),
    { numRuns: 100, seed: 5 },
  );
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(500);
});

test('rows behind the last one are no account, also where their zeros look like the token', async () => {
  for (const accounts of [3, 5, 7])
    for (const crowd of [accounts - 1, accounts]) {
      const spec: IndexSpec = { kind: 'place', h: 1, accounts, positions: 1, crowd };
      const tokens = Array.from({ length: accounts }, () => 0n);
      expect(await warned(spec, tokens, crowd)).toEqual(tokens.map(() => crowd < accounts));
    }
});

test('rows of one account are no crowd, however many', async () => {
  const spec: IndexSpec = { kind: 'place', h: 1, accounts: 2, positions: 40, venues: 0, crowd: 1 };
  const tokens = Array.from({ length: 80 }, (_, row) => BigInt(row < 40 ? 1 : 2));
  expect(await warned(spec, tokens, 1)).toEqual(tokens.map(() => false));
});

/**
 * Sent bits a party, in the steps of the crowd, for N = 2^12 rows. A scan has 8 gates for each of 1024 + 256 nodes, and
 * 10 for each of 64 + 16 + 4 + 1; but levels of fewer than 32 nodes fill a word all the same.
 */
test.each([
  ['place', { kind: 'place', venues: 4 }, (w: number, k: number) => ({ rows: w + 2, planes: 2 * k })],
  ['near, self to heard', { kind: 'near', self: 1 }, (w: number, k: number) => ({ rows: w + 2, planes: k })],
  [
    'near, both ways',
    { kind: 'near', self: 1, symmetric: true },
    (w: number, k: number) => ({ rows: w + 4, planes: 2 * k }),
  ],
] as const)('costs what its formula says: %s', async (_name, fields, cost) => {
  const rows = 2 ** 12;
  const sent = async (crowd: number): Promise<number> => {
    const spec: IndexSpec = { h: 1, accounts: rows / 4, positions: 4, ...fields, ...(crowd && { crowd }) };
    const parties = engines({ seed: crowd });
    await build(
      parties,
      spec,
      Array.from({ length: rows }, (_, row) => BigInt(row >> 5)),
      crowd,
    );
    const { steps } = parties[0].stats;
    return (
      ['crowd owner', 'crowd scan', 'crowd'].reduce((sum, step) => sum + (steps.get(step)?.bytes ?? 0), 0) * 8
    );
  };
  expect(await sent(0)).toBe(0);
  for (const k of [1, 2, 3, 7]) {
    const { rows: each, planes } = cost(10, k);
    const bits = each * rows + planes * (8 * (1024 + 256) + 10 * (64 + 32 + 32 + 32));
    expect([k, await sent(k)]).toEqual([k, bits]);
  }
});
