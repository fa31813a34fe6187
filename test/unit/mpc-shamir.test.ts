import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InputError } from '../../workers/errors.ts';
import { decode } from '../../workers/mpc/decode.ts';
import { Field, type Planes } from '../../workers/mpc/field.ts';
import type { Party } from '../../workers/mpc/party.ts';
import { keystream } from '../../workers/mpc/prg.ts';
import { reconstruct, type Scheme, scheme, share } from '../../workers/mpc/shamir.ts';

const SCHEMES = [
  [2, 1],
  [3, 1],
  [4, 1],
  [5, 2],
  [7, 2],
  [7, 3],
  [16, 5],
] as const;

const seeded = (seed: number) => keystream(new Uint8Array(32).fill(seed), 'test').bytes;
const asMap = (shares: Planes[]) => new Map(shares.map((planes, i): [Party, Planes] => [i + 1, planes]));
const pick = (shares: Planes[], parties: readonly Party[]) =>
  new Map(parties.map((party) => [party, shares[party - 1]]));

function subsets(of: number, size: number, from = 1): Party[][] {
  if (size === 0) return [[]];
  const out: Party[][] = [];
  for (let first = from; first <= of - size + 1; first++) {
    for (const rest of subsets(of, size - 1, first + 1)) out.push([first, ...rest]);
  }
  return out;
}

/** The secret as what it must come back as: itself, and zero in every other plane. */
const opened = (using: Scheme, secret: Uint32Array) => {
  const planes = using.field.zero(secret.length);
  planes[0].set(secret);
  return planes;
};

test('the field is the smallest with more elements than parties', () => {
  const sizes = [1, 2, 3, 4, 7, 8, 15, 16, 127, 128, 255].map((n) => scheme(n, 0).field.k);
  expect(sizes).toEqual([1, 2, 2, 3, 3, 4, 4, 5, 7, 8, 8]);
  const bad = [
    [0, 0],
    [256, 1],
    [3, 3],
    [3, -1],
    [3, 0.5],
  ] as const;
  for (const [n, t] of bad) expect(() => scheme(n, t)).toThrow(RangeError);
});

describe.each(SCHEMES)('n=%i, t=%i', (parties, threshold) => {
  const using = scheme(parties, threshold);
  const words = fc.uint32Array({ minLength: 1, maxLength: 4 });

  test('every t+1 shares reconstruct', () => {
    const secret = Uint32Array.from([0xdeadbeef, 0, 0xffffffff]);
    const shares = share(using, secret, seeded(parties));
    for (const chosen of subsets(parties, threshold + 1)) {
      expect(reconstruct(using, pick(shares, chosen))).toEqual(opened(using, secret));
    }
  });

  test('t shares are too few', () => {
    const shares = share(using, new Uint32Array(1), seeded(1));
    expect(() => reconstruct(using, pick(shares, [1, 2, 3, 4, 5].slice(0, threshold)))).toThrow(InputError);
  });

  test('up to e wrong shares are corrected and named, up to n−t−1 are noticed', () => {
    const correctable = (parties - threshold - 1) >> 1;
    const detectable = parties - threshold - 1;
    fc.assert(
      fc.property(words, fc.nat(255), fc.infiniteStream(fc.nat()), (secret, seed, choice) => {
        const honest = share(using, secret, seeded(seed));
        const next = (below: number) => (choice.next().value as number) % below;
        for (let errors = 0; errors <= detectable; errors++) {
          const shares = honest.map((planes) => planes.map((plane) => plane.slice()));
          const liars = new Set<Party>();
          while (liars.size < errors) liars.add(1 + next(parties));
          for (const liar of liars)
            shares[liar - 1][next(using.field.k)][next(secret.length)] ^= 1 << next(32);
          if (errors <= correctable) {
            const wrong = [...liars].sort((a, b) => a - b);
            expect(decode(using, asMap(shares))).toEqual({ value: opened(using, secret), wrong });
          } else {
            // Beyond e another codeword can be nearer; then it names somebody. It never passes unnoticed.
            expect(noticed(() => decode(using, asMap(shares)))).toBe(true);
          }
        }
      }),
      { numRuns: 30 },
    );
  });
});

