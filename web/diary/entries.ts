/** What stands in the diary, whatever kind it is of. Pure. */
import type { Joined } from '../store/schema.ts';
import { dayStart } from '../words/time.ts';
import type { Noted } from './noted.ts';
import { isCompared, isShort } from './sharing.ts';
import { placeTitle } from './title.ts';
import type { Visit } from './visits.ts';

/** What is to be said about an entry, beside its name and times. */
export type Mark = 'exposed' | 'unchecked' | 'awaited' | 'note' | 'protected' | 'hidden';

export interface Entry {
  kind: 'visit' | 'meeting' | 'near';
  id: string;
  title: string;
  /** Unix seconds. */
  from: number;
  /** Null while it goes on; then it ends at `until`. */
  to: number | null;
  until: number;
  /** Of a time that does not all count, the seconds that do. */
  seconds?: number;
  marks: readonly Mark[];
  /** Its screen. */
  href: string;
}

/** Ids of entries by what the newest answer says of them. */
export interface Findings {
  exposed: ReadonlySet<string>;
  unchecked: ReadonlySet<string>;
  awaited: ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();

const checkMarks = (id: string, { exposed, unchecked, awaited }: Findings): Mark[] => {
  const marks: Mark[] = [];
  if (unchecked.has(id)) marks.push('unchecked');
  else if (awaited.has(id)) marks.push('awaited');
  if (exposed.has(id)) marks.push('exposed');
  return marks;
};

const notedMarks = (of: Noted): Mark[] =>
  (['protected', 'hidden'] as const).filter((mark) => of[mark] === true);

const marksOf = (visit: Visit, findings: Findings, joined: Joined | null): Mark[] => {
  const marks: Mark[] =
    isCompared(visit) && !isShort(joined, visit)
      ? checkMarks(visit.id, findings)
      : ['note', ...checkMarks(visit.id, { ...findings, unchecked: NONE, awaited: NONE })];
  return [...marks, ...notedMarks(visit)];
};

/** Visits as entries. */
export const visitEntries = (visits: readonly Visit[], findings: Findings, joined: Joined | null): Entry[] =>
  visits.map((visit) => ({
    kind: 'visit',
    id: visit.id,
    title: placeTitle(visit.place),
    from: visit.from,
    to: visit.to,
    until: visit.until,
    marks: marksOf(visit, findings, joined),
    href: `/diary/${visit.id}`,
  }));

/** An entry that is no visit: it has an end. */
export type Other = Pick<Entry, 'id' | 'title' | 'from' | 'href' | 'seconds'> & {
  kind: 'meeting' | 'near';
  to: number;
  /** No upload had room for it: it is never compared. */
  crowded?: boolean;
  /** Nothing of what Bluetooth heard. */
  noted?: Noted;
};

/** Meetings, and what Bluetooth heard, as entries. */
export const otherEntries = (others: readonly Other[], findings: Findings): Entry[] =>
  others.map(({ crowded, noted = {}, ...other }) => ({
    ...other,
    until: other.to,
    marks: [...(crowded ? (['note'] as const) : checkMarks(other.id, findings)), ...notedMarks(noted)],
  }));

/**
 * Entries by the local day of their beginning (its midnight, unix seconds), newest day and newest entry first.
 * @param hidden whether hidden ones are among them
 */
export const byDay = (entries: readonly Entry[], hidden: boolean): Map<number, Entry[]> => {
  const days = new Map<number, Entry[]>();
  const shown = hidden ? [...entries] : entries.filter(({ marks }) => !marks.includes('hidden'));
  for (const entry of shown.sort((a, b) => b.from - a.from)) {
    const start = dayStart(entry.from);
    const day = days.get(start);
    if (day) day.push(entry);
    else days.set(start, [entry]);
  }
  return days;
};
