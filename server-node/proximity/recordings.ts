import { basename } from 'node:path';
import { InputError } from '../../workers/errors.ts';
import { NO_RSSI, type Reading, STRONGEST_RSSI, WEAKEST_RSSI } from '../../workers/near/reading.ts';
import { readLines } from '../text-file.ts';
import { type Columns, columnsOf } from './columns.ts';
import type { Truth } from './truth.ts';

/** A reading and what is known of how far the phones really were from each other. */
export interface KnownReading extends Reading {
  /** Whether they were near; null: nobody knows. */
  readonly near: boolean | null;
  /** Distance, cm, or the class; readings of one series with the same belong to one stay. */
  readonly place: string;
}

/** Readings of one identifier in one file. */
export interface Recording {
  readonly file: string;
  readonly identifier: string;
  /** The phone or pair of phones that a correction belongs to; null: it is not known. */
  readonly device: string | null;
  readonly readings: KnownReading[];
}

/** Near is at most so far, where a set gives distances. */
export const NEAR_CM = 200;
const CM_A_FOOT = 30.48;

const MOST_FILES = 1000;
/** Of all files together. */
const MOST_READINGS = 4_000_000;
const LONGEST_FIELD = 100;
/** They would move the cursor of who reads the report. */
const CONTROL = /\p{Cc}/u;
const NUMBER = /^[+-]?\d+(\.\d+)?([eE][+-]?\d{1,2})?$/;
const DATE = /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(\.\d+)?$/;

/**
 * Reads several files of readings, each plain or .gz.
 * @throws InputError with the file and the line
 */
export function readAllRecordings(files: readonly string[], truth: Truth | null): Recording[] {
  if (files.length > MOST_FILES)
    throw new InputError(`at most ${MOST_FILES} files can be read, not ${files.length}`);
  let left = MOST_READINGS;
  return files.flatMap((file) => {
    const recordings = readRecordings(readLines(file), file, truth, left);
    left -= recordings.reduce((sum, { readings }) => sum + readings.length, 0);
    return recordings;
  });
}

/**
 * Reads one file of readings. Lines without a measurement (RSSI 127) are left out.
 * @param truth classes of whole recordings, which count before distances
 * @param most readings that are taken
 * @throws InputError with the file and the line; nothing of the file is kept
 */
export function readRecordings(
  lines: readonly string[],
  file: string,
  truth: Truth | null = null,
  most = MOST_READINGS,
): Recording[] {
  const name = basename(file);
  const columns = columnsOf(lines[0] ?? '', file);
  const recordings = new Map<string, Recording>();
  let count = 0;
  for (let i = 1; i < lines.length; i++) {
    if (lines[i] === '') continue;
    const at = `${file} line ${i + 1}`;
    if (++count > most) throw new InputError(`${at}: there are more than ${MOST_READINGS} readings`);
    const fields = fieldsOf(lines[i], columns, at);
    const identifier = columns.identifier < 0 ? name : fields[columns.identifier];
    const known = truth?.get(identifier);
    const reading = readingOf(fields, columns, known?.near, at);
    if (!reading) continue;
    const recording = recordings.get(identifier);
    const device = columns.isDevice ? identifier : (known?.device ?? null);
    if (recording) recording.readings.push(reading);
    else recordings.set(identifier, { file: name, identifier, device, readings: [reading] });
  }
  if (recordings.size === 0) throw new InputError(`${file} holds no readings`);
  return [...recordings.values()];
}

function fieldsOf(line: string, columns: Columns, at: string): string[] {
  const fields = line.split(',', columns.count + 1).map((field) => field.trim());
  if (fields.length !== columns.count)
    throw new InputError(`${at}: the header has ${columns.count} columns, this line has not`);
  if (fields.some((field) => field.length > LONGEST_FIELD || CONTROL.test(field)))
    throw new InputError(
      `${at}: a field has more than ${LONGEST_FIELD} characters, or ones that cannot be printed`,
    );
  return fields;
}

/** Null: nothing was measured. */
function readingOf(
  fields: readonly string[],
  columns: Columns,
  near: boolean | undefined,
  at: string,
): KnownReading | null {
  const number = (index: number, what: string, least: number, most: number): number => {
    const value = NUMBER.test(fields[index]) ? Number(fields[index]) : Number.NaN;
    if (!(value >= least && value <= most))
      throw new InputError(`${at}: ${what} is a number from ${least} to ${most}, not "${fields[index]}"`);
    return value;
  };
  if (Number(fields[columns.rssi]) === NO_RSSI) return null;
  const rssi = number(columns.rssi, 'a signal strength', WEAKEST_RSSI, STRONGEST_RSSI);
  const t = DATE.test(fields[columns.time])
    ? secondsOf(fields[columns.time], at)
    : number(columns.time, 'a time', 0, 1e11);
  const power = columns.txPower < 0 ? {} : { txPower: number(columns.txPower, 'a sending power', -127, 20) };
  const cm =
    columns.centimetres >= 0
      ? number(columns.centimetres, 'a distance', 0, 1e6)
      : columns.feet >= 0
        ? CM_A_FOOT * number(columns.feet, 'a distance', 0, 1e5)
        : null;
  const label = columns.label < 0 ? null : number(columns.label, 'a label', -1, 1);
  if (label === 0) throw new InputError(`${at}: a label is 1 (near) or -1 (far), not 0`);
  const isNear = near ?? (label === null ? (cm === null ? null : cm <= NEAR_CM) : label > 0);
  return { t, rssi, ...power, near: isNear, place: cm === null ? String(isNear) : cm.toFixed(0) };
}

/** A date without a zone is taken as UTC: only differences count. */
function secondsOf(text: string, at: string): number {
  const milliseconds = Date.parse(`${text.replace(' ', 'T')}Z`);
  if (Number.isNaN(milliseconds)) throw new InputError(`${at}: "${text}" is no date`);
  return milliseconds / 1000;
}
