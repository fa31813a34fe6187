/**
 * What the computation must give, evaluated in the clear: the exposure program over everybody's rows.
 * @module
 */
import type { Levels } from './ill.ts';
import type { DayRows, Rows } from './rows.ts';

/** Somebody's warning; `person` is a place in `people`. */
export interface Warning {
  person: number;
  day: number;
  /** Within the day. */
  slot: number;
  /** 1..3 */
  level: number;
}

/** What of an encounter warns whom. */
export interface Rules {
  /** Slots of a place row. */
  block: number;
  /** Whether who was heard is warned too, not only who heard. */
  symmetric: boolean;
  /** A row with fewer other people who could warn it is told nothing. */
  crowd: number;
}

/** Everybody's warnings, by person, day and slot. Whoever is ill is warned by others, never by their own rows. */
export function expectedWarnings(rows: Rows, levels: Levels, rules: Rules): Warning[] {
  const warnings: Warning[] = [];
  for (const [day, people] of rows) {
    const highest = new Map<string, Warning>();
    const warn = (person: number, slot: number, level: number) => {
      if (level === 0) return;
      const warning = highest.get(`${person} ${slot}`);
      if (warning) warning.level = Math.max(warning.level, level);
      else highest.set(`${person} ${slot}`, { person, day, slot, level });
    };
    const levelToday = (person: number) => levels(person, day);
    matchHeard(people, levelToday, rules, warn);
    matchPlaces(people, levelToday, rules, warn);
    warnings.push(...highest.values());
  }
  return warnings.sort((a, b) => a.person - b.person || a.day - b.day || a.slot - b.slot);
}

type Warn = (person: number, slot: number, level: number) => void;
type LevelToday = (person: number) => number;

/** self → heard: who heard an ill person's tag; symmetric also heard → self. */
function matchHeard(
  people: Map<number, DayRows>,
  level: LevelToday,
  { symmetric, crowd }: Rules,
  warn: Warn,
): void {
  const hearers = new Map<string, number[]>();
  for (const [hearer, { heard }] of people) {
    for (const { slot, partners } of heard) {
      for (const partner of partners) {
        if (crowd <= 1) warn(hearer, slot, level(partner)); // a tag is one person's
        const key = `${partner} ${slot}`;
        hearers.set(key, [...(hearers.get(key) ?? []), hearer]);
      }
    }
  }
  if (!symmetric) return;
  for (const [key, heardBy] of hearers) {
    const [person, slot] = key.split(' ').map(Number);
    if (heardBy.length >= crowd) for (const hearer of heardBy) warn(person, slot, level(hearer));
  }
}

/**
 * Rows of one venue and block match in the slots that their masks share. The level is the highest of other ill
 * people in that block there, whichever slots were theirs (as the program has it: levels go once a row).
 */
function matchPlaces(
  people: Map<number, DayRows>,
  level: LevelToday,
  { block, crowd }: Rules,
  warn: Warn,
): void {
  const groups = new Map<string, { person: number; mask: number }[]>();
  for (const [person, { places }] of people) {
    for (const { venue, block: index, mask } of places) {
      const key = `${index} ${venue}`;
      const group = groups.get(key);
      if (group) group.push({ person, mask });
      else groups.set(key, [{ person, mask }]);
    }
  }
  for (const [key, group] of groups) {
    if (new Set(group.map(({ person }) => person)).size <= crowd) continue;
    const first = Number.parseInt(key, 10) * block;
    const ill = group.filter(({ person }) => level(person) > 0);
    for (const { person, mask } of group) {
      const others = ill.filter((other) => other.person !== person);
      const shared = others.reduce((slots, other) => slots | other.mask, 0) & mask;
      const highest = others.reduce((most, other) => Math.max(most, level(other.person)), 0);
      for (let s = 0; s < block; s++) if ((shared >>> s) & 1) warn(person, first + s, highest);
    }
  }
}
