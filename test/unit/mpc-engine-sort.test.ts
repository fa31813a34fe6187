import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openLess } from '../../workers/mpc/compare.ts';
import type { Comparer } from '../../workers/mpc/engine.ts';
import { expandPermutation } from '../../workers/mpc/permutations.ts';
import { bitAt, makeBits, zeroBits } from '../../workers/mpc/shared.ts';
import { sortBy, sortRows } from '../../workers/mpc/sort.ts';
import { engines, seededRandom, seedKey, share, together } from './mpc-engine-world.ts';
import { numbersTo, plainSort } from './sort-reference.ts';

/** Distinct numbers below 2^bits. */
const distinct = (bits: number, maxLength: number) =>
  fc.uniqueArray(fc.bigInt({ min: 0n, max: (1n << BigInt(bits)) - 1n }), { minLength: 2, maxLength });

const shareNumbers = (numbers: readonly bigint[], bits: number, seed: number) =>
  share(
    makeBits(bits, numbers.length, (p, i) => ((numbers[i] >> BigInt(p)) & 1n) === 1n),
    seededRandom(seed),
  );

describe('comparator', () => {
  it('opens a < b for keys of any width', async () => {
    const widths = fc.constantFrom(1, 2, 3, 4, 5, 8, 15, 16, 17, 20, 64, 65, 80, 85);
    const inputs = widths.chain((bits) =>
      fc.tuple(fc.constant(bits), distinct(bits, 40), fc.nat(), fc.constantFrom(2 as const, 4 as const)),
    );
    await fc.assert(
      fc.asyncProperty(inputs, async ([bits, numbers, seed, radix]) => {
        const shares = shareNumbers(numbers, bits, seed);
        const pairs = numbers.flatMap((_, i) => numbers.map((_, j) => [i, j])).filter(([i, j]) => i !== j);
        const [left, right] = [0, 1].map((k) => Uint32Array.from(pairs, (pair) => pair[k]));
        const less = await together(engines({ seed }), (engine, i) =>
          openLess(engine, 'less', shares[i], left, right, radix),
        );
        for (const bits of less)
          pairs.forEach(([i, j], k) => {
            expect(bitAt(bits, 0, k)).toBe(Number(numbers[i] < numbers[j]));
          });
      }),
      { numRuns: 60, seed: 4, examples: [[[1, [0n, 1n], 0, 4]]] },
    );
  });

  it.each([
    [4, 80, 9],
    [2, 119, 7],
  ] as const)(
    'of radix %i costs %i sent bits and 2 to open, in %i rounds, at l = 64',
    async (radix, bits, rounds) => {
      const numbers = Array.from({ length: 64 }, (_, i) => BigInt(i) << 32n);
      const shares = shareNumbers(numbers, 64, 0);
      const parties = engines();
      const [left, right] = [
        Uint32Array.from({ length: 32 }, (_, i) => i),
        Uint32Array.from({ length: 32 }, (_, i) => 63 - i),
      ];
      await together(parties, (engine, i) => openLess(engine, 'less', shares[i], left, right, radix));
      expect(parties[0].stats.steps.get('less')).toEqual({ bytes: (bits + 2) * 4, rounds, opened: 32 });
    },
  );
});

describe('comparer of the replicated engine', () => {
  it('opens what the plain rounds open, at every border of tiles and blocks', async () => {
    for (const [bits, count] of [
      [7, 1],
      [20, 127],
      [64, 129],
      [65, 8192],
      [85, 8193],
      [64, 70_000], // two blocks in flight and one behind them
    ]) {
      const numbers = Array.from(
        { length: 60 },
        (_, i) => (BigInt(i) * 0x9e3779b97f4a7c15f39cn) % (1n << BigInt(bits)),
      );
      const shares = shareNumbers(numbers, bits, count);
      const pair = (k: number): [number, number] => [k % 60, (k + 1 + (k % 59)) % 60];
      const answers = await together(engines({ seed: count }), async (engine, i) => {
        const comparer = engine.comparer('less', shares[i]);
        const answer = await comparer.less(count, (from, left, right) => {
          for (let k = 0; k < left.length; k++) [left[k], right[k]] = pair(from + k);
        });
        comparer.end();
        return answer;
      });
      const expected = makeBits(1, count, (_, k) => numbers[pair(k)[0]] < numbers[pair(k)[1]]);
      for (const answer of answers) expect(answer).toEqual(expected);
    }
  });
});

