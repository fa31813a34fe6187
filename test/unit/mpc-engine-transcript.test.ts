/**
 * What the build opens must say nothing of the tokens: the distribution of all opened bits, over many seeds, is
 * compared between four equal and four different tokens. The same measure finds the three mistakes that DESIGN §5
 * warns of, each composed here from the public pieces.
 */
import { describe, expect, it, vi } from 'vitest';
import type { Engine } from '../../workers/mpc/engine.ts';
import { publicHash } from '../../workers/mpc/hash.ts';
import { buildIndex, type IndexSpec } from '../../workers/mpc/index-build.ts';
import { MEMORY_LINKS } from '../../workers/mpc/link-rate.ts';
import { matchIndex } from '../../workers/mpc/match.ts';
import { day } from '../../workers/mpc/programs/day.ts';
import {
  type Bits,
  bitAt,
  concatPlanes,
  makeBits,
  type Shared,
  slicePlanes,
} from '../../workers/mpc/shared.ts';
import { sortRows } from '../../workers/mpc/sort.ts';
import { bucketRows } from '../../workers/mpc/sort-team.ts';
import {
  allTogether,
  engines,
  rowsOfWorker,
  seededRandom,
  seedKey,
  share,
  teams,
  together,
} from './mpc-engine-world.ts';

vi.setConfig({ testTimeout: 120_000 }); // thousands of small jobs

const ROWS = 4;
/** Of two sorts the joint transcript counts: 36 pairs of orders. */
const JOINT_ROWS = 3;
const HASH = 16;
const spec: IndexSpec = { kind: 'place', h: 2, accounts: 2, positions: 2, venues: 2 };
/** A crowd is computed from the same tokens: it must open nothing more. */
const specs: [string, IndexSpec][] = [
  ['plain', spec],
  ['with a crowd', { ...spec, crowd: 1 }],
  [
    'near, with a crowd',
    { kind: 'near', h: 2, accounts: 2, positions: 2, self: 1, symmetric: true, crowd: 1 },
  ],
];

/** Runs as one party, or a worker of it; `tokens(k)` is its share of the k-th batch of tokens. */
type Program = (
  engine: Engine,
  tokens: (batch: number) => Shared,
  coins: (batch: number) => Uint8Array,
) => Promise<unknown>;

const equal = (): bigint => 0x123456789abcdefn;
const different = (batch: number, row: number): bigint => BigInt(4 * batch + row + 1) * 0x9e3779b97f4a7c15n;

/** How often each transcript of opened bits occurs over `runs` seeds. */
async function transcripts(
  program: Program,
  token: (batch: number, row: number) => bigint,
  runs: number,
  rows = ROWS,
  { summary = (opened: string): string => opened, links = MEMORY_LINKS, shards = 0 } = {},
): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  // Worker by worker: they work beside each other.
  let opened = new Map<string, string>();
  const onOpen = (step: string, bits: Bits, worker = 0): void => {
    const name = `${worker} ${step}`;
    let text = opened.get(name) ?? '';
    for (let p = 0; p < bits.planes; p++) for (let i = 0; i < bits.length; i++) text += bitAt(bits, p, i);
    opened.set(name, text);
  };
  for (let run = 0; run < runs; run++) {
    const seed = `${token.name}/${run}`; // independent runs for either kind of tokens
    opened = new Map();
    const random = seededRandom(seed);
    const batches = [0, 1].map((batch) =>
      share(
        makeBits(64, rows, (p, row) => ((token(batch, row) >> BigInt(p)) & 1n) === 1n),
        random,
      ),
    );
    const coins = (batch: number) => seedKey(`coins/${seed}/${batch}`);
    if (shards === 0)
      await together(engines({ seed, links, onOpen: (step, bits) => onOpen(step, bits) }), (engine, i) =>
        program(engine, (batch) => batches[batch][i], coins),
      );
    else
      await allTogether(teams(shards, { seed, links, onOpen }), (engine, i, k) =>
        program(engine, (batch) => rowsOfWorker(batches[batch][i], shards, k, spec.positions), coins),
      );
    const cell = summary([...opened].sort(([a], [b]) => (a < b ? -1 : 1)).join(';'));
    counts.set(cell, (counts.get(cell) ?? 0) + 1);
  }
  return counts;
}

