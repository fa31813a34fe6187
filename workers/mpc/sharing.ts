import type { Party } from './party.ts';
import { replicatedSharing } from './replicated-sharing.ts';
import { type Scheme, scheme } from './shamir.ts';
import { shamirSharing } from './shamir-sharing.ts';

/** What several parties' shares say together. */
export interface Reconstruction<T> {
  /** The secret; null when it cannot be told which share is wrong. */
  value: T | null;
  /**
   * Who can be wrong, if no more than t are: empty when all shares agree (or only t+1 were given), those who are wrong
   * where the value is known, more when the contradiction has no certain author.
   */
  suspects: Party[];
}

/**
 * How n parties hold packed bits: what a phone sends to each, what a party's engine takes, and what goes back to a
 * phone. Bits are packed LSB first; a part or plane is one byte string.
 */
export interface Sharing {
  readonly scheme: Scheme;
  /** Parts of a sharing in an engine of these parties. */
  readonly parts: number;
  /** Bytes of the body that `party` gets for a record of `bytes` bytes. */
  bodyBytes(party: Party, bytes: number): number;
  /**
   * Shares a packed record under fresh seeds.
   * @param random gives that many fresh secret bytes
   * @returns the bodies of parties 1..n
   */
  shareRecord(record: Uint8Array, random: (bytes: number) => Uint8Array): Uint8Array[];
  /**
   * The parts of a record as the party's engine takes them, as long as the record.
   * @param body what `shareRecord` made for this party
   * @param bytes length of the record
   * @throws InputError when the body's length is not that of such a record
   */
  openBody(party: Party, body: Uint8Array, bytes: number): Uint8Array[];
  /** The k planes of a party's share by Shamir. */
  toShamir(parts: readonly Uint8Array[]): Uint8Array[];
  /**
   * The secret from shares by Shamir, of t+1 parties or more; with more, each is checked by the others.
   * @throws InputError on fewer shares, a party that there is not, or unequal lengths
   */
  reconstruct(shares: ReadonlyMap<Party, readonly Uint8Array[]>): Reconstruction<Uint8Array>;
}

/** Who computes against whom, [n, t]: so many parties, of whom t together learn nothing. */
export const SCHEMES: readonly (readonly [number, number])[] = [
  [3, 1],
  [4, 1],
  [5, 2],
  [7, 2],
  [7, 3],
];

/** Whether there are engines for n parties against t. */
export const isScheme = (parties: number, threshold: number): boolean =>
  SCHEMES.some(([n, t]) => n === parties && t === threshold);

/** The schemes in words, for errors: "3 and 1, 4 and 1, …". */
export const SCHEME_LIST = SCHEMES.map((pair) => pair.join(' and ')).join(', ');

/** Whether sharings are replicated in an engine, which is faster; there is one such scheme. */
export const isReplicated = (parties: number, threshold: number): boolean => parties === 3 && threshold === 1;

/** Those that were asked for: a night asks for each upload. */
const sharings = new Map<string, Sharing>();

/** How n parties share against t. @throws RangeError as `scheme` */
export function sharingOf({ parties, threshold }: { parties: number; threshold: number }): Sharing {
  const name = `${parties}/${threshold}`;
  let sharing = sharings.get(name);
  if (!sharing) {
    sharing = isReplicated(parties, threshold)
      ? replicatedSharing
      : shamirSharing(scheme(parties, threshold));
    sharings.set(name, sharing);
  }
  return sharing;
}
