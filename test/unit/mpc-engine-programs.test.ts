import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../workers/errors.ts';
import { buildIndex, type GroupIndex, type IndexSpec } from '../../workers/mpc/index-build.ts';
import { decodeIndex, encodeIndex } from '../../workers/mpc/index-codec.ts';
import { joinQuarters, quarter } from '../../workers/mpc/lane-tree.ts';
import { laneOrder, rowAfter, rowBefore } from '../../workers/mpc/lanes.ts';
import { matchIndex } from '../../workers/mpc/match.ts';
import { expandPermutation } from '../../workers/mpc/permutations.ts';
import { type PlainRow, plainCollision, plainDay, plainExposure } from '../../workers/mpc/plain.ts';
import { collision } from '../../workers/mpc/programs/collision.ts';
import { type DayJob, day } from '../../workers/mpc/programs/day.ts';
import { exposure } from '../../workers/mpc/programs/exposure.ts';
import { sharedFromRecords, sharedToRecords } from '../../workers/mpc/records.ts';
import { listed } from '../../workers/mpc/row-numbers.ts';
import { concatRows, placeRows, selectRows, sliceRows } from '../../workers/mpc/rows.ts';
import { type Bits, bitAt, gatherPlanes, makeBits, plane, type Shared } from '../../workers/mpc/shared.ts';
import { engines, randomBits, reveal, seededRandom, seedKey, share, together } from './mpc-engine-world.ts';

const spec: IndexSpec = { kind: 'place', h: 4, accounts: 6, positions: 3, venues: 2 };
const near: IndexSpec = {
  kind: 'near',
  h: 2,
  accounts: 5,
  positions: 3,
  self: 1,
  symmetric: true,
};

function randomRows({ accounts, positions, h }: IndexSpec, seed: number): PlainRow[] {
  const draw = seededRandom(seed)(3 * accounts * positions);
  return Array.from({ length: accounts * positions }, (_, i) => ({
    token: BigInt(draw[3 * i] % 7),
    mask: draw[3 * i + 1] % 2 ** h,
    level: 0,
  }));
}

const build = (spec: IndexSpec, rows: readonly PlainRow[], seed: number): Promise<GroupIndex[]> => {
  const random = seededRandom(`build ${seed}`);
  const tokens = share(
    makeBits(64, rows.length, (p, i) => ((rows[i].token >> BigInt(p)) & 1n) === 1n),
    random,
  );
  const masks = share(
    makeBits(spec.h, rows.length, (p, i) => (rows[i].mask >>> p) & 1),
    random,
  );
  return together(engines({ seed, purpose: 'index' }), (engine, i) =>
    buildIndex(engine, spec, tokens[i], masks[i], seedKey(seed)),
  );
};

