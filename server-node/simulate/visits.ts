import { InputError } from '../../workers/errors.ts';
import { badLine, MAX_ID } from './bad-line.ts';
import { parseInstant } from './instant.ts';
import { People } from './people.ts';

/** A stay at a venue. */
export interface Visit {
  /** A place in `people`. */
  person: number;
  venue: string;
  /** Milliseconds; the stay is [from, to), and nothing when to ≤ from. */
  from: number;
  to: number;
}

/** A file of visits. */
export interface Visits {
  /** Everybody named, in their order. */
  people: string[];
  /** In the order of their lines; a repeated one once. */
  visits: Visit[];
}

const HEADER = 'person,venue,in,out';

/**
 * Reads csv lines `person,venue,in,out`; a first line with these words and empty lines are skipped. A field with a
 * comma or a quote stands in quotes, as in RFC 4180; times are unix seconds or ISO 8601.
 * @param file its name, for errors
 * @throws InputError at the first line that is not such a visit, and when there is none
 */
export function parseVisits(lines: readonly string[], file: string): Visits {
  const people = new People();
  const seen = new Set<string>();
  const visits: Visit[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    if (index === 0 && line.toLowerCase().replace(/[\s"]/g, '') === HEADER) continue;
    const number = index + 1;
    const fields = splitCsv(line);
    if (fields?.length !== 4) throw badLine(file, number, `a visit is ${HEADER}`, line);
    const [name, venue, checkIn, checkOut] = fields;
    for (const id of [name, venue]) {
      if (id === '' || id.length > MAX_ID)
        throw badLine(file, number, `an id has 1 to ${MAX_ID} characters`, id);
    }
    const [from, to] = [checkIn, checkOut].map((text) => {
      const instant = parseInstant(text);
      if (instant === null) throw badLine(file, number, 'a time is unix seconds or ISO 8601', text);
      return instant;
    });
    const person = people.add(name);
    const key = JSON.stringify([person, venue, from, to]);
    if (!seen.has(key)) visits.push({ person, venue, from, to });
    seen.add(key);
  }
  if (visits.length === 0) throw new InputError(`${file} holds no visit`);
  const { names, place } = people.sorted();
  return { people: names, visits: visits.map((visit) => ({ ...visit, person: place[visit.person] })) };
}

const FIELD = /(?:\s*"((?:[^"]|"")*)"\s*|([^",]*))(,|$)/y;

/** The trimmed fields of one line, or null if a quote is out of place. */
function splitCsv(line: string): string[] | null {
  const fields: string[] = [];
  FIELD.lastIndex = 0;
  for (;;) {
    const match = FIELD.exec(line);
    if (!match) return null;
    const [, quoted, plain, end] = match;
    fields.push((quoted?.replaceAll('""', '"') ?? plain).trim());
    if (end === '') return fields;
  }
}
