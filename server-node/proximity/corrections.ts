import Papa from 'papaparse';
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
 * Reads lines `device,dB` under a heading that ends with dB.
 * @throws InputError with the file and the line; also when there is no line
 */
export function readCorrections(lines: readonly string[], file: string): Corrections {
  const [heading, ...rows] = lines.map((line) => fieldsOf(line));
  if (heading.length !== 2 || heading[1].toLowerCase() !== 'db')
    throw new InputError(`${file} line 1: the heading device,dB is expected, with a comma between`);
  const corrections = new Map<string, number>();
  for (const [i, fields] of rows.entries()) {
    if (fields.length === 0) continue;
    const [device, dB] = fields;
    const value = /^[+-]?\d{1,3}(\.\d+)?$/.test(dB ?? '') ? Number(dB) : Number.NaN;
    if (fields.length !== 2 || device === '' || !(Math.abs(value) <= 100))
      throw new InputError(
        `${file} line ${i + 2}: a device and its correction from -100 to 100 dB are expected`,
      );
    if (corrections.has(device))
      throw new InputError(`${file} line ${i + 2}: ${quoted(device)} has a correction already`);
    corrections.set(device, value);
  }
  if (corrections.size === 0) throw new InputError(`${file} holds no correction`);
  return corrections;
}

/** The fields of a line of CSV; none of an empty one. */
const fieldsOf = (line: string): string[] =>
  (Papa.parse<string[]>(line, { delimiter: ',', skipEmptyLines: true }).data[0] ?? []).map((field) =>
    field.trim(),
  );
