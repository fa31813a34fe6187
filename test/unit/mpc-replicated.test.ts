import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InputError } from '../../workers/errors.ts';
import type { Planes } from '../../workers/mpc/field.ts';
import type { Party } from '../../workers/mpc/party.ts';
import { reconstruct, type ShamirShare, toReplicated, toShamir } from '../../workers/mpc/replicated.ts';
import { reconstruct as lagrange, scheme } from '../../workers/mpc/shamir.ts';

type Share = ShamirShare<Uint32Array>;
const PAIRS: Party[][] = [
  [1, 2],
  [2, 3],
  [1, 3],
];
const ALL = [1, 2, 3];

/** All eight (r1, r2, r3) at once: r_j of sharing c is bit j−1 of c, and c is the position. */
const EIGHT = [0b10101010, 0b11001100, 0b11110000].map((bits) => Uint32Array.of(bits));
const SECRETS = 0b10010110;

/** What party i holds: A = r_{i+1}, B = r_{i+2}. */
const held = (r: Uint32Array[], party: Party): [Uint32Array, Uint32Array] => [
  r[party % 3],
  r[(party + 1) % 3],
];
const sharesOf = (r: Uint32Array[]) =>
  new Map(ALL.map((party): [Party, Share] => [party, toShamir(...held(r, party))]));
const only = (shares: Map<Party, Share>, parties: Party[]) =>
  new Map(parties.map((party) => [party, shares.get(party)!]));

describe('the eight sharings', () => {
  const shares = sharesOf(EIGHT);
  const [r1, r2, r3] = EIGHT.map(([bits]) => bits);

  test('are the table of the design', () => {
    expect(ALL.map((party) => shares.get(party)!.map(([bits]) => bits))).toEqual([
      [r3, r2 ^ r3],
      [r1, r1 ^ r3],
      [r2, r1 ^ r2],
    ]);
  });

  test('go there and back', () => {
    for (const party of ALL) expect(toReplicated(...shares.get(party)!)).toEqual(held(EIGHT, party));
    for (let bits = 0; bits < 4; bits++) {
      const [lo, hi] = [Uint8Array.of(bits & 1), Uint8Array.of(bits >> 1)];
      expect(toShamir(...toReplicated(lo, hi))).toEqual([lo, hi]);
    }
  });

  test('are eight different sharings, degree 1, of their bit', () => {
    const seen = new Set<string>();
    for (let c = 0; c < 8; c++) {
      seen.add(ALL.map((party) => shares.get(party)!.map(([bits]) => (bits >> c) & 1)).join());
    }
    expect(seen.size).toBe(8);
  });

  test.each([...PAIRS, ALL])('reconstruct from %j as Lagrange does in GF(4)', (...parties) => {
    const chosen = only(shares, parties);
    expect(reconstruct(chosen)).toEqual({ value: Uint32Array.of(SECRETS), suspects: [] });
    const planes = new Map([...chosen].map(([party, share]): [Party, Planes] => [party, [...share]]));
    expect(lagrange(scheme(3, 1), planes)).toEqual([Uint32Array.of(SECRETS), Uint32Array.of(0)]);
  });
});

describe('a wrong share', () => {
  const noise = fc.uint32Array({ minLength: 3, maxLength: 3 });

  test('is noticed, never blamed on the innocent alone, and corrected where its author is certain', () => {
    fc.assert(
      fc.property(noise, noise, noise, noise, noise, fc.constantFrom(...ALL), (r1, r2, r3, lo, hi, liar) => {
        const shares = sharesOf([r1, r2, r3]);
        const honest = shares.get(liar)!;
        const changed = (plane: Uint32Array, by: Uint32Array) => plane.map((word, i) => word ^ by[i]);
        shares.set(liar, [changed(honest[0], lo), changed(honest[1], hi)]);
        const { value, suspects } = reconstruct(shares);
        if ([...lo, ...hi].every((word) => word === 0)) expect(suspects).toEqual([]);
        else expect(suspects).toContain(liar);
        if (value !== null) expect(value).toEqual(r1.map((word, i) => word ^ r2[i] ^ r3[i]));
      }),
    );
  });

  test('in one part has two suspects, in both has one', () => {
    for (const liar of ALL) {
      const [a, b] = held(EIGHT, liar);
      const flip = (x: Uint32Array) => x.map((word) => word ^ 1);
      const tampered = (parts: [Uint32Array, Uint32Array]) =>
        reconstruct(sharesOf(EIGHT).set(liar, toShamir(...parts)));
      expect(tampered([flip(a), b])).toMatchObject({ value: null, suspects: { length: 2 } });
      expect(tampered([a, flip(b)])).toMatchObject({ value: null, suspects: { length: 2 } });
      expect(tampered([flip(a), flip(b)])).toEqual({ value: Uint32Array.of(SECRETS), suspects: [liar] });
    }
  });
});

test('two shares at least, of the three parties, equally long', () => {
  const shares = sharesOf(EIGHT);
  expect(() => reconstruct(only(shares, [2]))).toThrow(InputError);
  expect(() => reconstruct(new Map([...shares, [4, shares.get(1)!]]))).toThrow(InputError);
  expect(() => reconstruct(shares.set(3, [new Uint32Array(2), new Uint32Array(2)]))).toThrow(
    'differ in length',
  );
});
