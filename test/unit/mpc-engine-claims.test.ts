import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinClaims } from '../../workers/mpc/claims.ts';
import { type Bits, bitAt, makeBits } from '../../workers/mpc/shared.ts';
import { engines, reveal, seededRandom, seedKey, share, together } from './mpc-engine-world.ts';

const LEVELS = 6;

interface Place {
  claim: bigint;
  used: boolean;
  levels: number;
}

interface Joined {
  got: number[];
  accepted: number[];
  used: number[];
}

const numbers = (bits: Bits): number[] =>
  Array.from({ length: bits.length }, (_, i) => {
    let value = 0;
    for (let p = 0; p < bits.planes; p++) value |= bitAt(bits, p, i) << p;
    return value;
  });

async function join(places: readonly Place[], uploads: readonly bigint[], seed: number): Promise<Joined> {
  const random = seededRandom(seed);
  const claims = (list: readonly bigint[]) =>
    share(
      makeBits(128, list.length, (p, i) => ((list[i] >> BigInt(p)) & 1n) === 1n),
      random,
    );
  const shares = {
    places: claims(places.map(({ claim }) => claim)),
    used: share(
      makeBits(1, places.length, (_, i) => places[i].used),
      random,
    ),
    levels: share(
      makeBits(LEVELS, places.length, (p, i) => (places[i].levels >>> p) & 1),
      random,
    ),
    uploads: claims(uploads),
  };
  const out = await together(engines({ seed, purpose: 'claims' }), (engine, i) =>
    joinClaims(engine, {
      places: shares.places[i],
      used: shares.used[i],
      levels: shares.levels[i],
      uploads: shares.uploads[i],
      coins: seedKey(`coins/${seed}`),
    }),
  );
  return {
    got: numbers(reveal(out.map(({ got }) => got))),
    accepted: numbers(reveal(out.map(({ accepted }) => accepted))),
    used: numbers(reveal(out.map(({ used }) => used))),
  };
}

/** The same in the clear: uploads in order, each place once. */
function plainJoin(places: readonly Place[], uploads: readonly bigint[]): Joined {
  const used = places.map((place) => Number(place.used));
  const got = uploads.map((claim) => {
    const at = places.findIndex((place, i) => place.claim === claim && !used[i]);
    if (at < 0) return -1;
    used[at] = 1;
    return places[at].levels;
  });
  return {
    got: got.map((levels) => Math.max(levels, 0)),
    accepted: got.map((levels) => Number(levels >= 0)),
    used,
  };
}

const claim = (k: number): bigint => ((BigInt(k) + 1n) * 0x9e3779b97f4a7c15f39cc0605cedc835n) % (1n << 128n);

describe('claims', () => {
  it('join as in the clear, for any list and uploads', async () => {
    const input = fc.record({
      places: fc.array(fc.record({ used: fc.boolean(), levels: fc.nat(2 ** LEVELS - 1) }), {
        minLength: 1,
        maxLength: 12,
      }),
      uploads: fc.array(fc.nat(16), { minLength: 1, maxLength: 30 }),
      seed: fc.nat(),
    });
    await fc.assert(
      fc.asyncProperty(input, async ({ places, uploads, seed }) => {
        const list = places.map((place, k) => ({ ...place, claim: claim(k) }));
        const sent = uploads.map(claim);
        expect(await join(list, sent, seed)).toEqual(plainJoin(list, sent));
      }),
      { numRuns: 25, seed: 7 },
    );
  });

  it('count once: for the first upload, in this run and ever', async () => {
    const list = [
      { claim: claim(1), used: false, levels: 0b111 },
      { claim: claim(2), used: false, levels: 0b001 },
    ];
    const first = await join(list, [claim(9), claim(1), claim(1)], 1);
    expect(first).toEqual({ got: [0, 0b111, 0], accepted: [0, 1, 0], used: [1, 0] });
    const again = await join(
      list.map((place, i) => ({ ...place, used: first.used[i] === 1 })),
      [claim(1), claim(2)],
      2,
    );
    expect(again).toEqual({ got: [0, 0b001], accepted: [0, 1], used: [1, 1] });
  });
});
