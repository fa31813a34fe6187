import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Buffers } from '../../workers/mpc/buffers.ts';
import { buildIndex, type IndexSpec, keyLayout } from '../../workers/mpc/index-build.ts';
import { matchIndex } from '../../workers/mpc/match.ts';
import { type PlainResult, type PlainRow, plainExposure } from '../../workers/mpc/plain.ts';
import { type Bits, bitAt, makeBits } from '../../workers/mpc/shared.ts';
import { buffersOf } from '../../workers/node/words-in.ts';
import { engines, reveal, seededRandom, seedKey, share, together } from './mpc-engine-world.ts';

/** Memory as a node's engines have it, one job after the other; whoever reads what was given back reads noise. */
class NoisyBuffers extends Buffers {
  override give(data: Uint8Array | Uint32Array): void {
    data.fill(0x5a5a5a5a);
    super.give(data);
  }
}
const buffers = [1, 2, 3].map(() => new NoisyBuffers());

/** Index and match by three parties, the match as in a later run. */
async function secretExposure(
  spec: IndexSpec,
  rows: readonly PlainRow[],
  seed: number,
): Promise<PlainResult[]> {
  const random = seededRandom(`shares/${seed}`);
  const n = rows.length;
  const tokens = share(
    makeBits(64, n, (p, i) => ((rows[i].token >> BigInt(p)) & 1n ? 1 : 0)),
    random,
  );
  const masks = share(
    makeBits(spec.h, n, (p, i) => (rows[i].mask >>> p) & 1),
    random,
  );
  const flags = share(
    makeBits(3, n, (p, i) => rows[i].level > p),
    random,
  );
  const builders = engines({ seed, purpose: 'index', buffers });
  const indexes = await together(builders, (engine, i) =>
    buildIndex(engine, spec, tokens[i], masks[i], seedKey(`coins/${seed}`)),
  );
  builders.forEach((engine, i) => void engine.end(buffersOf(indexes[i])));
  const matchers = engines({ seed: `${seed}/match`, purpose: 'match', buffers });
  const out = await together(matchers, (engine, i) => matchIndex(engine, indexes[i], flags[i]));
  matchers.forEach((engine, i) => void engine.end(buffersOf(out[i])));
  return readResults(reveal(out), spec.h);
}

function readResults(bits: Bits, h: number): PlainResult[] {
  return Array.from({ length: bits.length }, (_, i) => {
    let slots = 0;
    for (let s = 0; s < h; s++) slots |= bitAt(bits, s, i) << s;
    const level = slots ? 1 + bitAt(bits, h, i) + bitAt(bits, h + 1, i) : 0;
    if (!slots) expect([bitAt(bits, h, i), bitAt(bits, h + 1, i)]).toEqual([0, 0]);
    return { slots: slots >>> 0, level };
  });
}

const job = fc
  .record({
    kind: fc.constantFrom('place' as const, 'near' as const),
    h: fc.constantFrom(1, 3, 4, 12),
    accounts: fc.integer({ min: 2, max: 40 }),
    positions: fc.integer({ min: 1, max: 5 }),
    cut: fc.nat(),
    symmetric: fc.boolean(),
    variety: fc.constantFrom(1, 3, 20, 200),
    crowd: fc.constantFrom(0, 0, 1, 2, 3, 4, 7),
  })
  .map(({ kind, h, accounts, positions, cut, symmetric, variety, crowd }) => ({
    spec: (kind === 'place'
      ? { kind, h, accounts, positions, venues: 1 + (cut % positions), ...(crowd && { crowd }) }
      : {
          kind,
          h,
          accounts,
          positions,
          self: cut % (positions + 1),
          symmetric,
          ...(crowd && { crowd }),
        }) satisfies IndexSpec,
    variety,
  }))
  .chain(({ spec, variety }) =>
    fc.record({
      spec: fc.constant(spec as IndexSpec),
      seed: fc.nat(),
      rows: fc.array(
        fc.record({
          token: fc.nat({ max: variety - 1 }).map((k) => (BigInt(k) * 0x9e3779b97f4a7c15n) % (1n << 64n)),
          mask: fc.nat({ max: 2 ** spec.h - 1 }),
          level: fc.constantFrom(0, 0, 0, 1, 2, 3),
        }),
        { minLength: spec.accounts * spec.positions, maxLength: spec.accounts * spec.positions },
      ),
    }),
  );

describe('index and match', () => {
  it('give what the plain program gives, for any kind, shape and multiplicity', async () => {
    await fc.assert(
      fc.asyncProperty(job, async ({ spec, seed, rows }) => {
        expect(await secretExposure(spec, rows, seed)).toEqual(plainExposure(spec, rows));
      }),
      { numRuns: 120, seed: 3 },
    );
  });
});

describe('keys of an index', () => {
  const place = (accounts: number, venues: number): IndexSpec => ({
    kind: 'place',
    h: 12,
    accounts,
    positions: 4,
    venues,
  });

  it('have 64 bits, of which the hash takes what the index leaves', () => {
    expect(keyLayout(place(2 ** 18, 4))).toEqual({ index: 20, role: 0, hash: 44, kind: 0 });
    expect(keyLayout(place(2 ** 18 + 1, 3))).toEqual({ index: 21, role: 0, hash: 42, kind: 1 });
    expect(keyLayout({ kind: 'near', h: 4, accounts: 1, positions: 12, self: 2 })).toEqual({
      index: 4,
      role: 1,
      hash: 59,
      kind: 0,
    });
  });

  it('have 80 where the hash would get under 40', () => {
    expect(keyLayout(place(2 ** 22, 4)).hash).toBe(40);
    expect(keyLayout(place(2 ** 22, 3))).toEqual({ index: 24, role: 0, hash: 55, kind: 1 });
  });
});
