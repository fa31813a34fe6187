/** One acceptance suite for all ways in which parties hold packed bits. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InputError } from '../../workers/errors.ts';
import type { Party } from '../../workers/mpc/party.ts';
import { keystream } from '../../workers/mpc/prg.ts';
import { SCHEMES, sharingOf } from '../../workers/mpc/sharing.ts';

const seeded = (seed: number) => keystream(new Uint8Array(32).fill(seed), 'test').bytes;
const flip = (planes: readonly Uint8Array[]) => planes.map((plane) => plane.map((byte) => byte ^ 0x5a));

describe.each(SCHEMES)('%i parties against %i', (parties, threshold) => {
  const sharing = sharingOf({ parties, threshold });
  const all: Party[] = Array.from({ length: parties }, (_, i) => i + 1);
  /** Shares by Shamir of a record, by party. */
  function shares(record: Uint8Array, seed = 1): Map<Party, Uint8Array[]> {
    const bodies = sharing.shareRecord(record, seeded(seed));
    return new Map(
      all.map((party) => {
        const parts = sharing.openBody(party, bodies[party - 1], record.length);
        expect(parts).toHaveLength(sharing.parts);
        return [party, sharing.toShamir(parts)];
      }),
    );
  }

  test('any t+1 shares give the record, and all of them agree', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 50 }),
        fc.shuffledSubarray(all, { minLength: threshold + 1 }),
        fc.nat(255),
        (record, chosen, seed) => {
          const given = shares(record, seed);
          const some = new Map(chosen.map((party) => [party, given.get(party)!]));
          expect(sharing.reconstruct(some)).toEqual({ value: record, suspects: [] });
        },
      ),
      { numRuns: 40 },
    );
  });

  test('every t shares are as those of another record: bit by bit each value as often', () => {
    // Of 32 bits that are all 0, and of 32 that are all 1, 60 sharings: 1,920 elements of two parties at a time.
    const counts = [0x00, 0xff].map((byte) => {
      const seen = new Map<string, number>();
      for (let seed = 0; seed < 60; seed++) {
        const given = shares(new Uint8Array(4).fill(byte), seed);
        for (let i = 0; i < 32; i++) {
          const view = all.slice(parties - Math.min(threshold, 2)).map((party) =>
            given
              .get(party)!
              .map((plane) => (plane[i >> 3] >> (i & 7)) & 1)
              .join(''),
          );
          seen.set(view.join(), (seen.get(view.join()) ?? 0) + 1);
        }
      }
      return seen;
    });
    const size = 2 ** (sharing.scheme.field.k * Math.min(threshold, 2));
    for (const seen of counts) {
      const expected = 1920 / size;
      const chi = [...seen.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
      expect(seen.size).toBe(size);
      expect(chi).toBeLessThan(size + 5 * Math.sqrt(2 * size)); // five standard deviations
    }
  });

  test('a record shared again is under other seeds', () => {
    const record = new Uint8Array(40).fill(0xa5);
    const random = seeded(3);
    const [first, second] = [sharing.shareRecord(record, random), sharing.shareRecord(record, random)];
    for (const [i, body] of first.entries()) expect(body).not.toEqual(second[i]);
  });

  test('bodies have the length that is said, and no other is opened', () => {
    const bodies = sharing.shareRecord(new Uint8Array(40), seeded(6));
    for (const party of all) {
      const body = bodies[party - 1];
      expect(body.length).toBe(sharing.bodyBytes(party, 40));
      for (const wrong of [body.subarray(1), Uint8Array.of(...body, 0), new Uint8Array(0)])
        expect(() => sharing.openBody(party, wrong, 40)).toThrow(InputError);
    }
  });

  test('too few shares, strangers and unequal lengths are refused', () => {
    const given = shares(new Uint8Array(8));
    const few = new Map([...given].slice(0, threshold));
    expect(() => sharing.reconstruct(few)).toThrow(InputError);
    expect(() => sharing.reconstruct(new Map([...given, [parties + 1, given.get(1)!]]))).toThrow(InputError);
    const short = new Map(given).set(
      1,
      given.get(1)!.map((plane) => plane.subarray(1)),
    );
    expect(() => sharing.reconstruct(short)).toThrow(InputError);
  });

  test(
    parties > 3 * threshold ? 'up to t wrong shares are corrected and named' : 'a wrong share is noticed',
    () => {
      const record = seeded(9)(40);
      fc.assert(
        fc.property(fc.shuffledSubarray(all, { minLength: 1, maxLength: threshold }), (liars) => {
          const given = shares(record);
          for (const liar of liars) given.set(liar, flip(given.get(liar)!));
          const { value, suspects } = sharing.reconstruct(given);
          if (parties > 3 * threshold) {
            expect({ value, suspects }).toEqual({ value: record, suspects: [...liars].sort() });
            // One answer less and nobody can be told from the others.
            const honest = all.find((party) => !liars.includes(party))!;
            given.delete(honest);
            if (given.size <= 3 * threshold) expect(sharing.reconstruct(given).value).toBeNull();
          } else if (value)
            expect(value).toEqual(record); // three nodes: one contradicts both others
          else for (const liar of liars) expect(suspects).toContain(liar);
        }),
      );
    },
  );
});
