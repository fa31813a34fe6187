import { InputError } from '../../workers/errors.ts';

/** Longest id of a person or venue, in characters. */
export const MAX_ID = 100;

/** Last second that is taken: the end of the year 9999. */
export const MAX_TIME = 253_402_300_799;

const SHOWN = 40;

/** The error for a line of a file (counted from 1), of which a short piece is quoted. */
export function badLine(file: string, line: number, problem: string, value: string): InputError {
  const quoted = JSON.stringify(value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value);
  return new InputError(`${file} line ${line}: ${problem}, not ${quoted}`);
}
