import { quantile } from './quantile.ts';

/** What a minute at about a metre loses with devices that need no correction, dB. Thresholds are on this scale. */
export const USUAL_AT_A_METRE = 70;

/** Distances that count as about a metre, cm: one place alone may lie in a dip of reflected waves, 10 dB deep. */
export const ABOUT_A_METRE = { from: 60, to: 160 } as const;

/**
 * The correction of a pair of devices out of minutes that they spent about a metre from each other, dB. It does not
 * depend on whom its owner meets; the middle of all minutes that a phone ever hears would, and moved the threshold
 * with the share of near ones.
 * @param attenuations of those minutes, dB, without correction; not empty (not checked)
 */
export const correctionFrom = (attenuations: readonly number[]): number =>
  quantile(Float64Array.from(attenuations).sort(), 0.5) - USUAL_AT_A_METRE;
