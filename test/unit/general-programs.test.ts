/** Programs that are written against `Engine` do with n parties what they do with three. */
import { describe, expect, it } from 'vitest';
import { Buffers } from '../../workers/mpc/buffers.ts';
import { evaluate } from '../../workers/mpc/circuit/evaluate.ts';
import { evaluatePlain } from '../../workers/mpc/circuit/plain.ts';
import { schedule } from '../../workers/mpc/circuit/schedule.ts';
import { joinClaims } from '../../workers/mpc/claims.ts';
import { buildIndex, type IndexSpec } from '../../workers/mpc/index-build.ts';
import { decodeIndex, encodeIndex } from '../../workers/mpc/index-codec.ts';
import { matchIndex } from '../../workers/mpc/match.ts';
import { type PlainResult, type PlainRow, plainExposure } from '../../workers/mpc/plain.ts';
import { bitAt, makeBits } from '../../workers/mpc/shared.ts';
import { sortRows } from '../../workers/mpc/sort.ts';
import { buffersOf } from '../../workers/node/words-in.ts';
import { publishedCircuit } from './circuit-world.ts';
import { generalEngines, revealBits, SCHEMES, shareBits } from './general-world.ts';
import { numberBits, randomBits, seededRandom, seedKey, together } from './mpc-engine-world.ts';

/** Memory as a node's engines have it, one job after the other; whoever reads what was given back reads noise. */
class NoisyBuffers extends Buffers {
  override give(data: Uint8Array | Uint32Array): void {
    data.fill(0x5a5a5a5a);
    super.give(data);
  }
}

const SPECS: [string, IndexSpec][] = [
  ['place', { kind: 'place', h: 4, accounts: 9, positions: 4, venues: 3 }],
  ['near', { kind: 'near', h: 2, accounts: 8, positions: 3, self: 1, symmetric: true, crowd: 2 }],
];

function randomRows({ accounts, positions, h }: IndexSpec, seed: number): PlainRow[] {
  const draw = seededRandom(seed)(3 * accounts * positions);
  return Array.from({ length: accounts * positions }, (_, i) => ({
    token: (BigInt(draw[3 * i] % 9) * 0x9e3779b97f4a7c15n) % (1n << 64n),
    mask: draw[3 * i + 1] % 2 ** h,
    level: [0, 0, 1, 2, 3][draw[3 * i + 2] % 5],
  }));
}

describe.each(SCHEMES)('%i parties against %i', (n, t) => {
  it.each([2, 60, 900])('sort %i rows by opened comparisons', async (length) => {
    const random = seededRandom(length);
    const draw = new Uint16Array(random(2 * length).slice().buffer);
    const key = (row: number): number => ((draw[row] % 50) << 10) | row;
    const keys = shareBits(n, t, numberBits(16, length, key), random);
    const parties = await generalEngines(n, t, { seed: length });
    const orders = await together(parties, (engine, i) => sortRows(engine, 'sort', keys[i]));
    const expected = Uint32Array.from({ length }, (_, i) => i).sort((a, b) => key(a) - key(b));
    for (const order of orders) expect(order).toEqual(expected);
  });

  it.each(SPECS)('index and match %s rows as the plain program does', async (_, spec) => {
    const buffers = Array.from({ length: n }, () => new NoisyBuffers());
    for (const exchange of ['king', 'all'] as const) {
      const random = seededRandom(exchange);
      const rows = randomRows(spec, n);
      const tokens = shareBits(
        n,
        t,
        makeBits(64, rows.length, (p, i) => ((rows[i].token >> BigInt(p)) & 1n) === 1n),
        random,
      );
      const masks = shareBits(
        n,
        t,
        makeBits(spec.h, rows.length, (p, i) => (rows[i].mask >>> p) & 1),
        random,
      );
      const flags = shareBits(
        n,
        t,
        makeBits(3, rows.length, (p, i) => rows[i].level > p),
        random,
      );
      const builders = await generalEngines(n, t, { purpose: 'index', exchange, buffers });
      const indexes = await together(builders, (engine, i) =>
        buildIndex(engine, spec, tokens[i], masks[i], seedKey('coins')),
      );
      builders.forEach((engine, i) => void engine.end(buffersOf(indexes[i])));
      const stored = indexes.map((index) => decodeIndex(encodeIndex([index]))[0]);
      const matchers = await generalEngines(n, t, { seed: 'match', purpose: 'match', exchange, buffers });
      const out = await together(matchers, (engine, i) => matchIndex(engine, stored[i], flags[i]));
      matchers.forEach((engine, i) => void engine.end(buffersOf(out[i])));
      const bits = revealBits(t, out);
      const results = Array.from({ length: bits.length }, (_, i): PlainResult => {
        let slots = 0;
        for (let s = 0; s < spec.h; s++) slots |= bitAt(bits, s, i) << s;
        return { slots, level: slots ? 1 + bitAt(bits, spec.h, i) + bitAt(bits, spec.h + 1, i) : 0 };
      });
      const expected = plainExposure(spec, rows);
      expect(results).toEqual(expected);
      expect(expected.some(({ level }) => level > 0)).toBe(true);
    }
  });

  it('join claims: the first upload of one counts, once', async () => {
    const claim = (k: number): bigint =>
      ((BigInt(k) + 1n) * 0x9e3779b97f4a7c15f39cc0605cedc835n) % 2n ** 128n;
    const random = seededRandom('claims');
    const claims = (list: readonly number[]) =>
      shareBits(
        n,
        t,
        makeBits(128, list.length, (p, i) => ((claim(list[i]) >> BigInt(p)) & 1n) === 1n),
        random,
      );
    const places = claims([1, 2, 3]);
    const used = shareBits(
      n,
      t,
      numberBits(1, 3, (row) => Number(row === 1)),
      random,
    );
    const levels = shareBits(
      n,
      t,
      numberBits(3, 3, (row) => [5, 6, 7][row]),
      random,
    );
    const uploads = claims([9, 3, 2, 1, 3]);
    const parties = await generalEngines(n, t, { purpose: 'claims' });
    const out = await together(parties, (engine, i) =>
      joinClaims(engine, {
        places: places[i],
        used: used[i],
        levels: levels[i],
        uploads: uploads[i],
        coins: seedKey('coins'),
      }),
    );
    expect(
      revealBits(
        t,
        out.map(({ got }) => got),
      ),
    ).toEqual(numberBits(3, 5, (row) => [0, 7, 0, 5, 0][row]));
    expect(
      revealBits(
        t,
        out.map(({ accepted }) => accepted),
      ),
    ).toEqual(numberBits(1, 5, (row) => [0, 1, 0, 1, 0][row]));
    expect(
      revealBits(
        t,
        out.map(({ used }) => used),
      ),
    ).toEqual(numberBits(1, 3, () => 1));
  });

  it('evaluate a circuit as in the clear', async () => {
    const program = schedule(publishedCircuit('aes_128'));
    const inputs = randomBits(program.inputs, 3, seededRandom('aes'));
    const shares = shareBits(n, t, inputs, seededRandom('shares'));
    const found = await together(await generalEngines(n, t), (engine, i) =>
      evaluate(engine, program, shares[i]),
    );
    expect(revealBits(t, found)).toEqual(evaluatePlain(program, inputs));
  });
});