describe('sort', () => {
  it('finds the order of secret keys', async () => {
    await fc.assert(
      fc.asyncProperty(distinct(20, 150), fc.nat(), async (numbers, seed) => {
        const shares = shareNumbers(numbers, 20, seed);
        const orders = await together(engines({ seed }), (engine, i) => sortRows(engine, 'sort', shares[i]));
        for (const order of orders)
          expect([...order].map((row) => numbers[row])).toEqual(
            [...numbers].sort((a, b) => (a < b ? -1 : 1)),
          );
      }),
      { numRuns: 15, seed: 5 },
    );
  });

  /** A comparer in the clear that asks for its pairs in blocks, also out of order, as strands do. */
  const plainComparer = (rank: Uint32Array, block: number) => {
    const counted = { comparisons: 0 };
    let ranks = rank;
    const less: Comparer['less'] = async (count, list) => {
      counted.comparisons += count;
      const bits = zeroBits(1, count);
      const starts = Array.from({ length: Math.ceil(count / block) }, (_, k) => k * block).reverse();
      for (const from of starts) {
        const [left, right] = [0, 1].map(() => new Uint32Array(Math.min(block, count - from)));
        list(from, left, right);
        left.forEach((row, k) => {
          if (ranks[row] < ranks[right[k]]) bits.words[(from + k) >>> 5] |= 1 << ((from + k) & 31);
        });
      }
      return bits;
    };
    const arrange = (order: Uint32Array) => {
      ranks = order.map((row) => ranks[row]);
    };
    return { less, arrange, counted };
  };

  // floor: log2 N − 1.44; the plan may take 15 % more than log2 N + 2
  it.each([10, 12, 14, 17, 18])(
    'of 2^%i rows takes at most 15 %% more than log2 N + 2 comparisons',
    async (bits) => {
      const length = 1 << bits;
      const rank = expandPermutation(seedKey(length), length);
      const { counted, ...comparer } = plainComparer(rank, 32 * 1024);
      const order = await sortBy(length, comparer);
      expect(order.every((row, i) => rank[row] === i)).toBe(true);
      expect(counted.comparisons / length).toBeLessThan(1.15 * (bits + 2));
    },
  );

  it('lists its pairs alike in blocks of any size', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 3000 }),
        fc.integer({ min: 1, max: 700 }),
        async (length, block) => {
          const rank = expandPermutation(seedKey(length), length);
          const order = await sortBy(length, plainComparer(rank, 32 * Math.ceil(block / 32)));
          expect(order.every((row, i) => rank[row] === i)).toBe(true);
        },
      ),
      {
        numRuns: 40,
        seed: 6,
        examples: [
          [0, 1],
          [1, 1],
          [2, 1],
        ],
      },
    );
  });

  it.each([2, 5, 17, 300, 2047, 5000, 20_000])(
    'of %i rows compares what the plain program compares, in the same order',
    async (length) => {
      const rank = expandPermutation(seedKey(length), length);
      const recorded = () => {
        const pairs: number[] = [];
        let rows = numbersTo(length);
        const arrange = (order: Uint32Array) => {
          rows = order.map((row) => rows[row]);
        };
        const less: Comparer['less'] = async (count, list) => {
          const [left, right] = [0, 1].map(() => new Uint32Array(count));
          list(0, left, right);
          const bits = zeroBits(1, count);
          left.forEach((_, k) => {
            const [l, r] = [rows[left[k]], rows[right[k]]];
            pairs.push(l, r);
            if (rank[l] < rank[r]) bits.words[k >>> 5] |= 1 << (k & 31);
          });
          return bits;
        };
        return { pairs, less, arrange };
      };
      const [ours, plain] = [recorded(), recorded()];
      const order = await sortBy(length, ours);
      expect(order).toEqual(await plainSort(length, plain.less));
      expect(Uint32Array.from(ours.pairs)).toEqual(Uint32Array.from(plain.pairs));
    },
  );
});
