import { describe, expect, it, test } from 'vitest';
import { ProtocolError } from '../../workers/errors.ts';
import type { Engine } from '../../workers/mpc/engine.ts';
import { buildIndex, type IndexSpec } from '../../workers/mpc/index-build.ts';
import type { ShardTask } from '../../workers/mpc/shard.ts';
import { makeBits } from '../../workers/mpc/shared.ts';
import { expandPermutation } from '../../workers/mpc/shuffle.ts';
import { sortRows } from '../../workers/mpc/sort.ts';
import { splitRows } from '../../workers/mpc/sort-borders.ts';
import { engines, randomBits, seededRandom, seedKey, share, together } from './mpc-engine-world.ts';

const BITS = 17;

/** Shares of keys of which row i is the rank[i]-th. */
const shareRanks = (rank: ArrayLike<number>) =>
  share(
    makeBits(BITS, rank.length, (p, i) => (rank[i] >> p) & 1),
    seededRandom('ranks'),
  );

const isOrder = (order: Uint32Array, rank: ArrayLike<number>): boolean =>
  order.length === rank.length && order.every((row, i) => rank[row] === i);

describe('a sort at shards', () => {
  const sizes = [0, 1, 2, 3, 4, 5, 9, 31, 64, 300, 2047, 5000];
  const cases = [2, 3, 4].flatMap((shards) => sizes.map((length) => ({ shards, length })));

  it.each(cases)('of $length rows at $shards shards finds their order', async ({ shards, length }) => {
    const rank = expandPermutation(seedKey(length), length);
    const shares = shareRanks(rank);
    const orders = await together(engines({ shards }), (engine, i) => sortRows(engine, 'sort', shares[i]));
    for (const order of orders) expect(isOrder(order, rank)).toBe(true);
  });

  // What a uniform permutation makes all but impossible: the sample is at one end, all other rows go to one shard.
  it.each([2, 3, 4])('finds the order of rows that all lie in one of %i buckets', async (shards) => {
    for (const rank of [(i: number) => i, (i: number) => 199 - i]) {
      const ranks = Array.from({ length: 200 }, (_, i) => rank(i));
      const shares = shareRanks(ranks);
      const tasks: number[] = [];
      const parties = engines({
        shards,
        onTask: (party, shard, { keys }) => {
          if (party === 1) tasks[shard - 1] = keys.length;
        },
      });
      const orders = await together(parties, (engine, i) => sortRows(engine, 'sort', shares[i]));
      for (const order of orders) expect(isOrder(order, ranks)).toBe(true);
      expect(Math.max(...tasks)).toBeGreaterThan(180);
    }
  });

  it('leaves few rows to the engine itself', async () => {
    const rank = expandPermutation(seedKey('few'), 50);
    const shares = shareRanks(rank);
    const parties = engines({ shards: 2, onTask: () => expect.unreachable() });
    const alone = parties.map((engine): Engine => ({ ...engine, shards: { ...engine.shards!, from: 51 } }));
    const orders = await together(alone, (engine, i) => sortRows(engine, 'sort', shares[i]));
    for (const order of orders) expect(isOrder(order, rank)).toBe(true);
  });

  it.each([2, 3, 4])('gives each of %i shards about as many rows', async (parts) => {
    const length = 1 << BITS;
    const rank = expandPermutation(seedKey('even'), length);
    const shares = shareRanks(rank);
    const [{ buckets, borders }] = await together(engines(), (engine, i) =>
      splitRows(engine, 'sort', shares[i], parts),
    );
    expect(borders.length).toBe(parts - 1);
    expect(buckets.reduce((sum, rows) => sum + rows.length, borders.length)).toBe(length);
    buckets.forEach((rows, k) => {
      expect(Math.abs((rows.length * parts) / length - 1)).toBeLessThan(0.1);
      expect(rows.every((row, i) => i === 0 || rows[i - 1] < row)).toBe(true);
      expect(rows.every((row) => k === 0 || rank[row] > rank[borders[k - 1]])).toBe(true);
      expect(rows.every((row) => k === borders.length || rank[row] < rank[borders[k]])).toBe(true);
    });
  });
});

