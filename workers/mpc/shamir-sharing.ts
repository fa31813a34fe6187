/**
 * Seed-compressed uploads over GF(2^k), for other schemes than (3,1).
 *
 * Any t shares of a secret are uniform, and with the secret they fix the rest. So parties 1..t get a seed, of which
 * they expand their share, and the others theirs whole: interpolated from the points 0 (the secret), 1, …, t.
 *
 *     body_i = seed_i,  y_i = PRG(seed_i)                        i ≤ t
 *     body_i = y_i = Σ_{x=0..t} λ_x(α_i)·y_x,  y_0 = the secret   i > t
 * @module
 */
import { concatBytes } from '@noble/hashes/utils.js';
import { InputError } from '../errors.ts';
import { decode } from './decode.ts';
import type { Planes } from './field.ts';
import { bytesOf, wordsOf } from './packed.ts';
import type { Party } from './party.ts';
import { expand, KEY_BYTES } from './prg.ts';
import { checkShares, interpolate, type Scheme } from './shamir.ts';
import type { Reconstruction, Sharing } from './sharing.ts';

const PURPOSE = 'upload';

type Bytes = readonly Uint8Array[];

/** Any n parties of whom t are curious: the parts are the k planes of the share. */
export function shamirSharing(scheme: Scheme): Sharing {
  const { threshold, field } = scheme;
  const bodyBytes = (party: Party, bytes: number) => (party <= threshold ? KEY_BYTES : field.k * bytes);
  /** k planes that lie one behind the other. */
  const cut = (bytes: Uint8Array): Uint8Array[] => {
    const size = bytes.length / field.k;
    return Array.from({ length: field.k }, (_, plane) => bytes.subarray(size * plane, size * (plane + 1)));
  };

  return {
    scheme,
    parts: field.k,
    bodyBytes,
    shareRecord(record, random) {
      const size = record.length;
      const secret = Array.from({ length: field.k }, (_, plane) =>
        plane === 0 ? record : new Uint8Array(size),
      );
      const seeds = Array.from({ length: threshold }, () => random(KEY_BYTES));
      const given = new Map([[0, wordsOf(secret)]]);
      for (const [i, seed] of seeds.entries())
        given.set(i + 1, wordsOf(cut(expand(seed, PURPOSE, field.k * size))));
      const whole = Array.from({ length: scheme.parties - threshold }, (_, i) =>
        concatBytes(...bytesOf(interpolate(field, given, threshold + 1 + i), size)),
      );
      return [...seeds, ...whole];
    },
    openBody(party, body, bytes) {
      const length = bodyBytes(party, bytes);
      if (body.length !== length)
        throw new InputError(`a body of party ${party} has ${length} bytes, this one ${body.length}`);
      return cut(party <= threshold ? expand(body, PURPOSE, field.k * bytes) : body);
    },
    toShamir: (parts) => [...parts],
    reconstruct: (shares) => reconstructed(scheme, shares),
  };
}

/** More than 3t shares correct up to t wrong ones; from fewer, a contradiction leaves nothing. */
function reconstructed(scheme: Scheme, shares: ReadonlyMap<Party, Bytes>): Reconstruction<Uint8Array> {
  const lengths = new Set([...shares.values()].flatMap((planes) => planes.map(({ length }) => length)));
  if (lengths.size > 1) throw new InputError(`the shares differ in length: ${[...lengths].join(', ')}`);
  const [bytes = 0] = lengths;
  const words = new Map([...shares].map(([party, planes]) => [party, wordsOf(planes)]));
  const nothing = { value: null, suspects: checkShares(scheme, words) };
  const found = decodeOrNull(scheme, words);
  if (found === null || (found.wrong.length > 0 && shares.size <= 3 * scheme.threshold)) return nothing;
  const [bits, ...higher] = bytesOf(found.value, bytes);
  if (higher.some((plane) => plane.some((byte) => byte !== 0))) return nothing; // no sharing of bits
  return { value: bits, suspects: found.wrong };
}

function decodeOrNull(scheme: Scheme, shares: ReadonlyMap<Party, Planes>) {
  try {
    return decode(scheme, shares);
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}
