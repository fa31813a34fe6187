import { quantile } from '../../../workers/near/quantile.ts';
import { smoothed } from '../../../workers/near/smoothing.ts';

/**
 * An estimate of attenuation at the end of each minute, dB.
 * @param t seconds, ascending; a attenuations, dB, as many
 * @param ends of minutes, seconds, ascending; each minute has a reading
 */
export type Smoother = (t: Float64Array, a: Float64Array, ends: readonly number[]) => Float64Array;

/** Applies a statistic to what was heard in the `seconds` before each end. */
const windowed =
  (seconds: number, statistic: (window: Float64Array) => number): Smoother =>
  (t, a, ends) => {
    const estimates = new Float64Array(ends.length);
    let from = 0;
    let to = 0;
    for (const [i, end] of ends.entries()) {
      while (to < t.length && t[to] < end) to++;
      while (t[from] < end - seconds) from++;
      estimates[i] = statistic(a.subarray(from, to));
    }
    return estimates;
  };

const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Mean of received power, in mW, as dB: strong readings count most. */
const meanPower = (values: Float64Array): number =>
  -10 * Math.log10(mean(values.map((a) => 10 ** (-a / 10))));

const ranked =
  (part: number) =>
  (values: Float64Array): number =>
    quantile(values.slice().sort(), part);

/** Hampel: what is more than three robust deviations from the median is replaced by it. */
const hampel =
  (then: (values: Float64Array) => number) =>
  (values: Float64Array): number => {
    const middle = ranked(0.5)(values);
    const spread = 1.4826 * ranked(0.5)(values.map((value) => Math.abs(value - middle)));
    return then(values.map((value) => (Math.abs(value - middle) > 3 * spread ? middle : value)));
  };

/** Mean without the outer parts at both ends. */
const trimmed =
  (part: number) =>
  (values: Float64Array): number => {
    const cut = Math.floor(values.length * part);
    return mean(
      values
        .slice()
        .sort()
        .subarray(cut, values.length - cut),
    );
  };

/** Mean power of the weaker part: without the strongest, which may be errors. */
const weaker =
  (part: number) =>
  (values: Float64Array): number => {
    const cut = Math.floor(values.length * (1 - part));
    return meanPower(values.slice().sort().subarray(cut));
  };

/** Exponentially weighted mean with a time constant; after a gap the past counts by its age. */
const ewma =
  (seconds: number): Smoother =>
  (t, a, ends) => {
    const estimates = new Float64Array(ends.length);
    let [sum, weight, next] = [0, 0, 0];
    for (const [i, end] of ends.entries()) {
      for (; next < t.length && t[next] < end; next++) {
        const kept = next === 0 ? 0 : Math.exp((t[next - 1] - t[next]) / seconds);
        sum = kept * sum + a[next];
        weight = kept * weight + 1;
      }
      estimates[i] = sum / weight;
    }
    return estimates;
  };

/** Kalman filter of a random walk: `drift` dB² a second, `noise` dB² a reading. A gap widens what is possible. */
const kalman =
  (drift: number, noise: number): Smoother =>
  (t, a, ends) => {
    const estimates = new Float64Array(ends.length);
    let [level, variance, next] = [0, Number.POSITIVE_INFINITY, 0];
    for (const [i, end] of ends.entries()) {
      for (; next < t.length && t[next] < end; next++) {
        if (next > 0) variance += drift * (t[next] - t[next - 1]);
        const gain = variance === Number.POSITIVE_INFINITY ? 1 : variance / (variance + noise);
        level += gain * (a[next] - level);
        variance = gain === 1 ? noise : (1 - gain) * variance;
      }
      estimates[i] = level;
    }
    return estimates;
  };

/** What phones use: `workers/near/smoothing.ts`. */
export const CHOSEN = 'strongest tenth, not one alone, 60 s';

/** All candidates by name; numbers are seconds, percent of the window's readings from strong to weak, dB². */
export const SMOOTHERS: Readonly<Record<string, Smoother>> = {
  [CHOSEN]: windowed(60, (values) => smoothed([...values])),
  'last reading': windowed(60, (values) => values[values.length - 1]),
  'mean, dB, 60 s': windowed(60, mean),
  'mean, mW, 60 s': windowed(60, meanPower),
  'trimmed mean 10 %, 60 s': windowed(60, trimmed(0.1)),
  'Hampel, mean dB, 60 s': windowed(60, hampel(mean)),
  'Hampel, mean mW, 60 s': windowed(60, hampel(meanPower)),
  'median, 60 s': windowed(60, ranked(0.5)),
  'median, 180 s': windowed(180, ranked(0.5)),
  'quantile 10 %, 60 s': windowed(60, ranked(0.1)),
  'quantile 5 %, 60 s': windowed(60, ranked(0.05)),
  'mean, mW, weaker 90 %, 60 s': windowed(60, weaker(0.9)),
  'quantile 25 %, 60 s': windowed(60, ranked(0.25)),
  'quantile 75 %, 60 s': windowed(60, ranked(0.75)),
  'quantile 10 %, 180 s': windowed(180, ranked(0.1)),
  'mean, mW, 180 s': windowed(180, meanPower),
  'EWMA 60 s': ewma(60),
  'EWMA 120 s': ewma(120),
  'Kalman 0.05, 36': kalman(0.05, 36),
  'Kalman 0.5, 36': kalman(0.5, 36),
};