describe('a shard’s task', () => {
  it('has keys of its own: no two tasks of a party share one, and both ends of a pair have the same', async () => {
    const rank = expandPermutation(seedKey('keys'), 100);
    const shares = shareRanks(rank);
    const seen = new Map<string, string[]>();
    const onTask = (party: number, shard: number, { label, zeroKeys }: ShardTask) => {
      for (const [peer, key] of zeroKeys) {
        const hex = Buffer.from(key).toString('hex');
        const use = `${[party, peer].sort().join('')} ${shard} ${label}`;
        seen.set(hex, [...(seen.get(hex) ?? []), use]);
      }
    };
    await together(engines({ shards: 3, onTask }), async (engine, i) => {
      for (const step of ['sort', 'sort', 'other']) await sortRows(engine, step, shares[i]);
    });
    expect(seen.size).toBe(3 * 3 * 3); // pairs, shards, sorts
    for (const uses of seen.values()) {
      expect(uses.length).toBe(2);
      expect(uses[0]).toBe(uses[1]);
    }
  });

  it('is wiped when it is done, and when it fails', async () => {
    const rank = expandPermutation(seedKey('wipe'), 100);
    const tasks = new Map<string, ShardTask>();
    const isWiped = ({ keys, zeroKeys }: ShardTask) =>
      keys.parts.every((words) => words.every((word) => word === 0)) &&
      [...zeroKeys.values()].every((key) => key.every((byte) => byte === 0));
    const onTask = (party: number, shard: number, task: ShardTask) => {
      tasks.set(`${party}/${shard}`, task);
    };
    const shares = shareRanks(rank);
    await together(engines({ shards: 2, onTask }), (engine, i) => sortRows(engine, 'sort', shares[i]));
    expect(tasks.size).toBe(6);
    expect([...tasks.values()].every(isWiped)).toBe(true);

    let torn = false;
    const tap = (_from: number, to: number, step: string, data: Uint8Array) => {
      if (to !== 1 || !step.includes('shard 2') || torn) return;
      torn = true;
      structuredClone(data, { transfer: [data.buffer] }); // the message has lost its bytes
    };
    const failing = engines({ shards: 2, onTask, tap });
    const waiting = failing.map((engine, i) => sortRows(engine, 'sort', shareRanks(rank)[i]));
    await expect(waiting[0]).rejects.toThrow(ProtocolError);
    await expect(waiting[0]).rejects.toThrow(/^test\/shard 2\/1\/sort\/0: party \d sent 0 bytes instead of/);
    expect(isWiped(tasks.get('1/2')!)).toBe(true);
  });
});

/** As mpc-engine-counts: who changes a number here changes what a node pays; say so in the commit. */
test.each([
  { shards: 2, bytes: [2928992, 3062112, 2928992], rounds: 369, comparisons: 241292 },
  { shards: 4, bytes: [2970000, 3103120, 2970000], rounds: 378, comparisons: 239250 },
])('an index of 2^14 rows at $shards shards costs what it did', async ({ shards, ...expected }) => {
  const rows = 1 << 14;
  const random = seededRandom('counts');
  const spec: IndexSpec = { kind: 'place', h: 1, accounts: rows, positions: 1 };
  const [tokens, masks] = [64, 1].map((planes) => share(randomBits(planes, rows, random), random));
  const parties = engines({ seed: 'counts', shards });
  await together(parties, (engine, i) => buildIndex(engine, spec, tokens[i], masks[i], seedKey('coins')));
  expect({
    bytes: parties.map(({ stats }) => stats.bytes),
    rounds: parties[0].stats.rounds,
    comparisons: parties[0].stats.steps.get('index sort')!.opened,
  }).toEqual(expected);
});
