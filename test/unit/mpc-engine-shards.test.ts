import { describe, expect, it, test, vi } from 'vitest';
import { InputError, ProtocolError } from '../../workers/errors.ts';
import type { Engine } from '../../workers/mpc/engine.ts';
import { buildIndex, type IndexSpec } from '../../workers/mpc/index-build.ts';
import { decodeIndex, encodeIndex } from '../../workers/mpc/index-codec.ts';
import { PartyKeys } from '../../workers/mpc/keys.ts';
import { LaneEnds } from '../../workers/mpc/lane-ends.ts';
import { laneOrder } from '../../workers/mpc/lanes.ts';
import { matchIndex } from '../../workers/mpc/match.ts';
import { memoryNets } from '../../workers/mpc/net-memory.ts';
import { expandPermutation, moveBy } from '../../workers/mpc/permutations.ts';
import { type PlainRow, plainExposure } from '../../workers/mpc/plain.ts';
import { segments } from '../../workers/mpc/routes.ts';
import { listed } from '../../workers/mpc/row-numbers.ts';
import { concatRows, placeRows, selectRows, sliceRows } from '../../workers/mpc/rows.ts';
import { type Bits, bitAt, makeBits, xorInto } from '../../workers/mpc/shared.ts';
import { createTeam } from '../../workers/mpc/team.ts';
import {
  allTogether,
  numberBits,
  randomBits,
  revealAll,
  rowsOfWorker,
  seededRandom,
  seedKey,
  share,
  type TeamOptions,
  teams,
} from './mpc-engine-world.ts';

/**
 * A town in which one row in thirty is ill, and groups are some of about five rows, some of a fifth of all: these lie at
 * several workers, and in most of them what one tells must pass the rows behind another's last.
 */
function townOf(spec: IndexSpec, seed: string): PlainRow[] {
  const random = seededRandom(`town/${seed}`);
  const rows = spec.accounts * spec.positions;
  return Array.from({ length: rows }, () => {
    const [size, place, mask, ill, level] = random(5);
    const group = size < 128 ? place % 3 : 3 + (place % Math.max(1, Math.floor(rows / 10)));
    return {
      token: (BigInt(group) * 0x9e3779b97f4a7c15n) & 0xffffffffffffffffn,
      mask: mask & (2 ** spec.h - 1),
      level: ill < 9 ? 1 + (level % 3) : 0,
    };
  });
}

/** All rows are in one group, and one of them is ill. */
const oneGroup = (spec: IndexSpec, ill: number): PlainRow[] =>
  Array.from({ length: spec.accounts * spec.positions }, (_, row) => ({
    token: 5n,
    mask: 1 << (row % spec.h),
    level: row === ill ? 2 : 0,
  }));

/** Index and match by teams. @returns (h+2)×N as of `matchIndex` */
async function matchTown(
  spec: IndexSpec,
  rows: PlainRow[],
  workers: number,
  options: TeamOptions = {},
): Promise<Bits> {
  const random = seededRandom('shares');
  const [tokens, masks, flags] = [
    makeBits(64, rows.length, (p, i) => Number((rows[i].token >> BigInt(p)) & 1n)),
    makeBits(spec.h, rows.length, (p, i) => (rows[i].mask >> p) & 1),
    makeBits(3, rows.length, (p, i) => rows[i].level > p),
  ].map((bits) => share(bits, random));
  const results = await allTogether(teams(workers, options), async (engine, i, k) => {
    const own = (shares: typeof tokens) => rowsOfWorker(shares[i], workers, k, spec.positions);
    const index = await buildIndex(engine, spec, own(tokens), own(masks), seedKey('coins'));
    return matchIndex(engine, index, own(flags));
  });
  return revealAll(results);
}

function expectPlain(spec: IndexSpec, rows: PlainRow[], found: Bits): void {
  plainExposure(spec, rows).forEach(({ slots, level }, row) => {
    let bits = 0;
    for (let p = 0; p < spec.h; p++) bits |= bitAt(found, p, row) << p;
    expect([row, bits >>> 0, bitAt(found, spec.h, row), bitAt(found, spec.h + 1, row)]).toEqual([
      row,
      slots,
      Number(level > 1),
      Number(level > 2),
    ]);
  });
}

const specs: [string, Omit<IndexSpec, 'accounts'>][] = [
  ['place', { kind: 'place', h: 3, positions: 2, venues: 2 }],
  ['place, a crowd', { kind: 'place', h: 2, positions: 3, venues: 2, crowd: 2 }],
  ['near', { kind: 'near', h: 2, positions: 3, self: 1 }],
  ['near both ways, a crowd', { kind: 'near', h: 2, positions: 3, self: 1, symmetric: true, crowd: 2 }],
];

