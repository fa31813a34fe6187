/** Seconds of an epoch here: a UTC day. */
export const DAY = 86_400;

/** A venue in one block of a day. */
export interface PlaceRow {
  venue: string;
  /** Within the day. */
  block: number;
  /** Bit s = the block's slot s; never 0. At most one row of a block has a slot's bit. */
  mask: number;
}

/** What a person's tag heard in one slot. */
export interface HeardSlot {
  /** Within the day. */
  slot: number;
  /** Whose tags, as places in `people`: the longest contact first. */
  partners: number[];
}

/** What a phone would upload for one day. A tag also sends itself in every slot (its `self` rows). */
export interface DayRows {
  places: PlaceRow[];
  heard: HeardSlot[];
}

/** Rows by day, then by person (a place in `people`); who has none of a day is not there. */
export type Rows = Map<number, Map<number, DayRows>>;

/** The rows of a person and day, made empty when they were not there. */
export function rowsOf(rows: Rows, day: number, person: number): DayRows {
  let people = rows.get(day);
  if (!people) {
    people = new Map();
    rows.set(day, people);
  }
  let own = people.get(person);
  if (!own) {
    own = { places: [], heard: [] };
    people.set(person, own);
  }
  return own;
}

/** Rows, and what of the file went into them. */
export interface RowsAndCounts {
  rows: Rows;
  /** Encounters that count, or visits that touch a slot. */
  encounters: number;
  /** (person, slot, partner) or (person, slot, venue) for which there was no row. */
  rowsLost: number;
}