describe('programs', () => {
  const levels = [0, 3, 0, 1, 0, 2];

  it('the graded one flags rows of ill owners that emit', async () => {
    const rows = randomRows(spec, 1);
    const emit = rows.map((_, i) => i % 4 !== 1);
    const flagged = rows.map((row, i) => ({ ...row, level: emit[i] ? levels[Math.floor(i / 3)] : 0 }));
    const indexes = await build(spec, rows, 1);
    const random = seededRandom('flags');
    const infectious = share(
      makeBits(3, 6, (p, i) => levels[i] > p),
      random,
    );
    const emits = share(
      makeBits(1, rows.length, (_, i) => emit[i]),
      random,
    );
    const out = reveal(
      await together(engines({ seed: 2 }), (engine, i) =>
        exposure(engine, indexes[i], infectious[i], emits[i], 'slots'),
      ),
    );
    plainExposure(spec, flagged).forEach(({ slots, level }, i) => {
      const bits = Array.from({ length: 6 }, (_, p) => bitAt(out, p, i));
      expect(bits).toEqual([
        ...[0, 1, 2, 3].map((s) => (slots >>> s) & 1),
        Number(level > 1),
        Number(level > 2),
      ]);
    });
    expect(plainCollision(plainExposure(spec, flagged))).toBe(true);
  });

  it('the one-bit one gives each account the OR over all its jobs, and nothing else', async () => {
    const jobs = [
      { spec, rows: randomRows(spec, 3), owners: [0, 1, 2, 3, 4, 5] },
      { spec: { ...spec, accounts: 3 }, rows: randomRows({ ...spec, accounts: 3 }, 4), owners: [6, 2, 4] },
    ].map((job, k) => ({
      ...job,
      rows: job.rows.map((row, i) => ({ ...row, level: Math.floor(i / 3) === k ? 1 : 0 })),
    }));
    const expected = Array.from({ length: 8 }, (_, account) =>
      jobs.some(({ spec, rows, owners }) => {
        const at = owners.indexOf(account);
        return at >= 0 && plainCollision(plainExposure(spec, rows).slice(3 * at, 3 * at + 3));
      }),
    );
    const results: Shared[][] = [];
    for (const [k, { spec, rows }] of jobs.entries()) {
      const indexes = await build(spec, rows, 10 + k);
      const flags = share(
        makeBits(3, rows.length, (p, i) => rows[i].level > p),
        seededRandom(`flags ${k}`),
      );
      results.push(
        await together(engines({ seed: 20 + k }), (engine, i) =>
          matchIndex(engine, indexes[i], flags[i], 'rows'),
        ),
      );
    }
    const out = reveal(
      await together(engines({ seed: 30 }), (engine, i) =>
        collision(
          engine,
          jobs.map(({ spec, owners }, k) => ({
            spec,
            owners: Uint32Array.from(owners),
            result: results[k][i],
          })),
          8,
        ),
      ),
    );
    expect(out.planes).toBe(1);
    expect(Array.from({ length: 8 }, (_, i) => bitAt(out, 0, i) === 1)).toEqual(expected);
    expect(new Set(expected).size).toBe(2);
  });

  /** What each account learns of a day, as its phone reads it: all bits of exposed, level ≥2, level ≥3. */
  async function dayOf(jobs: readonly { spec: IndexSpec; rows: readonly PlainRow[] }[], seed: number) {
    const results: DayJob[][] = [[], [], []];
    for (const [k, { spec, rows }] of jobs.entries()) {
      const indexes = await build(spec, rows, 100 * seed + k);
      const flags = share(
        makeBits(3, rows.length, (p, i) => rows[i].level > p),
        seededRandom(`flags ${k}`),
      );
      await together(engines({ seed: `${seed} match ${k}` }), async (engine, i) => {
        const result = await matchIndex(engine, indexes[i], flags[i], 'rows');
        results[i].push({ positions: spec.positions, result });
      });
    }
    return reveal(await together(engines({ seed: `${seed} day` }), (engine, i) => day(engine, results[i])));
  }

  it('a day tells an account whether it was exposed, and the highest level, over all its jobs', async () => {
    const nearToo = { ...near, accounts: spec.accounts };
    const seen = new Set<number>();
    for (let seed = 1; seed <= 8; seed++) {
      const jobs = [spec, spec, nearToo].map((spec, k) => ({
        spec,
        rows: randomRows(spec, 100 * seed + k).map((row, i) => ({
          ...row,
          token: row.token + BigInt(i % 5),
          level: Math.floor(i / spec.positions) === k ? 1 + (seed % 3) : 0,
        })),
      }));
      const out = await dayOf(jobs, seed);
      expect([out.planes, out.length]).toEqual([3, spec.accounts]);
      const plain = jobs.map(({ spec, rows }) => plainExposure(spec, rows));
      for (let account = 0; account < spec.accounts; account++) {
        const own = plain.flatMap((results) => results.slice(3 * account, 3 * account + 3));
        const level = plainDay(own);
        expect([0, 1, 2].map((p) => bitAt(out, p, account))).toEqual([0, 1, 2].map((p) => Number(level > p)));
        seen.add(level);
      }
    }
    expect(seen).toEqual(new Set([0, 1, 2, 3]));
  });

  it('a day is the same whichever row and slot it was', async () => {
    const meeting = (position: number, slot: number): PlainRow[] =>
      Array.from({ length: spec.accounts * spec.positions }, (_, i) => {
        const [account, at] = [Math.floor(i / spec.positions), i % spec.positions];
        const there = account < 2 && at === position;
        return {
          token: there ? 9n : BigInt(100 + i),
          mask: there ? 1 << slot : 0,
          level: account === 0 ? 2 : 0,
        };
      });
    const days = [];
    for (const [position, slot] of [
      [0, 0],
      [0, 3],
      [1, 2],
    ])
      days.push(await dayOf([{ spec, rows: meeting(position, slot) }], 40 + 4 * position + slot));
    expect(bitAt(days[0], 0, 1)).toBe(1);
    for (const other of days.slice(1)) expect(other).toEqual(days[0]);
  });

  it('a day says nothing of a place where one was at other times', async () => {
    const rows = Array.from({ length: spec.accounts * spec.positions }, (_, i): PlainRow => {
      const first = i % spec.positions === 0;
      return {
        token: first ? 9n : BigInt(100 + i),
        mask: first ? (i === 0 ? 0b0011 : 0b1100) : 0,
        level: i === 0 ? 3 : 0,
      };
    });
    expect((await dayOf([{ spec, rows }], 60)).words.every((word) => word === 0)).toBe(true);
  });
});

