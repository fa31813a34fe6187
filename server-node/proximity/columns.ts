import { InputError } from '../../workers/errors.ts';

/** Names that the published sets give to what is read; the first that a header has counts. */
const NAMES = {
  /** Whose readings these are: a phone, or one recording. */
  identifier: ['identifier', 'device', 'log'],
  time: ['elapsed', 't_s', 'time'],
  rssi: ['rss', 'rssi', 'rssi_dbm'],
  txPower: ['tx_power', 'txpower'],
  centimetres: ['dist', 'distance'],
  feet: ['range_ft'],
  /** 1 near, -1 far. */
  label: ['label'],
} as const;

export type Column = keyof typeof NAMES;
/** Where each stands in a line; absent: -1. */
export interface Columns extends Readonly<Record<Column, number>> {
  readonly count: number;
  /** The identifier names a phone, or is the file as that of one phone; else it is a number of a recording. */
  readonly isDevice: boolean;
}

/** @throws InputError when there is no column of times or of signal strengths */
export function columnsOf(header: string, file: string): Columns {
  const names = header.split(',').map((name) => name.trim().toLowerCase());
  const columns = Object.fromEntries(
    Object.entries(NAMES).map(([column, known]: [string, readonly string[]]) => [
      column,
      known.reduce((found, name) => (found < 0 ? names.indexOf(name) : found), -1),
    ]),
  ) as Record<Column, number>;
  for (const column of ['time', 'rssi'] as const) {
    if (columns[column] < 0)
      throw new InputError(
        `${file} line 1: a column ${NAMES[column].map((name) => `"${name}"`).join(' or ')} is missing`,
      );
  }
  return { ...columns, count: names.length, isDevice: names[columns.identifier] !== 'log' };
}