/** Two-sample chi-square of equally many runs, in standard deviations above what equal distributions give. */
function distance(a: Map<string, number>, b: Map<string, number>): number {
  const cells = new Set([...a.keys(), ...b.keys()]);
  let chi = 0;
  for (const cell of cells) {
    const [x, y] = [a.get(cell) ?? 0, b.get(cell) ?? 0];
    chi += (x - y) ** 2 / (x + y);
  }
  const freedom = Math.max(1, cells.size - 1);
  return (chi - freedom) / Math.sqrt(2 * freedom);
}

async function tells(program: Program, runs: number, rows = ROWS, shards = 0): Promise<number> {
  const same = await transcripts(program, equal, runs, rows, { shards });
  return distance(same, await transcripts(program, different, runs, rows, { shards }));
}

const LIMIT = 4;

const masks = (engine: Engine, rows = ROWS): Shared => engine.constant(makeBits(spec.h, rows, () => 1));
const rowBits = (engine: Engine, rows = ROWS): Shared =>
  engine.constant(makeBits(2, rows, (p, row) => (row >> p) & 1));

const comparators = [
  { radix: 2, links: MEMORY_LINKS },
  { radix: 4, links: { rtt: 0, rate: 1 } },
];
/** Each spec, and each comparator. */
const builds = specs.map(([name, spec], i) => ({ name, spec, ...comparators[i % comparators.length] }));

/** What is opened is an order of four rows, and each of the 24 alike. */
function expectEachOrderAlike(counts: ReadonlyMap<string, number>, runs: number): void {
  expect(counts.size).toBeLessThanOrEqual(24);
  const each = runs / 24;
  const unseen = each * (24 - counts.size);
  const chi = [...counts.values()].reduce((sum, count) => sum + (count - each) ** 2 / each, unseen);
  expect(chi).toBeLessThan(49.7); // 23 degrees of freedom, p = 0.001
}

describe('opened bits', () => {
  it.each(builds)(
    'of a whole build have one distribution, whatever the tokens: $name (radix $radix)',
    async ({ spec, links }) => {
      const build: Program = (engine, tokens, coins) =>
        buildIndex(engine, spec, tokens(0), masks(engine), coins(0));
      const [same, other] = [
        await transcripts(build, equal, 144, ROWS, { links }),
        await transcripts(build, different, 144, ROWS, { links }),
      ];
      expect(distance(same, other)).toBeLessThan(LIMIT);
      for (const counts of [same, other]) expectEachOrderAlike(counts, 144);
    },
  );

  it.each(builds)(
    'of a build that needs splitters are as many and as often 1, whatever the tokens: $name (radix $radix)',
    async ({ spec, links }) => {
      const large = { ...spec, accounts: 12 };
      const all = (engine: Engine): Shared => engine.constant(makeBits(spec.h, 24, () => 1));
      const build: Program = (engine, tokens, coins) =>
        buildIndex(engine, large, tokens(0), all(engine), coins(0));
      const summary = (opened: string): string =>
        `${opened.length >> 2}/${opened.replaceAll('0', '').length >> 2}`;
      const [same, other] = [
        await transcripts(build, equal, 60, 24, { summary, links }),
        await transcripts(build, different, 60, 24, { summary, links }),
      ];
      expect(distance(same, other)).toBeLessThan(LIMIT);
    },
  );

  it.each([3])('of a build by %i workers have one distribution, whatever the tokens', async (shards) => {
    const build: Program = (engine, tokens, coins) =>
      buildIndex(engine, spec, tokens(0), masks(engine, tokens(0).length), coins(0));
    const [same, other] = [
      await transcripts(build, equal, 144, ROWS, { shards }),
      await transcripts(build, different, 144, ROWS, { shards }),
    ];
    expect(distance(same, other)).toBeLessThan(LIMIT);
    for (const counts of [same, other]) expectEachOrderAlike(counts, 144);
  });

  it.each([3])('of a larger build by %i workers are as many at each, and as often 1', async (shards) => {
    const large = { ...spec, accounts: 20 };
    const build: Program = (engine, tokens, coins) =>
      buildIndex(engine, large, tokens(0), masks(engine, tokens(0).length), coins(0));
    const summary = (opened: string): string =>
      opened
        .split(';')
        .map((bits) => `${bits.length >> 5}/${bits.replaceAll('0', '').length >> 5}`)
        .join(';');
    const [same, other] = [
      await transcripts(build, equal, 60, 40, { summary, shards }),
      await transcripts(build, different, 60, 40, { summary, shards }),
    ];
    expect(distance(same, other)).toBeLessThan(LIMIT);
  });

  it.each(specs)('are none in a match, by slots, rows or days: %s', async (_, spec) => {
    let opened = 0;
    const parties = engines({ onOpen: () => opened++ });
    const tokens = share(
      makeBits(64, ROWS, () => 1),
      seededRandom('match'),
    );
    const indexes = await together(parties, (engine, i) =>
      buildIndex(engine, spec, tokens[i], masks(engine), seedKey('coins')),
    );
    expect(opened).toBeGreaterThan(0);
    opened = 0;
    await together(parties, async (engine, i) => {
      const flags = engine.constant(makeBits(3, ROWS, () => 1));
      await matchIndex(engine, indexes[i], flags);
      const result = await matchIndex(engine, indexes[i], flags, 'rows');
      await day(engine, [{ positions: spec.positions, result }]);
    });
    expect(opened).toBe(0);
  });

  it('of two sorts have one joint distribution when each has its own permutation', async () => {
    const twice: Program = async (engine, tokens, coins) => {
      for (const batch of [0, 1]) {
        const permutation = engine.permutation(`sort ${batch}`, JOINT_ROWS);
        const key = concatPlanes(rowBits(engine, JOINT_ROWS), publicHash(tokens(batch), coins(batch), HASH));
        await sortRows(engine, 'sort', await engine.shuffle('shuffle', permutation, key));
      }
    };
    expect(await tells(twice, 240, JOINT_ROWS)).toBeLessThan(LIMIT);
  });
});

