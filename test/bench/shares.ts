import type { Bits, Shared } from '../../workers/mpc/shared.ts';
import { isReplicated } from '../../workers/mpc/sharing.ts';
import { revealBits, shareBits } from '../unit/general-world.ts';
import { reveal, share } from '../unit/mpc-engine-world.ts';

/** So many parties, of whom `threshold` together learn nothing. */
export interface Parties {
  readonly parties: number;
  readonly threshold: number;
}

export const THREE: Parties = { parties: 3, threshold: 1 };

/** A random sharing in the form of these parties' engine, one element per party. */
export const shareAmong = (
  { parties, threshold }: Parties,
  bits: Bits,
  random: (bytes: number) => Uint8Array,
): Shared[] =>
  isReplicated(parties, threshold) ? share(bits, random) : shareBits(parties, threshold, bits, random);

/** What the shares of all parties say. @throws Error when they contradict each other */
export const revealAmong = ({ parties, threshold }: Parties, shares: readonly Shared[]): Bits =>
  isReplicated(parties, threshold) ? reveal(shares) : revealBits(threshold, shares);