function noticed(run: () => { wrong: Party[] }): boolean {
  try {
    return run().wrong.length > 0;
  } catch (error) {
    return error instanceof InputError;
  }
}

/** All polynomials at once, one in each bit: coefficient bit p of polynomial c is bit p of c. */
function allPolynomials(using: Scheme, bit: 0 | 1): Planes[] {
  const count = using.field.size ** using.threshold;
  const secret = new Uint32Array(Math.ceil(count / 32)).fill(bit === 1 ? 0xffffffff : 0);
  let plane = 0;
  const enumerate = (bytes: number) => {
    const out = new Uint8Array(bytes);
    for (let c = 0; c < count; c++) out[c >> 3] |= ((c >> plane) & 1) << (c & 7);
    plane++;
    return out;
  };
  return share(using, secret, enumerate);
}

function histogram(using: Scheme, shares: Planes[], parties: readonly Party[]): number[] {
  const counts = new Array<number>(using.field.size ** parties.length).fill(0);
  for (let c = 0; c < using.field.size ** using.threshold; c++) {
    const bits = parties.flatMap((party) =>
      shares[party - 1].map((plane) => (plane[c >> 5] >>> (c & 31)) & 1),
    );
    counts[bits.reduce((index, bit, p) => index + bit * 2 ** p, 0)]++;
  }
  return counts;
}

describe('secrecy, over all polynomials', () => {
  test.each(SCHEMES.slice(0, 6))(
    'n=%i, t=%i: any t shares are uniform, whatever the bit',
    (parties, threshold) => {
      const using = scheme(parties, threshold);
      const [zero, one] = [allPolynomials(using, 0), allPolynomials(using, 1)];
      for (const chosen of subsets(parties, threshold)) {
        const uniform = new Array(using.field.size ** threshold).fill(1);
        expect(histogram(using, zero, chosen)).toEqual(uniform);
        expect(histogram(using, one, chosen)).toEqual(uniform);
      }
    },
  );
});

describe('what the design promises of decode', () => {
  const tamper = (parties: number, threshold: number, liars: Party[]) => {
    const using = scheme(parties, threshold);
    const shares = share(using, new Uint32Array([0x12345678, 0x9abcdef0]), seeded(9));
    for (const [i, liar] of liars.entries()) shares[liar - 1][0][i] ^= 0x8001;
    return () => decode(using, asMap(shares)).wrong;
  };
  test('n=3, t=1 notices one', () => {
    for (const liar of [1, 2, 3]) expect(tamper(3, 1, [liar])).toThrow(InputError);
  });
  test('n=4, t=1 corrects one', () => {
    for (const liar of [1, 2, 3, 4]) expect(tamper(4, 1, [liar])()).toEqual([liar]);
  });
  test('n=7, t=2 corrects two, even if they lie in different places', () => {
    for (const liars of subsets(7, 2)) expect(tamper(7, 2, liars)()).toEqual(liars);
  });
});

describe('refuses', () => {
  const using = scheme(3, 1);
  const shares = share(using, new Uint32Array(2), seeded(3));
  const refuse = (changed: [Party, Planes][]) => () => decode(using, new Map([...asMap(shares), ...changed]));
  test('a party that there is not', () => {
    expect(refuse([[4, shares[0]]])).toThrow('there is no party 4 among 3');
    expect(refuse([[0, shares[0]]])).toThrow(InputError);
  });
  test('shares of unequal shape', () => {
    expect(refuse([[2, new Field(3).zero(2)]])).toThrow('the share of party 2 is not 2 planes of 2 words');
    expect(refuse([[3, using.field.zero(1)]])).toThrow(InputError);
  });
});
