import { InputError } from '../../workers/errors.ts';
import { badLine, MAX_ID, MAX_TIME } from './bad-line.ts';
import { People } from './people.ts';

/** Two people and when they were near each other. */
export interface Pair {
  /** Places in `people`, i < j. */
  i: number;
  j: number;
  /** Seconds t of the records, ascending, each once: near during [t, t+20). */
  times: number[];
}

/** A file of face-to-face contacts. */
export interface Contacts {
  /** Everybody who meets somebody, in their order. */
  people: string[];
  pairs: Pair[];
}

/**
 * Reads lines `t i j …`, separated by white space; further columns are ignored, and empty lines.
 *
 * A repeated record counts once, also as `t j i`; a record `t i i` not at all.
 * @param file its name, for errors
 * @throws InputError at the first line that is not such a record, and when there is no contact at all
 */
export function parseContacts(lines: readonly string[], file: string): Contacts {
  const people = new People();
  const records = new Map<string, { a: number; b: number; times: Set<number> }>();
  for (const [index, line] of lines.entries()) {
    const columns = line.trim().split(/\s+/, 3);
    if (columns[0] === '') continue;
    const [t, i, j] = checkRecord(columns, line, index + 1, file);
    if (i === j) continue;
    const [a, b] = [people.add(i), people.add(j)];
    const key = a < b ? `${a} ${b}` : `${b} ${a}`;
    let record = records.get(key);
    if (!record) {
      record = { a, b, times: new Set() };
      records.set(key, record);
    }
    record.times.add(t);
  }
  if (records.size === 0) throw new InputError(`${file} holds no contact of two people`);

  const { names, place } = people.sorted();
  const pairs = [...records.values()].map(({ a, b, times }) => ({
    i: Math.min(place[a], place[b]),
    j: Math.max(place[a], place[b]),
    times: [...times].sort((x, y) => x - y),
  }));
  return { people: names, pairs };
}

function checkRecord(
  columns: string[],
  line: string,
  number: number,
  file: string,
): [number, string, string] {
  if (columns.length < 3) throw badLine(file, number, 'a record is a time and two ids', line);
  const [time, i, j] = columns;
  const t = Number(time);
  if (!/^\d+$/.test(time) || t > MAX_TIME)
    throw badLine(file, number, 'a time is whole seconds from 0', time);
  for (const id of [i, j]) {
    if (id.length > MAX_ID) throw badLine(file, number, `an id has at most ${MAX_ID} characters`, id);
  }
  return [t, i, j];
}
