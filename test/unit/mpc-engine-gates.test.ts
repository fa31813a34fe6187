import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Engine } from '../../workers/mpc/engine.ts';
import { withKernels } from '../../workers/mpc/kernels/lend.ts';
import { type Bits, bitAt, makeBits, plane, type Shared, xor } from '../../workers/mpc/shared.ts';
import { engines, randomBits, reveal, seededRandom, share, together } from './mpc-engine-world.ts';
import { evaluate, gatesOn } from './plain-gates.ts';

const world = (seed: number): { parties: Engine[]; random: (n: number) => Uint8Array } => ({
  parties: engines({ seed }),
  random: seededRandom(seed),
});

describe('gates of the replicated engine', () => {
  it('AND for all inputs and all their sharings', async () => {
    // row = r1 r2 r3 of x, then of y: all 64 sharings
    const r = (i: number, operand: number): Bits =>
      makeBits(1, 64, (_, row) => (row >>> (3 * operand + i)) & 1);
    const sharing = (operand: number): Shared[] =>
      [0, 1, 2].map((i) => ({
        planes: 1,
        length: 64,
        parts: [r((i + 1) % 3, operand).words, r((i + 2) % 3, operand).words],
      }));
    const [x, y] = [sharing(0), sharing(1)];
    const out = await together(engines(), (engine, i) =>
      engine.round('and', 64, [[[plane(x[i]), plane(y[i])]]]),
    );
    const [plainX, plainY] = [reveal(x), reveal(y)];
    expect(reveal(out).words).toEqual(plainX.words.map((word, k) => word & plainY.words[k]));
  });

  const gate = fc.array(fc.oneof(fc.tuple(fc.nat(4), fc.nat(4)), fc.tuple(fc.nat(4))), {
    minLength: 1,
    maxLength: 6,
  });

  it('sums of products, shared or opened at once, for any length', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 100 }),
        fc.array(gate, { minLength: 1, maxLength: 5 }),
        fc.nat(),
        async (length, gates, seed) => {
          const { parties, random } = world(seed);
          const bits = randomBits(5, length, random);
          const shares = share(bits, random);
          const expected = makeBits(gates.length, length, (g, row) => evaluate(bits, gates[g], row));
          const kept = await together(parties, (engine, i) =>
            engine.round('r', length, gatesOn(shares[i], gates)),
          );
          expect(reveal(kept)).toEqual(expected);
          const open = await together(parties, (engine, i) =>
            engine.openRound('o', length, gatesOn(shares[i], gates)),
          );
          for (const bits of open) expect(bits).toEqual(expected);
        },
      ),
      { numRuns: 60, seed: 1 },
    );
  });

  it('constants, not, xor, open, refresh and random bits', async () => {
    const { parties, random } = world(5);
    const [a, c] = [randomBits(3, 45, random), randomBits(3, 45, random)];
    const shares = share(a, random);
    const opened = await together(parties, async (engine, i) => [
      await engine.open('a', shares[i]),
      await engine.open('not', engine.not(shares[i])),
      await engine.open('xor', xor(shares[i], engine.constant(c))),
    ]);
    for (const [same, not, sum] of opened) {
      expect(same).toEqual(a);
      expect(not).toEqual(makeBits(3, 45, (p, i) => 1 - bitAt(a, p, i)));
      expect(sum.words).toEqual(a.words.map((word, k) => word ^ c.words[k]));
    }
    const fresh = await together(parties, (engine, i) => engine.refresh('refresh', shares[i]));
    expect(reveal(fresh)).toEqual(a);
    for (let i = 0; i < 3; i++)
      for (const k of [0, 1]) expect(fresh[i].parts[k]).not.toEqual(shares[i].parts[k]);
    const coins = reveal(parties.map((engine) => engine.random(1, 4000)));
    const ones = Array.from({ length: 4000 }, (_, i) => bitAt(coins, 0, i)).reduce(
      (sum, bit) => sum + bit,
      0,
    );
    expect(Math.abs(ones - 2000)).toBeLessThan(160); // 5 sigma
  });

  it('counts rounds, bytes and opened bits', async () => {
    const { parties, random } = world(6);
    const shares = share(randomBits(2, 64, random), random);
    await together(parties, async (engine, i) => {
      await engine.round('and', 64, [[[plane(shares[i], 0), plane(shares[i], 1)]]]);
      await engine.open('open', shares[i]);
    });
    for (const { stats } of parties) {
      expect(stats.steps.get('and')).toEqual({ bytes: 8, rounds: 1, opened: 0 });
      expect(stats.steps.get('open')).toEqual({ bytes: 16, rounds: 1, opened: 128 });
      expect([stats.bytes, stats.rounds]).toEqual([24, 2]);
    }
  });
});

