import { InputError } from '../../workers/errors.ts';
import { ABOUT_A_METRE, correctionFrom } from '../../workers/near/calibration.ts';
import { minutesOf } from '../../workers/near/minutes.ts';
import { knownMinutes } from './known-minutes.ts';
import type { Recording } from './recordings.ts';
import { quoted } from './truth.ts';

/** By device: dB that it loses more than a usual one. */
export type Corrections = ReadonlyMap<string, number>;

/** Whether a place is a distance of about a metre. */
export const aboutAMetre = (place: string): boolean =>
  Number(place) >= ABOUT_A_METRE.from && Number(place) <= ABOUT_A_METRE.to;

/** Corrections out of the recordings themselves, of devices that were recorded about a metre apart. */
export function measuredCorrections(recordings: readonly Recording[]): Corrections {
  const measured = new Map<string, number[]>();
  for (const { device, readings } of recordings) {
    if (device === null) continue;
    const places = knownMinutes(readings);
    for (const { minute, attenuation } of minutesOf(readings, 0)) {
      if (!aboutAMetre(places.get(minute)?.place ?? '')) continue;
      const known = measured.get(device);
      if (known) known.push(attenuation);
      else measured.set(device, [attenuation]);
    }
  }
  return new Map([...measured].map(([device, attenuations]) => [device, correctionFrom(attenuations)]));
}

/**
 * Reads lines `device,dB` under a header.
 * @throws InputError with the file and the line
 */
export function readCorrections(lines: readonly string[], file: string): Corrections {
  const corrections = new Map<string, number>();
  for (const [i, line] of lines.entries()) {
    if (i === 0 || line === '') continue;
    const fields = line.split(',').map((field) => field.trim());
    const value = /^[+-]?\d{1,3}(\.\d+)?$/.test(fields[1] ?? '') ? Number(fields[1]) : Number.NaN;
    if (fields.length !== 2 || fields[0] === '' || !(Math.abs(value) <= 100))
      throw new InputError(
        `${file} line ${i + 1}: a device and its correction from -100 to 100 dB are expected`,
      );
    if (corrections.has(fields[0]))
      throw new InputError(`${file} line ${i + 1}: ${quoted(fields[0])} has a correction already`);
    corrections.set(fields[0], value);
  }
  return corrections;
}
