import { quantile } from './quantile.ts';

/** Part of a minute's readings that were stronger than what stands for the minute. */
const STRONGER = 0.1;

/**
 * One attenuation for all readings of a minute, dB: a tenth of them lost less. Bodies, bags and reflections take from a
 * signal and hardly ever add to it, so the strong readings tell most of the distance. It is never the strongest reading
 * alone: a single one may be an error.
 * @param attenuations dB, in any order, not empty (not checked)
 */
export function smoothed(attenuations: readonly number[]): number {
  const ascending = Float64Array.from(attenuations).sort();
  const others = ascending.length - 1;
  return quantile(ascending, others === 0 ? 0 : Math.max(STRONGER, 1 / others));
}
