import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ProtocolError } from '../../workers/errors.ts';
import { CircleZeros } from '../../workers/mpc/general/circle-zeros.ts';
import { moveByGroups } from '../../workers/mpc/general/group-shuffle.ts';
import { Messages } from '../../workers/mpc/general/messages.ts';
import { allParties, setLabel, shuffleGroups, subsets } from '../../workers/mpc/general/party-sets.ts';
import { memoryNets } from '../../workers/mpc/net-memory.ts';
import { PairStream } from '../../workers/mpc/pair-stream.ts';
import { scheme } from '../../workers/mpc/shamir.ts';
import { type Bits, bitAt, copyOf } from '../../workers/mpc/shared.ts';
import { Stats } from '../../workers/mpc/stats.ts';
import { generalEngines, revealBits, SCHEMES, shareBits } from './general-world.ts';
import { randomBits, seededRandom, seedKey, together } from './mpc-engine-world.ts';

const rowsOf = (bits: Bits): string[] =>
  Array.from({ length: bits.length }, (_, i) =>
    Array.from({ length: bits.planes }, (_, p) => bitAt(bits, p, i)).join(''),
  );

describe('groups of a shuffle', () => {
  it('are subsets in revolving-door order where all are needed', () => {
    for (const [n, size] of [
      [5, 3],
      [7, 4],
      [6, 1],
      [4, 4],
    ]) {
      const sets = subsets(allParties(n), size);
      const labels = new Set(sets.map(setLabel));
      let binomial = 1;
      for (let i = 0; i < size; i++) binomial = (binomial * (n - i)) / (i + 1);
      expect([sets.length, labels.size]).toEqual([binomial, binomial]);
      for (const [k, set] of sets.entries()) {
        expect([...set].sort((a, b) => a - b)).toEqual(set);
        if (k > 0) expect(set.filter((party) => !sets[k - 1].includes(party)).length).toBe(1);
      }
    }
  });

  it.each([...SCHEMES, [9, 4], [9, 2], [7, 1]] as const)(
    'of %i leave out any %i parties at least once',
    (n, t) => {
      const groups = shuffleGroups(n, t);
      for (const curious of subsets(allParties(n), t))
        expect(groups.some((group) => group.every((party) => !curious.includes(party)))).toBe(true);
      for (const group of groups) expect(group.length).toBe(t + 1);
    },
  );

  it('are as few as can be', () => {
    expect(SCHEMES.map(([n, t]) => shuffleGroups(n, t).length)).toEqual([2, 10, 5, 35, 3]);
  });
});