describe('a job at several workers', () => {
  const cases = specs.flatMap(([name, shape]) =>
    [
      [2, 61],
      [3, 61],
      [4, 61],
      [4, 3],
    ].map(([workers, accounts]) => ({ name, shape, workers, accounts })),
  );
  it.each(cases)(
    'gives the plain result: $name, $accounts accounts at $workers',
    async ({ shape, workers, accounts, name }) => {
      const spec = { ...shape, accounts };
      const rows = townOf(spec, name);
      expectPlain(spec, rows, await matchTown(spec, rows, workers));
    },
  );

  it.each(specs.flatMap(([name, shape]) => [1, 100].map((ill) => ({ name, shape, ill }))))(
    'tells a group that lies at four of them of its one ill row: $name, row $ill',
    async ({ shape, ill }) => {
      const spec = { ...shape, accounts: 50 };
      const rows = oneGroup(spec, ill % (spec.accounts * spec.positions));
      expectPlain(spec, rows, await matchTown(spec, rows, 4));
    },
  );
});

it.each([[[3, 0, 40, 1]], [[0, 5, 0]], [[8200, 8193]]])(
  'rows held %j have those of other workers beside them',
  async (held) => {
    const length = held.reduce((sum, rows) => sum + rows, 0);
    const plain = randomBits(3, length, seededRandom('ends'));
    const teamNets = memoryNets(held.length);
    /** Row i is what was row i + by, or zero. */
    const shifted = (by: number) =>
      makeBits(3, length, (p, i) => i + by >= 0 && i + by < length && bitAt(plain, p, i + by));
    const workers = await Promise.all(
      segments(held).map(async ([from, to], k) => {
        const ends = new LaneEnds(createTeam(teamNets[k], held.length), held);
        const lanes = laneOrder(Uint32Array.from({ length: to - from }, (_, i) => i));
        const own = sliceRows({ ...plain, parts: [plain.words] }, from, to);
        const rows = selectRows(own, listed(lanes));
        const found = [await ends.rowBefore('before', rows), await ends.rowAfter('behind', rows)];
        await ends.xorBefore('differ', rows);
        return [...found, rows].map((s) => placeRows(s, { at: lanes, rows: to - from }));
      }),
    );
    const [before, behind, differ] = [0, 1, 2].map(
      (n) => concatRows(...workers.map((found) => found[n])).parts[0],
    );
    expect(before).toEqual(shifted(-1).words);
    expect(behind).toEqual(shifted(1).words);
    xorInto(differ, before);
    expect(differ).toEqual(plain.words);
  },
);

/** Engines of three workers each build an index of 60 rows. */
async function smallIndex(workers = 3, options: TeamOptions = {}) {
  const spec: IndexSpec = { kind: 'place', h: 2, accounts: 30, positions: 2, venues: 2 };
  const random = seededRandom('small');
  const [tokens, masks] = [
    share(
      makeBits(64, 60, (p, i) => ((i % 7) >> p) & 1),
      random,
    ),
    share(
      makeBits(2, 60, () => 1),
      random,
    ),
  ];
  return allTogether(teams(workers, options), (engine, i, k) => {
    const own = (shares: typeof tokens) => rowsOfWorker(shares[i], workers, k, 2);
    return buildIndex(engine, spec, own(tokens), own(masks), seedKey('coins'));
  });
}

