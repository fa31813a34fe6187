import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PairList } from '../../workers/mpc/engine.ts';
import { BLOCK_PAIRS } from '../../workers/mpc/link-rate.ts';
import { bitAt, makeBits } from '../../workers/mpc/shared.ts';
import { generalEngines, SCHEMES, shareBits } from './general-world.ts';
import { numberBits, seededRandom, together } from './mpc-engine-world.ts';

const listOf =
  (pairs: readonly (readonly [number, number])[]): PairList =>
  (from, left, right) => {
    for (let i = 0; i < left.length; i++) [left[i], right[i]] = pairs[from + i];
  };

describe.each(SCHEMES)('comparer of %i parties against %i', (n, t) => {
  it('opens a < b for keys of any width, also after rows changed places', async () => {
    const inputs = fc.constantFrom(1, 2, 5, 16, 33, 64, 85).chain((bits) =>
      fc.tuple(
        fc.constant(bits),
        fc.uniqueArray(fc.bigInt({ min: 0n, max: (1n << BigInt(bits)) - 1n }), {
          minLength: 2,
          maxLength: 12,
        }),
        fc.nat(),
      ),
    );
    await fc.assert(
      fc.asyncProperty(inputs, async ([planes, numbers, seed]) => {
        const length = numbers.length;
        const keys = shareBits(
          n,
          t,
          makeBits(planes, length, (p, i) => ((numbers[i] >> BigInt(p)) & 1n) === 1n),
          seededRandom(seed),
        );
        const pairs = numbers.flatMap((_, i) => numbers.map((_, j) => [i, j] as const));
        const unlike = pairs.filter(([i, j]) => i !== j);
        await together(await generalEngines(n, t, { seed }), async (engine, i) => {
          const comparer = engine.comparer('less', keys[i]);
          const first = await comparer.less(unlike.length, listOf(unlike));
          comparer.arrange(Uint32Array.from(numbers, (_, row) => length - 1 - row));
          const turned = await comparer.less(unlike.length, listOf(unlike));
          comparer.end();
          unlike.forEach(([a, b], k) => {
            expect(bitAt(first, 0, k)).toBe(Number(numbers[a] < numbers[b]));
            expect(bitAt(turned, 0, k)).toBe(Number(numbers[length - 1 - a] < numbers[length - 1 - b]));
          });
        });
      }),
      { numRuns: 8, seed: 4 },
    );
  });

  it('compares more pairs than a block has, and opens only the answers', async () => {
    const count = BLOCK_PAIRS + 70;
    const keys = shareBits(
      n,
      t,
      numberBits(6, 50, (row) => row),
      seededRandom(1),
    );
    const pairs = Array.from({ length: count }, (_, k) => [k % 50, (k * 7 + 1 + (k % 49)) % 50] as const);
    const unlike = pairs.map(([a, b]) => [a, a === b ? (b + 1) % 50 : b] as const);
    const opened: number[] = [];
    const parties = await generalEngines(n, t, { onOpen: (_, bits) => opened.push(bits.length) });
    await together(parties, async (engine, i) => {
      const comparer = engine.comparer('less', keys[i]);
      const less = await comparer.less(count, listOf(unlike));
      comparer.end();
      expect(unlike.findIndex(([a, b], k) => bitAt(less, 0, k) !== Number(a < b))).toBe(-1);
      expect(engine.stats.steps.get('less')!.opened).toBe(count);
    });
    expect(opened).toEqual([BLOCK_PAIRS, 70]);
  });
});
