/**
 * Shamir's secret sharing of bits over GF(2^k), bit-sliced (A. Shamir, "How to share a secret", CACM 22, 1979).
 *
 * Party i has the point α_i = i, as an element. The share of a bit s is f(α_i), where f = s + a_1·x + … + a_t·x^t
 * with a_j uniform in the *whole* field. Any t+1 shares reconstruct, t are independent of s.
 * @module
 */
import { InputError } from '../errors.ts';
import { Field, type Planes } from './field.ts';
import type { Party } from './party.ts';

/** Who shares: n parties, of whom t together learn nothing. */
export interface Scheme {
  readonly parties: number;
  readonly threshold: number;
  /** The smallest GF(2^k) with 2^k > n. */
  readonly field: Field;
}

/**
 * The scheme of n parties and threshold t.
 * @throws RangeError unless 1 ≤ n ≤ 255 and 0 ≤ t < n
 */
export function scheme(parties: number, threshold: number): Scheme {
  if (!(Number.isInteger(parties) && parties >= 1 && parties <= 255)) {
    throw new RangeError(`the number of parties is 1..255, not ${parties}`);
  }
  if (!(Number.isInteger(threshold) && threshold >= 0 && threshold < parties)) {
    throw new RangeError(`the threshold of ${parties} parties is 0..${parties - 1}, not ${threshold}`);
  }
  return { parties, threshold, field: new Field(32 - Math.clz32(parties)) };
}

/**
 * Shares packed bits.
 * @param secret words of 32 bits
 * @param random gives that many fresh secret bytes
 * @returns k planes for each party, party 1 first, every plane as long as `secret`
 */
export function share(
  { parties, threshold, field }: Scheme,
  secret: Uint32Array,
  random: (bytes: number) => Uint8Array,
): Planes[] {
  const coefficients = Array.from({ length: threshold }, () =>
    field.zero(secret.length).map((plane) => {
      new Uint8Array(plane.buffer).set(random(plane.byteLength));
      return plane;
    }),
  );
  return Array.from({ length: parties }, (_, index) => {
    const out = field.zero(secret.length);
    out[0].set(secret);
    let power = 1;
    for (const coefficient of coefficients) {
      power = field.multiply(power, index + 1);
      field.addScaled(out, power, coefficient);
    }
    return out;
  });
}

/**
 * The secret from exactly the shares given, at least t+1 of them; the first t+1 count. `decode` also checks.
 * @returns k planes; of a sharing of bits all but the first are zero
 * @throws InputError when there are too few shares, of a party that there is not, or of unequal lengths
 */
export function reconstruct(scheme: Scheme, shares: ReadonlyMap<Party, Planes>): Planes {
  const chosen = checkShares(scheme, shares).slice(0, scheme.threshold + 1);
  return interpolate(scheme.field, new Map(chosen.map((party) => [party, shares.get(party)!])), 0);
}

/** The value at `x` of the polynomial of least degree through `shares`, element by element (Lagrange). */
export function interpolate(field: Field, shares: ReadonlyMap<Party, Planes>, x: number): Planes {
  const parties = [...shares.keys()];
  const out = field.zero(shares.get(parties[0])![0].length);
  for (const [party, planes] of shares) field.addScaled(out, lagrange(field, parties, party, x), planes);
  return out;
}

/** λ_i(x), the weight of party i's share at x: Π_{j≠i} (x − α_j)/(α_i − α_j); minus is plus. */
export function lagrange(field: Field, parties: readonly Party[], party: Party, x: number): number {
  let value = 1;
  for (const other of parties) {
    if (other === party) continue;
    value = field.multiply(value, field.multiply(x ^ other, field.inverse(party ^ other)));
  }
  return value;
}

/** The parties of `shares` in ascending order; throws as `reconstruct` says. */
export function checkShares(scheme: Scheme, shares: ReadonlyMap<Party, Planes>): Party[] {
  const { parties, threshold, field } = scheme;
  const present = [...shares.keys()].sort((a, b) => a - b);
  const stranger = present.find((party) => !(Number.isInteger(party) && party >= 1 && party <= parties));
  if (stranger !== undefined) throw new InputError(`there is no party ${stranger} among ${parties}`);
  if (present.length <= threshold) {
    throw new InputError(`${threshold + 1} shares are needed, ${present.length} given`);
  }
  const words = shares.get(present[0])![0]?.length;
  for (const party of present) {
    const planes = shares.get(party)!;
    if (planes.length !== field.k || planes.some((plane) => plane.length !== words)) {
      throw new InputError(`the share of party ${party} is not ${field.k} planes of ${words} words`);
    }
  }
  return present;
}