describe('rows that go from worker to worker', () => {
  /** Where the workers' moves bring each row. @returns row at each place */
  const moved = (seed: Uint8Array, sizes: readonly number[], inverse: boolean, rows: readonly number[]) => {
    const length = sizes.reduce((sum, size) => sum + size, 0);
    let at = 0;
    const held = sizes.map((size) => {
      at += size;
      return rows.slice(at - size, at);
    });
    const moves = sizes.map((_, k) =>
      moveBy(seed.slice(), { length, sizes, seeds: new Map() }, k + 1, inverse),
    );
    return sizes.flatMap((_, k) => {
      const got = moves.flatMap(({ leave }, from) => [...leave![k]].map((row) => held[from][row]));
      return [...moves[k].order].map((row) => got[row]);
    });
  };
  const numbers = (length: number) => Array.from({ length }, (_, i) => i);

  it('are a permutation that its inverse undoes, whatever the parts', () => {
    for (const sizes of [
      [1, 0],
      [2, 2, 1],
      [40, 40, 39, 39],
      [1000, 1, 0],
    ]) {
      const rows = numbers(sizes.reduce((sum, size) => sum + size, 0));
      const there = moved(seedKey('move'), sizes, false, rows);
      expect([...there].sort((a, b) => a - b)).toEqual(rows);
      expect(moved(seedKey('move'), sizes, true, there)).toEqual(rows);
    }
  });

  it('are moved by each permutation equally often', () => {
    const counts = new Map<string, number>();
    const runs = 720;
    for (let run = 0; run < runs; run++) {
      const name = moved(seedKey(`uniform ${run}`), [2, 1, 1], false, numbers(4)).join('');
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    expect(counts.size).toBe(24);
    const chi = [...counts.values()].reduce((sum, n) => sum + (n - runs / 24) ** 2 / (runs / 24), 0);
    expect(chi).toBeLessThan(49.7); // 23 degrees of freedom, p = 0.001
  });

  it('are shuffled in messages whose sizes say nothing of the permutation, and come back', async () => {
    const rows = 101;
    const sizes = [34, 34, 33];
    const plain = numberBits(7, rows, (row) => row);
    const seen = new Set<string>();
    for (const seed of ['one', 'two', 'three']) {
      const messages: string[] = [];
      const tap = (from: number, to: number, step: string, data: Uint8Array) =>
        void messages.push(`${from}→${to} ${step} ${data.length}`);
      const shares = share(plain, seededRandom(seed));
      const found = await allTogether(teams(3, { seed, tap }), async (engine, i, k) => {
        const permutation = engine.permutation('shuffle', rows, sizes);
        const there = await engine.shuffle('there', permutation, rowsOfWorker(shares[i], 3, k));
        const copy = { ...there, parts: there.parts.map((part) => part.slice()) };
        return [copy, await engine.unshuffle('back', permutation, there)];
      });
      seen.add(messages.sort().join('\n'));
      expect(revealAll(found.map((parties) => parties.map(([, back]) => back)))).toEqual(plain);
      const there = revealAll(found.map((parties) => parties.map(([there]) => there)));
      expect(there).not.toEqual(plain);
    }
    expect(seen.size).toBe(1);
    for (const size of [...seen][0].matchAll(/worker (\d)\/\S+ (\d+)$/gm))
      expect(Number(size[2])).toBe(4 * 7 * 2);
  });

  it('are matched in messages whose sizes do not depend on who is ill', async () => {
    const indices = await smallIndex();
    const sent = async (ill: boolean): Promise<string[]> => {
      const messages: string[] = [];
      const tap = (from: number, to: number, step: string, data: Uint8Array) =>
        void messages.push(`${from}→${to} ${step} ${data.length}`);
      const shares = share(
        makeBits(1, 60, () => ill),
        seededRandom('ill'),
      );
      await allTogether(teams(3, { seed: `${ill}`, tap }), (engine, i, k) =>
        matchIndex(engine, structuredClone(indices[k][i]), rowsOfWorker(shares[i], 3, k, 2)),
      );
      return messages.sort();
    };
    expect(await sent(true)).toEqual(await sent(false));
  });
});

describe('a worker', () => {
  it('has keys of its own for all but the permutations', async () => {
    const handed: { pair: string; purpose: string; key: string; by: PartyKeys }[] = [];
    const { pair } = PartyKeys.prototype;
    const spy = vi.spyOn(PartyKeys.prototype, 'pair').mockImplementation(function (
      this: PartyKeys,
      peer,
      purpose,
    ) {
      const key = pair.call(this, peer, purpose);
      handed.push({
        pair: [this.self, peer].sort().join(''),
        purpose,
        key: Buffer.from(key).toString('hex'),
        by: this,
      });
      return key;
    });
    try {
      await smallIndex();
    } finally {
      spy.mockRestore();
    }
    const uses = new Map<string, typeof handed>();
    for (const use of handed) uses.set(use.key, [...(uses.get(use.key) ?? []), use]);
    const common = [...uses.values()].filter(([{ purpose }]) => purpose.includes('/permutation/'));
    expect(common.length).toBe(3); // one for each pair of parties, of one permutation
    for (const of of common) expect(of.length).toBe(3 * 2); // the workers of both
    const own = [...uses.values()].filter((of) => !common.includes(of));
    expect(own.length).toBe(3 * 3 * 3); // pairs, workers, and zero, random, mask
    for (const of of own) {
      expect(of.length).toBe(2); // one worker of each of the two
      expect(of[0].pair).toBe(of[1].pair);
      expect(of[0].purpose).toBe(of[1].purpose);
    }
  });

  it('at another step than its team ends in a clear error', async () => {
    const ending = allTogether(teams(2), (engine, i, k) => {
      const permutation = engine.permutation('shuffle', 8, [4, 4]);
      const rows = engine.constant(makeBits(3, 4, () => 1));
      return engine.shuffle(i === 0 && k === 1 ? 'another' : 'shuffle', permutation, rows);
    });
    await expect(ending).rejects.toThrow(ProtocolError);
    await expect(ending).rejects.toThrow(
      /^(worker|party) \d is at step "[^"]*(another|shuffle)[^"]*" of memory, this party at/,
    );
  });

  it('does not take the index of another one', async () => {
    const [, second] = await smallIndex();
    const [engine] = teams(3)[0];
    await expect(matchIndex(engine, second[0], engine.constant(makeBits(1, 20, () => 1)))).rejects.toThrow(
      'match: worker 1 of 3 has the index of worker 2 of 3',
    );
  });
});

describe('a stored index of several workers', () => {
  it('comes back as it was', async () => {
    const workers = await smallIndex();
    for (const i of [0, 1, 2]) {
      const parts = workers.map((parties) => parties[i]);
      expect(decodeIndex(encodeIndex(parts))).toEqual(parts);
    }
  });

  it('is refused when torn, changed or made up, with an InputError and nothing else', async () => {
    const parts = (await smallIndex()).map(([party]) => party);
    const bytes = encodeIndex(parts);
    for (let length = 0; length < bytes.length; length += 3)
      expect(() => decodeIndex(bytes.subarray(0, length))).toThrow(InputError);
    expect(() => decodeIndex(Uint8Array.of(...bytes, 0))).toThrow(InputError);
    const bent = (change: (copy: typeof parts) => void) => {
      const copy = structuredClone(parts);
      change(copy);
      return () => decodeIndex(encodeIndex(copy));
    };
    expect(bent((copy) => copy.reverse())).toThrow(InputError);
    const { route } = parts[0].part!;
    const row = route.to.indexOf(0);
    expect(bent(([one]) => (one.part!.route.to[row] = 3))).toThrow(/go where no worker is/);
    expect(bent(([one]) => (one.part!.route.to[row] = 1))).toThrow(/gives \d+ rows to worker/);
    const random = seededRandom('damage');
    for (let k = 0; k < 300; k++) {
      const [high, low, value] = random(3);
      const damaged = bytes.slice();
      damaged[(256 * high + low) % bytes.length] = value;
      try {
        decodeIndex(damaged);
      } catch (error) {
        expect(error).toBeInstanceOf(InputError);
      }
    }
  });
});

it.each([2, 4])('rows of %i workers lie in buckets that are about even', async (workers) => {
  const rows = 1 << 13;
  const spec: IndexSpec = { kind: 'place', h: 1, accounts: rows, positions: 1 };
  const random = seededRandom('even');
  const rank = expandPermutation(seedKey('even'), rows);
  const tokens = share(
    makeBits(64, rows, (p, i) => ((rank[i] >> 1) >> p) & 1 && p < 32),
    random,
  );
  const masks = share(
    makeBits(1, rows, () => 1),
    random,
  );
  const built = await allTogether(teams(workers), (engine, i, k) =>
    buildIndex(
      engine,
      spec,
      rowsOfWorker(tokens[i], workers, k),
      rowsOfWorker(masks[i], workers, k),
      seedKey('coins'),
    ),
  );
  const { held } = built[0][0].part!;
  expect(held.reduce((sum, count) => sum + count, 0)).toBe(rows);
  for (const count of held) expect(Math.abs((count * workers) / rows - 1)).toBeLessThan(0.15);
});

/** As mpc-engine-counts: who changes a number here changes what a node pays; say so in the commit. */
test.each([{ workers: 2, bytes: [2985592, 3122808, 2985592], rounds: 426, comparisons: 243195 }])(
  'a job of 2^14 rows by $workers workers costs what it did',
  async ({ workers, ...expected }) => {
    const rows = 1 << 14;
    const random = seededRandom('counts');
    const spec: IndexSpec = { kind: 'place', h: 1, accounts: rows, positions: 1 };
    const plain = makeBits(64, rows, (p, i) => p < 13 && ((i >> 1) >> p) & 1);
    const ill = makeBits(1, rows, (_, i) => i % 6 === 0);
    const [tokens, masks, flags] = [plain, makeBits(1, rows, () => 1), ill].map((bits) =>
      share(bits, random),
    );
    const engines = teams(workers, { seed: 'counts' });
    const results = await allTogether(engines, async (engine, i, k) => {
      const own = (shares: typeof tokens) => rowsOfWorker(shares[i], workers, k);
      return matchIndex(
        engine,
        await buildIndex(engine, spec, own(tokens), own(masks), seedKey('coins')),
        own(flags),
      );
    });
    expect(revealAll(results)).toEqual(makeBits(1, rows, (_, i) => i % 6 === 1)); // who shares a token with one who is ill
    const sum = (of: (engine: Engine) => number, party: number) =>
      engines.reduce((all, parties) => all + of(parties[party]), 0);
    expect({
      bytes: [0, 1, 2].map((party) => sum(({ stats }) => stats.bytes, party)),
      rounds: Math.max(...engines.map(([{ stats }]) => stats.rounds)),
      comparisons: sum(({ stats }) => stats.steps.get('index sort')!.opened, 0),
    }).toEqual(expected);
  },
);