describe('the measure finds', () => {
  it('keys that are compared without the unique index', async () => {
    const trap: Program = async (engine, tokens, coins) => {
      const key = publicHash(tokens(0), coins(0), HASH);
      const shuffled = await engine.shuffle('shuffle', engine.permutation('sort', ROWS), key);
      await sortRows(engine, 'sort', shuffled);
    };
    expect(await tells(trap, 120)).toBeGreaterThan(2 * LIMIT);
  });

  /** Sorts by two workers, who hold two rows each. */
  const sortByTwo = async (engine: Engine, keys: Shared): Promise<void> => {
    const { rows } = await bucketRows(engine, engine.team!, 'sort', keys, keys.planes);
    await sortRows(engine, 'sort', rows);
  };

  it('such keys also of two workers', async () => {
    const trap: Program = async (engine, tokens, coins) => {
      const key = publicHash(tokens(0), coins(0), HASH);
      const permutation = engine.permutation('sort', ROWS, [2, 2]);
      await sortByTwo(engine, await engine.shuffle('shuffle', permutation, key));
    };
    expect(await tells(trap, 120, ROWS, 2)).toBeGreaterThan(2 * LIMIT);
  });

  it('borders among rows that were not shuffled', async () => {
    const trap: Program = (engine, tokens, coins) => {
      const { worker } = engine.team!;
      const index = engine.constant(makeBits(2, 2, (p, row) => ((2 * (worker - 1) + row) >> p) & 1));
      return sortByTwo(engine, concatPlanes(index, publicHash(tokens(0), coins(0), HASH)));
    };
    expect(await tells(trap, 120, ROWS, 2)).toBeGreaterThan(2 * LIMIT);
  });

  it('ties that are broken by the shuffled position', async () => {
    const trap: Program = async (engine, tokens, coins) => {
      const key = publicHash(tokens(0), coins(0), HASH);
      const shuffled = await engine.shuffle('shuffle', engine.permutation('sort', ROWS), key);
      await sortRows(engine, 'sort', concatPlanes(rowBits(engine), shuffled));
    };
    expect(await tells(trap, 120)).toBeGreaterThan(2 * LIMIT);
  });

  it('one permutation that serves two sorts', async () => {
    const trap: Program = async (engine, tokens, coins) => {
      const permutation = engine.permutation('both sorts', JOINT_ROWS);
      for (const batch of [0, 1]) {
        const key = concatPlanes(rowBits(engine, JOINT_ROWS), publicHash(tokens(batch), coins(batch), HASH));
        await sortRows(
          engine,
          'sort',
          slicePlanes(await engine.shuffle('shuffle', permutation, key), 0, 2 + HASH),
        );
      }
    };
    expect(await tells(trap, 120, JOINT_ROWS)).toBeGreaterThan(2 * LIMIT);
  });
});