describe.each(SCHEMES)('shuffle of %i parties against %i', (n, t) => {
  it('permutes rows, and its inverse brings them back', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 90 }),
        fc.integer({ min: 1, max: 70 }),
        fc.nat(),
        fc.constantFrom('king' as const, 'all' as const),
        async (length, planes, seed, exchange) => {
          const random = seededRandom(seed);
          const bits = randomBits(planes, length, random);
          const shares = shareBits(n, t, bits, random);
          const parties = await generalEngines(n, t, { seed, exchange });
          const permutations = parties.map((engine) => engine.permutation('p', length));
          const moved = await together(parties, (engine, i) =>
            engine.shuffle('s', permutations[i], copyOf(shares[i])),
          );
          expect(rowsOf(revealBits(t, moved)).sort()).toEqual(rowsOf(bits).sort());
          const back = await together(parties, (engine, i) =>
            engine.unshuffle('u', permutations[i], moved[i]),
          );
          expect(revealBits(t, back)).toEqual(bits);
        },
      ),
      { numRuns: 12, seed: 2 },
    );
  });

  it('moves alike under one permutation in another engine, with other masks', async () => {
    const random = seededRandom('alike');
    const bits = randomBits(20, 50, random);
    const shares = shareBits(n, t, bits, random);
    const [first, second] = [
      await generalEngines(n, t, { seed: 1 }),
      await generalEngines(n, t, { seed: 2 }),
    ];
    const permutations = first.map((engine) => engine.permutation('p', 50));
    const move = (parties: typeof first) =>
      together(parties, (engine, i) => engine.shuffle('s', permutations[i], copyOf(shares[i])));
    const [a, b] = [await move(first), await move(second)];
    expect(revealBits(t, a)).toEqual(revealBits(t, b));
    expect(revealBits(t, a)).not.toEqual(bits);
    for (let i = 0; i < n; i++)
      for (const k of a[i].parts.keys()) expect(a[i].parts[k]).not.toEqual(b[i].parts[k]);
    const back = await together(second, (engine, i) => engine.unshuffle('u', permutations[i], a[i]));
    expect(revealBits(t, back)).toEqual(bits);
  });

  it('sends a bit for each leaving member, then one of the last group and one to each other party', async () => {
    const length = 32 * (t + 1) * n;
    const parties = await generalEngines(n, t);
    const shares = shareBits(n, t, randomBits(1, length, seededRandom(1)), seededRandom(2));
    await together(parties, (engine, i) => engine.shuffle('s', engine.permutation('p', length), shares[i]));
    const groups = shuffleGroups(n, t);
    const moves = groups
      .slice(1)
      .reduce(
        (sum, group, g) => sum + groups[g].filter((party) => !group.includes(party)).length,
        t + (n - 1),
      );
    const bits = parties.reduce((sum, { stats }) => sum + 8 * stats.steps.get('s')!.bytes, 0) / length;
    expect(bits).toBe(moves);
    expect(bits).toBe({ 41: 6, 52: 15, 72: 14, 73: 43, 31: 5 }[10 * n + t]);
    for (const { stats } of parties) expect(stats.steps.get('s')!.rounds).toBe(groups.length + 1);
  });

  it('needs seeds that no t parties have all of; draws each permutation once', async () => {
    const parties = await generalEngines(n, t);
    const seeds = parties.map((engine) => engine.permutation('p', 4).seeds);
    const groups = shuffleGroups(n, t);
    seeds.forEach((own, i) => {
      expect([...own.keys()]).toEqual(groups.filter((group) => group.includes(i + 1)).map(setLabel));
    });
    for (const group of groups) {
      const values = group.map((party) => String(seeds[party - 1].get(setLabel(group))));
      expect(new Set(values).size).toBe(1);
    }
    expect(new Set(seeds.flatMap((own) => [...own.values()].map(String))).size).toBe(groups.length);
    expect(() => parties[0].permutation('p', 4)).toThrow(ProtocolError);
  });

  it('hides what any t parties get under masks that the others have in common', async () => {
    const [planes, length] = [9, 416];
    const random = seededRandom('hides');
    const shares = shareBits(n, t, randomBits(planes, length, random), random);
    const groups = shuffleGroups(n, t);
    const seeds = new Map(groups.map((group) => [setLabel(group), seedKey(setLabel(group))]));
    for (const curious of subsets(allParties(n), t)) {
      const isCurious = (party: number) => curious.includes(party);
      const viewOf = async (others: string, inverse: boolean): Promise<Map<string, Uint8Array>> => {
        const view = new Map<string, Uint8Array>();
        const nets = memoryNets(n, (from, to, step, data) => {
          if (isCurious(to) && !isCurious(from)) view.set(`${step} ${from} ${to}`, data.slice());
        });
        const stream = (a: number, b: number) => {
          const known = isCurious(a) || isCurious(b);
          return new PairStream(
            seedKey(`${known ? 'same' : others} ${inverse} ${Math.min(a, b)} ${Math.max(a, b)}`),
            'zero',
          );
        };
        await Promise.all(
          nets.map((net, i) => {
            const messages = new Messages(net, new Stats(() => 0), 'test');
            const pairs = new Map(messages.others.map((peer) => [peer, stream(net.self, peer)]));
            const zeros = new CircleZeros(net.self, pairs);
            const p = { length, seeds };
            return moveByGroups(messages, zeros, scheme(n, t), groups, 's', p, shares[i], inverse);
          }),
        );
        return view;
      };
      for (const inverse of [false, true]) {
        const [one, other] = [await viewOf('one', inverse), await viewOf('other', inverse)];
        expect([...one.keys()]).toEqual([...other.keys()]);
        const changes = [...one].map(([step, data]) => data.map((byte, i) => byte ^ other.get(step)![i]));
        const sums = changes.flatMap((a, k) =>
          changes.slice(0, k).map((b) => a.map((byte, i) => byte ^ b[i])),
        );
        for (const changed of [...changes, ...sums]) {
          const ones = changed.reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0);
          const sigma = Math.sqrt(planes * length) / 2;
          expect(Math.abs(ones - (planes * length) / 2) / sigma, `${curious}`).toBeLessThan(6);
        }
      }
    }
  });
});
