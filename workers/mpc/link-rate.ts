/**
 * What the slowest link between parties does. How comparisons are made follows from it, so every party must be told
 * the same numbers.
 */
export interface LinkRate {
  /** Round trip, seconds. */
  readonly rtt: number;
  /** Bytes a second in each direction. */
  readonly rate: number;
}

/** Threads of one machine: what they compute is what bounds them. */
export const MEMORY_LINKS: LinkRate = { rtt: 60e-6, rate: 4e8 };

/** Bits of a comparison that radix 2 sends beyond what radix 4 sends, for two rounds less; at 64 bits (compare-plan.ts). */
const MORE_BITS = 39;
/** Pairs of a full block. */
export const BLOCK_PAIRS = 1 << 15;
/** What a full block sends in one of nine rounds, bytes. */
const MESSAGE = (82 / 9 / 8) * BLOCK_PAIRS;
/** One computes while the other's messages travel. */
export const LEAST_STRANDS = 2;
/** A strand has a megabyte and a half of the kernels' memory. */
const MOST_STRANDS = 32;

/**
 * What one of several jobs beside each other has of the links: their messages wait together, but share the rate. So they
 * need fewer blocks under way each, and save rounds less often, than one alone.
 */
export const shareOf = ({ rtt, rate }: LinkRate, jobs: number): LinkRate => ({ rtt, rate: rate / jobs });

/** Up to so many pairs two rounds (each half a round trip) take longer than the bits that they save. */
export const pairsInHaste = ({ rtt, rate }: LinkRate): number => (8 * rtt * rate) / MORE_BITS;

/** Blocks under way at once: their messages fill a link for as long as one message travels. */
export const strandsOf = ({ rtt, rate }: LinkRate): number =>
  Math.min(MOST_STRANDS, Math.max(LEAST_STRANDS, Math.ceil((rate * rtt) / 2 / MESSAGE)));

/** Comparisons that go through their rounds together. */
export const pairsUnderWay = (links: LinkRate): number => strandsOf(links) * BLOCK_PAIRS;
