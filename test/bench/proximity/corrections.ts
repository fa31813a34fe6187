import { aboutAMetre } from '../../../server-node/proximity/corrections.ts';
import { correctionFrom } from '../../../workers/near/calibration.ts';
import { quantile } from '../../../workers/near/quantile.ts';
import type { Estimated } from './estimate.ts';

/** dB by device that its attenuations are too large by; recordings of unknown devices are left as they are. */
export type Correction = (recordings: readonly Estimated[]) => ReadonlyMap<string, number>;

const median = (values: readonly number[]): number =>
  quantile(
    [...values].sort((a, b) => a - b),
    0.5,
  );

/** What the middle minute of all sets loses, dB, roughly; it moves the scale of thresholds only. */
const USUAL = 70;

const byDevice =
  (correct: (minutes: Estimated['minutes']) => number | null): Correction =>
  (recordings) => {
    const devices = new Map<string, Estimated['minutes']>();
    for (const { device, minutes } of recordings)
      if (device !== null) devices.set(device, [...(devices.get(device) ?? []), ...minutes]);
    return new Map(
      [...devices].flatMap(([device, minutes]) => {
        const found = correct(minutes);
        return found === null ? [] : [[device, found] as const];
      }),
    );
  };

export const CORRECTIONS: Readonly<Record<string, Correction>> = {
  none: () => new Map(),
  /** Of a phone that knows nothing but its own minutes: the middle one is taken to be like everybody's. */
  own: byDevice((minutes) => median(minutes.map(({ attenuation }) => attenuation)) - USUAL),
  /** Of a table by device, as its maker would measure it at about a metre. It looks at those minutes' truth. */
  table: byDevice((minutes) => {
    const measured = minutes.filter(({ place }) => aboutAMetre(place));
    return measured.length === 0 ? null : correctionFrom(measured.map(({ attenuation }) => attenuation));
  }),
};

/**
 * `own`, if other parts of a phone's minutes were near than in the sets: what a correction by one's own minutes is worth
 * in the lives that people lead.
 * @param shares of near minutes, taken by devices in turn
 */
export const ownOf =
  (shares: readonly number[]): Correction =>
  (recordings) => {
    let device = 0;
    return byDevice((minutes) => weighedMedian(minutes, shares[device++ % shares.length]) - USUAL)(
      recordings,
    );
  };

/** The middle attenuation if `share` of the minutes were near; the plain one where all or none are. */
function weighedMedian(minutes: Estimated['minutes'], share: number): number {
  const near = minutes.filter((minute) => minute.near).length;
  const far = minutes.length - near;
  const weight = (minute: { near: boolean }) =>
    near === 0 || far === 0 ? 1 / minutes.length : minute.near ? share / near : (1 - share) / far;
  let sum = 0;
  const ascending = [...minutes].sort((a, b) => a.attenuation - b.attenuation);
  return ascending.find((minute) => {
    sum += weight(minute);
    return sum >= 0.5;
  })!.attenuation;
}
