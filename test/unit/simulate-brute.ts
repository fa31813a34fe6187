/**
 * The rules of `simulate` once more, second by second and without a thought for speed, to check the real ones by.
 * People are numbers here.
 * @module
 */
import { readFileSync } from 'node:fs';

type Ill = (person: number, day: number) => boolean;

export interface BruteResult {
  /** `person day slot level`, by person, day, slot. */
  warned: string[];
  encounters: number;
  rowsLost: number;
}

/** The numbers t, i, j of a plain file. */
export function plainRecords(path: string): number[][] {
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(/\s+/).map(Number));
}

/** Sorts and removes repetitions. */
function listed(warned: [person: number, absoluteSlot: number][], slot: number): string[] {
  const perDay = 86_400 / slot;
  return [...new Set(warned.map(([person, s]) => person * 1e9 + s))]
    .sort((a, b) => a - b)
    .map((key) => [Math.floor(key / 1e9), key % 1e9])
    .map(([person, s]) => `${person} ${Math.floor(s / perDay)} ${s % perDay} 3`);
}

export function bruteContacts(
  records: readonly (readonly number[])[],
  rule: { slot: number; gap: number; tau: number; heard: number; symmetric: boolean },
  ill: Ill,
): BruteResult {
  const people = [...new Set(records.flatMap(([, i, j]) => [i, j]))].sort((a, b) => a - b);
  const times = records.map(([t]) => t);
  const [start, end] = [Math.min(...times), Math.max(...times) + 20];
  // together[`i j`][slot] = seconds of counting encounters
  const together = new Map<string, Map<number, number>>();
  let encounters = 0;
  for (const i of people) {
    for (const j of people) {
      if (i >= j) continue;
      const near = new Set<number>();
      for (const [t, a, b] of records) {
        if ((a === i && b === j) || (a === j && b === i)) for (let s = t; s < t + 20; s++) near.add(s);
      }
      let encounter: number[] = [];
      const close = () => {
        if (encounter.length > 0 && encounter.length >= rule.tau) {
          encounters++;
          for (const s of encounter) {
            for (const key of [`${i} ${j}`, `${j} ${i}`]) {
              const slots = together.get(key) ?? new Map<number, number>();
              slots.set(Math.floor(s / rule.slot), (slots.get(Math.floor(s / rule.slot)) ?? 0) + 1);
              together.set(key, slots);
            }
          }
        }
        encounter = [];
      };
      for (let s = start; s < end; s++) {
        if (!near.has(s)) continue;
        const last = encounter.at(-1);
        if (last !== undefined && s - (last + 1) > rule.gap) close();
        encounter.push(s);
      }
      close();
    }
  }
  const warned: [number, number][] = [];
  let rowsLost = 0;
  for (let s = Math.floor(start / rule.slot); s * rule.slot < end; s++) {
    const day = Math.floor((s * rule.slot) / 86_400);
    for (const hearer of people) {
      const seconds = (partner: number) => together.get(`${hearer} ${partner}`)?.get(s) ?? 0;
      const partners = people.filter((partner) => seconds(partner) > 0);
      for (const partner of partners) {
        const better = partners.filter(
          (q) => seconds(q) > seconds(partner) || (seconds(q) === seconds(partner) && q < partner),
        );
        if (better.length >= rule.heard) rowsLost++;
        else {
          if (ill(partner, day)) warned.push([hearer, s]);
          if (rule.symmetric && ill(hearer, day)) warned.push([partner, s]);
        }
      }
    }
  }
  return { warned: listed(warned, rule.slot), encounters, rowsLost };
}

export function bruteVisits(
  visits: readonly { person: number; venue: string; from: number; to: number }[],
  slot: number,
  ill: Ill,
): BruteResult {
  const different = visits.filter(
    (visit, i) => visits.findIndex((other) => JSON.stringify(other) === JSON.stringify(visit)) === i,
  );
  const end = Math.max(...visits.map(({ to }) => to));
  const people = [...new Set(visits.map(({ person }) => person))];
  const touching = new Set<number>();
  const warned: [number, number][] = [];
  let rowsLost = 0;
  for (let s = Math.floor(Math.min(...visits.map(({ from }) => from)) / slot); s * slot < end; s++) {
    const day = Math.floor((s * slot) / 86_400);
    const where = new Map<number, string>();
    for (const person of people) {
      const stays = different.flatMap((visit, line) => {
        let seconds = 0;
        for (let t = s * slot; t < (s + 1) * slot; t++) if (visit.from <= t && t < visit.to) seconds++;
        if (visit.person !== person || seconds === 0) return [];
        touching.add(line);
        return [{ ...visit, line, seconds }];
      });
      if (stays.length === 0) continue;
      const longest = Math.max(...stays.map(({ seconds }) => seconds));
      const long = stays.filter(({ seconds }) => seconds === longest);
      const earliest = Math.min(...long.map(({ from }) => from));
      where.set(person, long.find(({ from }) => from === earliest)!.venue);
      rowsLost += new Set(stays.map(({ venue }) => venue)).size - 1;
    }
    for (const [person, venue] of where) {
      for (const [other, otherVenue] of where) {
        if (person !== other && venue === otherVenue && ill(other, day)) warned.push([person, s]);
      }
    }
  }
  return { warned: listed(warned, slot), encounters: touching.size, rowsLost };
}
