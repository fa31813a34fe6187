import { attenuationOf } from './attenuation.ts';
import { isMeasured, type Reading } from './reading.ts';
import { smoothed } from './smoothing.ts';

/** A minute in which something was heard. */
export interface Minute {
  /** floor(Unix seconds / 60). */
  readonly minute: number;
  /** dB. */
  readonly attenuation: number;
  /** How many readings it is of. */
  readonly readings: number;
}

/**
 * Minutes in which one identifier was heard, earliest first. Minutes in which it was not heard are absent.
 * @param readings of one identifier, in any order; those that measure nothing are left out
 * @param correction dB, of the pair of devices
 */
export function minutesOf(readings: Iterable<Reading>, correction: number): Minute[] {
  const heard = new Map<number, number[]>();
  for (const reading of readings) {
    if (!isMeasured(reading)) continue;
    const minute = Math.floor(reading.t / 60);
    const known = heard.get(minute);
    if (known) known.push(attenuationOf(reading, correction));
    else heard.set(minute, [attenuationOf(reading, correction)]);
  }
  return [...heard]
    .map(([minute, all]) => ({ minute, attenuation: smoothed(all), readings: all.length }))
    .sort((a, b) => a.minute - b.minute);
}
