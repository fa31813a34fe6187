import { describe, expect, it } from 'vitest';
import { Field } from '../../workers/mpc/field.ts';
import { CircleZeros } from '../../workers/mpc/general/circle-zeros.ts';
import type { CommonBits } from '../../workers/mpc/general/common-bits.ts';
import { createGeneralEngine } from '../../workers/mpc/general/general-engine.ts';
import { Messages } from '../../workers/mpc/general/messages.ts';
import { allParties, type PartySet, setLabel, subsets } from '../../workers/mpc/general/party-sets.ts';
import { Prss } from '../../workers/mpc/general/prss.ts';
import { dealSetKeys } from '../../workers/mpc/general/set-keys.ts';
import { scaleOf, trace, traceForms } from '../../workers/mpc/general/trace.ts';
import { memoryNets } from '../../workers/mpc/net-memory.ts';
import { PairStream } from '../../workers/mpc/pair-stream.ts';
import { scheme } from '../../workers/mpc/shamir.ts';
import { Stats } from '../../workers/mpc/stats.ts';
import { generalEngines, revealBits, SCHEMES } from './general-world.ts';
import { keysOf, seedKey } from './mpc-engine-world.ts';

const parity = (x: number): number => (x ? (x & 1) ^ parity(x >> 1) : 0);
/** Σ x_j y_l over the ones of a 3×3 matrix. */
const block = (x: number, y: number, bits: number): number =>
  [0, 1, 2].reduce((sum, j) => sum ^ ((x >> j) & parity((bits >> (3 * j)) & 7 & y)), 0);

describe('the trace to bits', () => {
  it.each([1, 2, 3, 4])('of GF(2^%i) is linear, half of the time 1, and what the forms say', (k) => {
    const field = new Field(k);
    const elements = Array.from({ length: field.size }, (_, x) => x);
    expect(elements.filter((x) => trace(field, x) === 1).length).toBe(field.size / 2);
    for (const x of elements)
      for (const y of elements) {
        expect(trace(field, x) ^ trace(field, y)).toBe(trace(field, x ^ y));
        for (const scale of elements) {
          const { linear, matrix } = traceForms(field, scale);
          expect(linear.reduce((sum, j) => sum ^ ((x >> j) & 1), 0)).toBe(
            trace(field, field.multiply(scale, x)),
          );
          const product = matrix.reduce((sum, { j, l, bits }) => sum ^ block(x >> j, y >> l, bits), 0);
          expect(product).toBe(trace(field, field.multiply(scale, field.multiply(x, y))));
        }
      }
  });

  it('of scaled shares sums to the bit, for any polynomial of fewer coefficients than shares', () => {
    const field = new Field(3);
    for (const set of [...subsets(allParties(7), 3), ...subsets(allParties(7), 5)])
      for (const bit of [0, 1])
        for (let power = 1; power < set.length; power++)
          for (let a = 0; a < 8; a++) {
            const bits = set.map((party) => {
              let term = a;
              for (let i = 0; i < power; i++) term = field.multiply(term, party);
              return trace(field, field.multiply(scaleOf(field, set, party), bit ^ term));
            });
            expect(bits.reduce((sum, b) => sum ^ b)).toBe(bit);
          }
  });
});

/** The dimension of the span of bit vectors, given as numbers below 2^31. */
function rank(vectors: readonly number[]): number {
  const basis: number[] = [];
  for (let v of vectors) {
    for (const b of basis) v = Math.min(v, v ^ b);
    if (v) basis.push(v);
  }
  return basis.length;
}