/** What the kernel makes of one product of two one-plane operands on a sharing of zero. */
function addProduct(zero: Uint32Array, x: Shared, y: Shared): Uint32Array {
  return withKernels((kernels) => {
    const size = zero.byteLength;
    const place = (words: Uint32Array): number => {
      const address = kernels.alloc(words.byteLength);
      kernels.words().set(words, address >>> 2);
      return address;
    };
    const program = place(Uint32Array.of(1, 0, 0, 1));
    const regs = place(Uint32Array.from([...x.parts, ...y.parts].flatMap((words) => [...words])));
    const z = place(zero);
    kernels.gates(program, 1, size / 16, regs, 2 * size, size, 16, z, size, 16);
    return kernels.words().slice(z >>> 2, (z + size) >>> 2);
  });
}

describe('view of one party in one AND', () => {
  it('is the same for all inputs, over all randomness', () => {
    // Per row: x, y, r1 and r2 of both, and F of the three pairs: everything that is random in one AND.
    const rows = 1 << 9;
    const bit = (b: number): Bits => makeBits(1, rows, (_, row) => (row >>> b) & 1);
    const [x, y, x1, x2, y1, y2, f12, f23, f31] = Array.from({ length: 9 }, (_, b) => bit(b).words);
    const third = (s: Uint32Array, a: Uint32Array, b: Uint32Array): Uint32Array =>
      s.map((w, k) => w ^ a[k] ^ b[k]);
    const [rx, ry] = [
      [x1, x2, third(x, x1, x2)],
      [y1, y2, third(y, y1, y2)],
    ];
    const operand = (r: Uint32Array[], i: number): Shared => ({
      planes: 1,
      length: rows,
      parts: [r[(i + 1) % 3], r[(i + 2) % 3]],
    });
    const pads = [f12, f23, f31]; // party i+1 has pads[i] and pads[i−1]
    const z = [0, 1, 2].map((i) => {
      const zero = pads[i].map((word, k) => word ^ pads[(i + 2) % 3][k]);
      return addProduct(zero, operand(rx, i), operand(ry, i));
    });
    for (let i = 0; i < 3; i++) {
      const seen = [
        ...[rx, ry].flatMap((r) => [r[(i + 1) % 3], r[(i + 2) % 3]]),
        ...[pads[i], pads[(i + 2) % 3], z[(i + 1) % 3]],
      ];
      const counts = [0, 1, 2, 3].map(() => new Map<string, number>());
      for (let row = 0; row < rows; row++) {
        const view = seen.map((words) => (words[row >>> 5] >>> (row & 31)) & 1).join('');
        const count = counts[row & 3];
        count.set(view, (count.get(view) ?? 0) + 1);
      }
      for (const count of counts) {
        expect(count.size).toBe(128); // 4 own shares, 2 own pads, 1 received bit: all uniform
        expect([...count.values()].every((times) => times === 1)).toBe(true);
      }
    }
  });

  it('has uniform received bits in the engine too', async () => {
    const length = 1 << 15;
    const received = new Map<number, Uint8Array>();
    const random = seededRandom('view');
    const bits = randomBits(2, length, random);
    const shares = share(bits, random);
    const parties = engines({ tap: (_from, to, _step, data) => void received.set(to, data.slice()) });
    await together(parties, (engine, i) =>
      engine.round('and', length, [[[plane(shares[i], 0), plane(shares[i], 1)]]]),
    );
    for (let party = 1; party <= 3; party++) {
      const message = received.get(party)!;
      const own = shares[party - 1].parts;
      const ones = new Float64Array(64);
      const total = new Float64Array(64);
      for (let row = 0; row < length; row++) {
        const at = (words: Uint32Array, p: number): number =>
          (words[p * (length >>> 5) + (row >>> 5)] >>> (row & 31)) & 1;
        const cell =
          at(bits.words, 0) |
          (at(bits.words, 1) << 1) |
          (at(own[0], 0) << 2) |
          (at(own[0], 1) << 3) |
          (at(own[1], 0) << 4) |
          (at(own[1], 1) << 5);
        total[cell]++;
        ones[cell] += (message[row >>> 3] >>> (row & 7)) & 1;
      }
      // Σ (2·ones − total)² / total is chi-square with 64 degrees of freedom: mean 64, sigma 11.3
      const chi = ones.reduce((sum, one, cell) => sum + (2 * one - total[cell]) ** 2 / total[cell], 0);
      expect(chi).toBeLessThan(64 + 5 * 11.3);
    }
  });
});
