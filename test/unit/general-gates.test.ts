import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ProtocolError } from '../../workers/errors.ts';
import type { Gate } from '../../workers/mpc/engine.ts';
import type { NetTap } from '../../workers/mpc/net-memory.ts';
import { bitAt, makeBits, plane, xor } from '../../workers/mpc/shared.ts';
import { generalEngines, revealBits, SCHEMES, shareBits } from './general-world.ts';
import { randomBits, seededRandom, together } from './mpc-engine-world.ts';
import { evaluate, gatesOn } from './plain-gates.ts';

const gate = fc.array(fc.oneof(fc.tuple(fc.nat(4), fc.nat(4)), fc.tuple(fc.nat(4))), {
  minLength: 1,
  maxLength: 6,
});

describe.each(SCHEMES)('gates of %i parties against %i', (n, t) => {
  it.each(['king', 'all'] as const)(
    'are sums of products, shared or opened at once, for any length, by %s',
    async (exchange) => {
      await fc.assert(
        fc.asyncProperty(
          fc.oneof(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 1000 })),
          fc.array(gate, { minLength: 1, maxLength: 5 }),
          fc.nat(),
          async (length, gates, seed) => {
            const random = seededRandom(seed);
            const parties = await generalEngines(n, t, { seed, exchange });
            const bits = randomBits(5, length, random);
            const shares = shareBits(n, t, bits, random);
            const expected = makeBits(gates.length, length, (g, row) => evaluate(bits, gates[g], row));
            const kept = await together(parties, (engine, i) =>
              engine.round('r', length, gatesOn(shares[i], gates)),
            );
            expect(revealBits(t, kept)).toEqual(expected);
            const again = await together(parties, (engine, i) =>
              engine.round('again', length, [
                [[plane(kept[i]), plane(shares[i], 4)], [plane(kept[i])]],
                [[plane(shares[i])]],
              ]),
            );
            expect(revealBits(t, again)).toEqual(
              makeBits(2, length, (p, i) =>
                p === 0 ? bitAt(expected, 0, i) & (bitAt(bits, 4, i) ^ 1) : bitAt(bits, 0, i),
              ),
            );
            const open = await together(parties, (engine, i) =>
              engine.openRound('o', length, gatesOn(shares[i], gates)),
            );
            for (const bits of open) expect(bits).toEqual(expected);
          },
        ),
        { numRuns: 15, seed: 1 },
      );
    },
  );

  it('constants, not, add, xor, open, refresh and random bits', async () => {
    const random = seededRandom(5);
    const opens: string[] = [];
    const parties = await generalEngines(n, t, { seed: 5, onOpen: (step) => opens.push(step) });
    const [a, c] = [randomBits(3, 45, random), randomBits(3, 45, random)];
    const shares = shareBits(n, t, a, random);
    const sum = { ...a, words: a.words.map((word, k) => word ^ c.words[k]) };
    const opened = await together(parties, async (engine, i) => {
      const added = engine.room(3, 45);
      added.parts.forEach((part, k) => {
        part.set(shares[i].parts[k]);
      });
      engine.add(added, c);
      return [
        await engine.open('a', shares[i]),
        await engine.open('not', engine.not(shares[i])),
        await engine.open('xor', xor(shares[i], engine.constant(c))),
        await engine.open('add', added),
      ];
    });
    for (const [same, not, xored, added] of opened) {
      expect(same).toEqual(a);
      expect(not).toEqual(makeBits(3, 45, (p, i) => 1 - bitAt(a, p, i)));
      expect(xored).toEqual(sum);
      expect(added).toEqual(sum);
    }
    expect(opens).toEqual(['a', 'not', 'xor', 'add']);
    const fresh = await together(parties, (engine, i) => engine.refresh('refresh', shares[i]));
    expect(revealBits(t, fresh)).toEqual(a);
    fresh.forEach(({ parts }, i) => {
      for (const k of parts.keys()) expect(parts[k]).not.toEqual(shares[i].parts[k]);
    });
    const coins = revealBits(
      t,
      parties.map((engine) => engine.random(1, 4000)),
    );
    const ones = Array.from({ length: 4000 }, (_, i) => bitAt(coins, 0, i)).reduce((sum, bit) => sum + bit);
    expect(Math.abs(ones - 2000)).toBeLessThan(160); // 5 sigma
  });

  it('cost (2t+n−1)/n bits a party and two rounds, or (2t+1)(n−1)/n and one; to open k(n−1)', async () => {
    const length = 32 * n;
    for (const [exchange, bits, rounds] of [
      ['king', 2 * t + n - 1, 2],
      ['all', (2 * t + 1) * (n - 1), 1],
    ] as const) {
      const parties = await generalEngines(n, t, { exchange });
      const shares = shareBits(n, t, randomBits(2, length, seededRandom(6)), seededRandom(7));
      await together(parties, async (engine, i) => {
        const gates: Gate[] = [[[plane(shares[i], 0), plane(shares[i], 1)], [plane(shares[i], 0)]]];
        await engine.round('and', length, gates);
        await engine.openRound('and open', length, gates);
        await engine.open('open', shares[i]);
      });
      for (const { stats } of parties) {
        // bits/n a gate: of length gates, length/n·bits
        const bytes = ((length / n) * bits) / 8;
        expect(stats.steps.get('and')).toEqual({ bytes, rounds, opened: 0 });
        expect(stats.steps.get('and open')).toEqual({ bytes, rounds, opened: length });
        const k = n === 3 ? 2 : 3;
        expect(stats.steps.get('open')).toEqual({
          bytes: (2 * length * k * (n - 1)) / 8,
          rounds: 1,
          opened: 2 * length,
        });
      }
    }
  });

  it('short messages have another king each time', async () => {
    const parties = await generalEngines(n, t);
    const shares = shareBits(n, t, randomBits(2, 9, seededRandom(6)), seededRandom(7));
    for (let k = 0; k < n; k++)
      await together(parties, (engine, i) =>
        engine.round('and', 9, [[[plane(shares[i], 0), plane(shares[i], 1)]]]),
      );
    for (const { stats } of parties) expect(stats.steps.get('and')!.bytes).toBe(4 * (2 * t + n - 1));
  });

  it('refuse operands of another length', async () => {
    const [engine] = await generalEngines(n, t);
    const s = engine.random(1, 40);
    await expect(engine.round('r', 41, [[[plane(s)]]])).rejects.toThrow(RangeError);
  });

  it('an opening notices wrong shares of any t parties, and what is no bit', async () => {
    const random = seededRandom(8);
    const bits = randomBits(2, 70, random);
    for (let first = 1; first <= n; first++) {
      const wrong = Array.from({ length: t }, (_, i) => ((first - 1 + i) % n) + 1);
      const parties = await generalEngines(n, t);
      const shares = shareBits(n, t, bits, random);
      for (const party of wrong) shares[party - 1].parts[party % 2][3] ^= 1 << 2;
      const ends = await Promise.allSettled(parties.map((engine, i) => engine.open('o', shares[i])));
      for (const end of ends) {
        expect(end.status).toBe('rejected');
        expect((end as PromiseRejectedResult).reason).toBeInstanceOf(ProtocolError);
      }
    }
    const parties = await generalEngines(n, t);
    const shares = shareBits(n, t, bits, random);
    for (const { parts } of shares) parts[1][0] ^= 1;
    await expect(Promise.all(parties.map((engine, i) => engine.open('o', shares[i])))).rejects.toThrow(
      'no bit',
    );
  });

  it('an opening names the one party whose share was wrong where that is certain', async () => {
    if (n < t + 3) return; // e ≥ 1
    const shares = shareBits(n, t, randomBits(1, 33, seededRandom(9)), seededRandom(10));
    for (let party = 1; party <= n; party++) {
      const parties = await generalEngines(n, t, {
        tap: (from, _to, step, data) => {
          if (from === party && step.includes('/o/')) data[0] ^= 4;
        },
      });
      const ends = await Promise.allSettled(parties.map((engine, i) => engine.open('o', shares[i])));
      ends.forEach((end, i) => {
        if (i + 1 === party) expect(end.status).toBe('fulfilled');
        else expect(String((end as PromiseRejectedResult).reason)).toContain(`wrong share of party ${party}`);
      });
    }
  });

  it('nothing that a peer puts behind the last row counts', async () => {
    const tap: NetTap = (from, _to, step, data) => {
      if (from === 2 && !step.includes('set keys'))
        for (let at = 3; at < data.length; at += 4) data[at] ^= 0xff; // rows 24..31
    };
    const bits = randomBits(2, 9, seededRandom(11));
    const shares = shareBits(n, t, bits, seededRandom(12));
    const parties = await generalEngines(n, t, { tap });
    const and = makeBits(1, 9, (_, i) => bitAt(bits, 0, i) & bitAt(bits, 1, i));
    for (let turn = 0; turn < n; turn++) {
      const out = await together(parties, async (engine, i) => {
        const gates: Gate[] = [[[plane(shares[i], 0), plane(shares[i], 1)]]];
        expect(await engine.openRound('opened', 9, gates)).toEqual(and);
        expect(await engine.open('open', shares[i])).toEqual(bits);
        return engine.round('and', 9, gates);
      });
      expect(revealBits(t, out)).toEqual(and);
    }
    const permutations = parties.map((engine) => engine.permutation('p', 9));
    const moved = await together(parties, (engine, i) => engine.shuffle('s', permutations[i], shares[i]));
    const back = await together(parties, (engine, i) => engine.unshuffle('u', permutations[i], moved[i]));
    expect(revealBits(t, back)).toEqual(bits);
  });

  it('the same once more is under other masks', async () => {
    const length = 4096;
    const seen = new Map<string, Uint8Array[]>();
    const tap: NetTap = (from, to, step, data) => {
      const name = `${from} ${to} ${step}`;
      seen.set(name, [...(seen.get(name) ?? []), data.slice()]);
    };
    const shares = shareBits(n, t, randomBits(2, length, seededRandom(13)), seededRandom(14));
    const parties = await generalEngines(n, t, { tap });
    for (let turn = 0; turn < 2 * n; turn++)
      await together(parties, async (engine, i) => {
        const gates: Gate[] = [[[plane(shares[i], 0), plane(shares[i], 1)]]];
        await engine.round('and', length, gates);
        await engine.openRound('open', length, gates);
      });
    for (const [name, list] of seen)
      for (const [k, message] of list.entries())
        for (const other of list.slice(0, k)) {
          if (message.length !== other.length || name.includes('/open/sum')) continue;
          const ones = message.reduce(
            (sum, byte, at) => sum + (byte ^ other[at]).toString(2).replaceAll('0', '').length,
            0,
          );
          const sigma = Math.sqrt(8 * message.length) / 2;
          expect(Math.abs(ones - 4 * message.length) / sigma, name).toBeLessThan(6);
        }
  });

  it('a message of another length is a ProtocolError', async () => {
    const parties = await generalEngines(n, t);
    const shares = shareBits(n, t, randomBits(1, 70, seededRandom(9)), seededRandom(10));
    const ends = parties.map((engine, i) =>
      engine.round('r', i ? 70 : 400, [[[plane(i ? shares[i] : engine.random(1, 400))]]]),
    );
    await expect(Promise.all(ends)).rejects.toThrow(ProtocolError);
  });
});