describe.each(SCHEMES)('of %i parties against %i', (n, t) => {
  const s = scheme(n, t);
  const sets = subsets(allParties(n), n - t);
  /** All parties' shares when only the set numbered `one` has a 1. */
  const sharesOf = (one: number) =>
    allParties(n).map((self) => {
      const bits = (set: PartySet): CommonBits => ({
        mask: (kernels) => (address) => {
          kernels.words()[address >>> 2] ^= Number(set === sets[one]);
        },
      });
      const parts = s.field.zero(1);
      new Prss(s, self, n, sets, bits).draw(parts);
      return { planes: 1, length: 1, parts };
    });

  it('the common bit of every set is shared as a polynomial of degree ≤ t, with that bit', () => {
    for (const one of sets.keys()) expect([...revealBits(t, sharesOf(one)).words]).toEqual([1]);
  });

  it('random shares are uniform among all sharings of bits', () => {
    const vectors = sets.map((_, one) =>
      sharesOf(one).reduce((all, { parts }) => parts.reduce((bits, part) => 2 * bits + part[0], all), 0),
    );
    expect(n * s.field.k).toBeLessThan(31);
    expect(rank(vectors)).toBe(1 + s.field.k * t); // a bit, and t coefficients of the field
  });

  it('zeros sum to zero on every circle', () => {
    const parties = allParties(n).map(
      (self) =>
        new CircleZeros(
          self,
          new Map(
            allParties(n)
              .filter((peer) => peer !== self)
              .map((peer) => [
                peer,
                new PairStream(seedKey(`${Math.min(self, peer)} ${Math.max(self, peer)}`), 'zero'),
              ]),
          ),
        ),
    );
    for (const [set, curious] of [2 * t, 2 * t + 1].flatMap((size) =>
      subsets(allParties(n), size).flatMap((set) => [t - 1, t].map((c) => [set, c] as const)),
    )) {
      const outs = set.map((party) => {
        const out = new Uint32Array(100);
        parties[party - 1].add(out, set, curious);
        return out;
      });
      for (let i = 0; i < 100; i++) expect(outs.reduce((sum, out) => sum ^ out[i], 0)).toBe(0);
      expect(outs[0].some((word) => word !== 0)).toBe(true);
    }
  });

  it('keys of sets come to their members and nobody else, under pads', async () => {
    const sizes = [...new Set([n - t, t + 1])];
    const seen: { to: number; words: Uint8Array }[] = [];
    const nets = memoryNets(n, (_from, to, _step, data) => seen.push({ to, words: data.slice() }));
    const held = await Promise.all(
      nets.map((net) =>
        dealSetKeys(
          new Messages(net, new Stats(() => 0), 'test'),
          keysOf(net.self, 1, undefined, n),
          'test',
          n,
          sizes,
        ),
      ),
    );
    const all = sizes.flatMap((size) => subsets(allParties(n), size));
    for (const set of all) {
      const values = held.map((keys) => keys.get(setLabel(set)));
      values.forEach((value, i) => {
        expect(value !== undefined).toBe(set.includes(i + 1));
        if (value) expect(value).toEqual(values[set[0] - 1]);
      });
    }
    const keys = all.map((set) => String(held[set[0] - 1].get(setLabel(set))));
    expect(new Set(keys).size).toBe(all.length);
    for (const { words } of seen)
      for (let at = 0; at < words.length; at += 32)
        expect(keys).not.toContain(String(words.subarray(at, at + 32)));
  });

  it('an engine takes one round to set up, and shares no key with the next attempt', async () => {
    const [one, other] = [await generalEngines(n, t, { seed: 1 }), await generalEngines(n, t, { seed: 2 })];
    for (const { stats } of one) expect(stats.rounds).toBe(1);
    const drawn = [one, other].map((parties) =>
      revealBits(
        t,
        parties.map((engine) => engine.random(1, 320)),
      ),
    );
    expect(drawn[0]).not.toEqual(drawn[1]);
  });

  it('needs an honest majority', async () => {
    const [net] = memoryNets(n);
    const setup = { net, keys: keysOf(1, 0, undefined, n), purpose: 'test', stats: new Stats(() => 0) };
    for (const threshold of [0, (n + 1) >> 1])
      await expect(createGeneralEngine({ ...setup, threshold })).rejects.toThrow(RangeError);
  });
});
