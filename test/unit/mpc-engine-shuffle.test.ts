import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ProtocolError } from '../../workers/errors.ts';
import { expandPermutation } from '../../workers/mpc/permutations.ts';
import { type Bits, bitAt, copyOf } from '../../workers/mpc/shared.ts';
import { engines, randomBits, reveal, seededRandom, seedKey, share, together } from './mpc-engine-world.ts';

const rowsOf = (bits: Bits): string[] =>
  Array.from({ length: bits.length }, (_, i) =>
    Array.from({ length: bits.planes }, (_, p) => bitAt(bits, p, i)).join(''),
  );

describe('permutations', () => {
  it('are permutations of any length', () => {
    for (const length of [0, 1, 2, 3, 31, 1000])
      expect([...expandPermutation(seedKey(length), length)].sort((a, b) => a - b)).toEqual(
        Array.from({ length }, (_, i) => i),
      );
  });

  it('are uniform: all 24 of length 4 alike', () => {
    const counts = new Map<string, number>();
    for (let seed = 0; seed < 4800; seed++) {
      const name = expandPermutation(seedKey(seed), 4).join('');
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    expect(counts.size).toBe(24);
    const chi = [...counts.values()].reduce((sum, count) => sum + (count - 200) ** 2 / 200, 0);
    expect(chi).toBeLessThan(49.7); // 23 degrees of freedom, p = 0.001
  });
});

describe('shuffle', () => {
  it('permutes rows, and its inverse brings them back', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 90 }),
        fc.integer({ min: 1, max: 70 }),
        fc.nat(),
        async (length, planes, seed) => {
          const random = seededRandom(seed);
          const bits = randomBits(planes, length, random);
          const shares = share(bits, random);
          const parties = engines({ seed });
          const permutations = parties.map((engine) => engine.permutation('p', length));
          const moved = await together(parties, (engine, i) =>
            engine.shuffle('s', permutations[i], copyOf(shares[i])),
          );
          expect(rowsOf(reveal(moved)).sort()).toEqual(rowsOf(bits).sort());
          const back = await together(parties, (engine, i) =>
            engine.unshuffle('u', permutations[i], moved[i]),
          );
          expect(reveal(back)).toEqual(bits);
        },
      ),
      { numRuns: 40, seed: 2 },
    );
  });

  it('moves alike under one permutation in another engine, with other masks', async () => {
    const random = seededRandom('alike');
    const bits = randomBits(20, 50, random);
    const shares = share(bits, random);
    const [first, second] = [engines({ seed: 1 }), engines({ seed: 2 })];
    const permutations = first.map((engine) => engine.permutation('p', 50));
    const move = (parties: typeof first) =>
      together(parties, (engine, i) => engine.shuffle('s', permutations[i], copyOf(shares[i])));
    const [a, b] = [await move(first), await move(second)];
    expect(reveal(a)).toEqual(reveal(b));
    expect(reveal(a)).not.toEqual(bits);
    for (let i = 0; i < 3; i++) for (const k of [0, 1]) expect(a[i].parts[k]).not.toEqual(b[i].parts[k]);
  });

  it.each([
    { reader: 1, messages: ['u/Y1', 'u/C1'] },
    { reader: 2, messages: ['s/X2', 's/C2', 'u/X2', 'u/C2'] },
    { reader: 3, messages: ['s/Y1', 's/C1'] },
  ])(
    'hides what party $reader gets under masks that the other two have in common',
    async ({ reader, messages }) => {
      const [planes, length] = [9, 416];
      const random = seededRandom('hides');
      const shares = share(randomBits(planes, length, random), random);
      const permutations = engines().map((engine) => engine.permutation('p', length));
      const viewOf = async (others: string): Promise<Map<string, Uint8Array>> => {
        const view = new Map<string, Uint8Array>();
        const parties = engines({
          linkSeed: (pair) => (pair.includes(String(reader)) ? 'same' : others),
          tap: (_, to, step, data) => to === reader && view.set(step.replace('test/', ''), data.slice()),
        });
        await together(parties, (engine, i) => engine.shuffle('s', permutations[i], shares[i]));
        await together(parties, (engine, i) => engine.unshuffle('u', permutations[i], shares[i]));
        return view;
      };
      const [one, other] = [await viewOf('one'), await viewOf('other')];
      expect([...one.keys()].sort()).toEqual(messages.sort());
      for (const [step, data] of one) {
        const changed = data.map((byte, i) => byte ^ other.get(step)![i]);
        const ones = changed.reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0);
        const sigma = Math.sqrt(planes * length) / 2;
        expect(Math.abs(ones - (planes * length) / 2) / sigma, step).toBeLessThan(5);
      }
    },
  );

  it('needs all three permutations: no party can follow a row', async () => {
    const parties = engines({ seed: 3 });
    const labels = parties.map((engine) => [...engine.permutation('p', 4).seeds.keys()].sort());
    expect(labels).toEqual([
      ['1-2', '1-3'],
      ['1-2', '2-3'],
      ['1-3', '2-3'],
    ]);
  });

  it('draws each permutation once', () => {
    const [engine] = engines();
    engine.permutation('p', 4);
    expect(() => engine.permutation('p', 4)).toThrow(ProtocolError);
  });
});
