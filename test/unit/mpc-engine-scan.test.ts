import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lanedLength, laneOrder } from '../../workers/mpc/lanes.ts';
import { listed } from '../../workers/mpc/row-numbers.ts';
import { placeRows, selectRows } from '../../workers/mpc/rows.ts';
import { exclusiveScan } from '../../workers/mpc/scan.ts';
import { bitAt, copyOf, makeBits, type Shared } from '../../workers/mpc/shared.ts';
import { engines, randomBits, reveal, seededRandom, share, together } from './mpc-engine-world.ts';

/** By the definition: q_0 = 0, q_{i+1} = v_i ⊕ h_i q_i, elements of GF(2)[x]/x^k as their coefficients. */
function plainScan(v: readonly number[][], h: readonly number[][], k: number): number[][] {
  let q = new Array<number>(k).fill(0);
  return v.map((_, i) => {
    const before = q;
    q = v[i].map((bit, at) => {
      let sum = bit;
      for (let j = 0; j <= at; j++) sum ^= h[i][j] & before[at - j];
      return sum;
    });
    return before;
  });
}

/** Any number of words a lane, so that any rest by 4 comes up at any level; scans from both ends. */
const job = fc.record({
  rows: fc.oneof(fc.integer({ min: 1, max: 700 }), fc.integer({ min: 1, max: 6_000 })),
  forward: fc.integer({ min: 0, max: 2 }),
  back: fc.integer({ min: 0, max: 2 }),
  k: fc.constantFrom(1, 1, 2, 3),
  seed: fc.nat(),
});

describe('the scan', () => {
  it('gives what its definition says, from either end, for any length and ring', async () => {
    await fc.assert(
      fc.asyncProperty(job, async ({ rows, forward, back, k, seed }) => {
        const planes = Math.max(1, forward + back) * k;
        const [v, h] = ['v', 'h'].map((name) => randomBits(planes, rows, seededRandom(`${name}/${seed}`)));
        const lanes = laneOrder(Uint32Array.from({ length: rows }, (_, i) => i));
        const laned = ([v, h] as const).map((bits) =>
          share(bits, seededRandom(seed)).map((part: Shared) => selectRows(part, listed(lanes))),
        );
        const found = reveal(
          await together(engines({ seed }), async (engine, i) =>
            placeRows(await exclusiveScan(engine, 'scan', copyOf(laned[0][i]), laned[1][i], forward * k, k), {
              at: lanes,
              rows,
            }),
          ),
        );
        for (let first = 0; first < planes; first += k) {
          const way = Array.from({ length: rows }, (_, i) => i);
          if (first >= forward * k) way.reverse();
          const elements = (bits: typeof v) =>
            way.map((row) => Array.from({ length: k }, (_, at) => bitAt(bits, first + at, row)));
          expect(elements(found)).toEqual(plainScan(elements(v), elements(h), k));
        }
      }),
      { numRuns: 90, seed: 4 },
    );
  });

  it.each([
    // 8 gates a node on the two lowest levels, 10 above; levels under 32 rows fill a word
    [2 ** 5, 8 * (32 + 32), 8],
    [2 ** 7, 8 * (32 + 32) + 10 * 32, 11],
    [2 ** 12, 8 * (1024 + 256) + 10 * (64 + 32 + 32 + 32), 20],
    [2 ** 15, 8 * (8192 + 2048) + 10 * (512 + 128 + 32 + 32 + 32), 23],
    [2 ** 17, 8 * (32_768 + 8192) + 10 * (2048 + 512 + 128 + 32 + 32 + 32), 26],
  ])('of %i rows sends %i bits a plane in %i rounds', async (rows, bits, rounds) => {
    const parties = engines();
    await together(parties, (engine) => {
      const zeros = engine.constant(makeBits(2, lanedLength(rows), () => 0));
      return exclusiveScan(engine, 'scan', copyOf(zeros), zeros, 1);
    });
    const { stats } = parties[0];
    expect([8 * stats.bytes, stats.rounds]).toEqual([2 * bits, rounds]);
  });
});