describe('stored index', () => {
  it.each<[string, IndexSpec]>([
    ['place', spec],
    ['near', near],
    ['with a crowd', { ...spec, crowd: 5 }],
  ])('comes back as it was: %s', async (_name, spec) => {
    for (const index of await build(spec, randomRows(spec, 5), 5))
      expect(decodeIndex(encodeIndex([index]))).toEqual([index]);
  });

  it('is refused when torn, changed or made up, with an InputError and nothing else', async () => {
    const [index] = await build(near, randomRows(near, 6), 6);
    const bytes = encodeIndex([index]);
    for (let length = 0; length < bytes.length; length++)
      expect(() => decodeIndex(bytes.subarray(0, length))).toThrow(InputError);
    expect(() => decodeIndex(Uint8Array.of(...bytes, 0))).toThrow(InputError);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), (at, value) => {
        const damaged = bytes.slice();
        damaged[at] = value;
        try {
          decodeIndex(damaged);
        } catch (error) {
          expect(error).toBeInstanceOf(InputError);
        }
      }),
      { numRuns: 500, seed: 9 },
    );
  });
});

describe('rows', () => {
  /** Whose planes have quarters of every fourth row. */
  const large = fc.tuple(fc.constant(2), fc.integer({ min: 8000, max: 9000 }), fc.nat());
  const shapes = fc.tuple(fc.integer({ min: 1, max: 70 }), fc.integer({ min: 1, max: 140 }), fc.nat());
  const shared = ({ planes, length, words }: Bits): Shared => ({ planes, length, parts: [words] });
  const moved = (bits: Bits, length: number, from: (row: number) => number): Shared =>
    shared(
      makeBits(bits.planes, length, (p, i) =>
        from(i) >= 0 && from(i) < bits.length ? bitAt(bits, p, from(i)) : 0,
      ),
    );

  it('move as their definitions say', () => {
    fc.assert(
      fc.property(shapes, fc.nat(), ([planes, length, seed], cut) => {
        const bits = randomBits(planes, length, seededRandom(seed));
        const s = shared(bits);
        const at = cut % length;
        expect(sliceRows(s, at, length)).toEqual(moved(bits, length - at, (i) => at + i));
        expect(concatRows(sliceRows(s, 0, at), sliceRows(s, at, length))).toEqual(s);
      }),
      { numRuns: 60, seed: 10 },
    );
  });

  it('in lane order have their neighbours beside them, and come apart in fours and together again', () => {
    fc.assert(
      fc.property(fc.oneof(shapes, large), ([planes, length, seed]) => {
        const bits = randomBits(planes, length, seededRandom(seed));
        const s = shared(bits);
        const order = expandPermutation(seedKey(seed), length);
        const lanes = laneOrder(order);
        const laned = selectRows(s, listed(lanes));
        expect(placeRows(laned, { at: lanes, rows: length })).toEqual(s);
        /** The laned rows by sorted position, zeros behind the last. */
        const sorted = (of: Shared, size: number): Shared => {
          const inLanes = laneOrder(Uint32Array.from({ length: size }, (_, i) => i));
          return placeRows(of, { at: inLanes, rows: size });
        };
        const size = laned.length;
        const line = moved(bits, size, (i) => (i < length ? order[i] : -1));
        expect(sorted(laned, size)).toEqual(line);
        const at = (from: (i: number) => number, rows = size): Shared =>
          moved({ ...bits, length: size, words: line.parts[0] }, rows, from);
        expect(sorted(rowBefore(laned), size)).toEqual(at((i) => i - 1));
        expect(sorted(rowAfter(laned), size)).toEqual(at((i) => (i + 1 < size ? i + 1 : -1)));
        for (let whole = laned; whole.length > 2; ) {
          const quarters = quarter(whole);
          expect(joinQuarters(quarters, whole.length)).toEqual(whole);
          const row = (j: number) =>
            gatherPlanes(Array.from({ length: planes }, (_, p) => plane(quarters, 4 * p + j)));
          if (whole.length === size && size % 128 === 0)
            for (let j = 0; j < 4; j++)
              expect(sorted(row(j), size / 4)).toEqual(at((i) => 4 * i + j, size / 4));
          whole = row(0);
        }
      }),
      { numRuns: 60, seed: 12 },
    );
  });

  it('come out of packed records at any offset, and go back', () => {
    fc.assert(
      fc.property(shapes, fc.nat(40), ([planes, length, seed], gap) => {
        const random = seededRandom(seed);
        const bits = randomBits(planes, length, random);
        const records = Array.from({ length }, () => random(Math.ceil((gap + length + planes) / 8)));
        const offsets = Array.from({ length }, (_, i) => gap + i);
        records.forEach((record, i) => {
          for (let p = 0; p < planes; p++) {
            const at = offsets[i] + p;
            record[at >> 3] = (record[at >> 3] & ~(1 << (at & 7))) | (bitAt(bits, p, i) << (at & 7));
          }
        });
        const s = sharedFromRecords([records], offsets, planes);
        expect(s).toEqual(shared(bits));
        const back = sharedToRecords(s);
        expect(sharedFromRecords(back, new Array(length).fill(0), planes)).toEqual(s);
        expect(back[0].every((record) => record.length === Math.ceil(planes / 8))).toBe(true);
      }),
      { numRuns: 60, seed: 11 },
    );
    expect(() => sharedFromRecords([[new Uint8Array(2)]], [10], 7)).toThrow(/ends at 17/);
  });
});
