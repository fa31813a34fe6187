import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { keystream } from '../../workers/mpc/prg.ts';
import { UsageError } from '../errors.ts';

/** Infectiousness of everybody who is ill here. */
const ILL = 3;

/** Somebody is ill on these days (floor(t/86400), both ends included). */
export interface Illness {
  person: string;
  from: number;
  to: number;
}

/**
 * Reads `ID,ID` and `ID:from:to`, in any mixture; an ID alone is ill throughout.
 * @throws UsageError on an empty ID or from > to
 */
export function parseIll(text: string): Illness[] {
  return text.split(',').map((part) => {
    const item = part.trim();
    if (item === '') throw new UsageError(`--ill takes ID,ID or ID:from:to, not "${text}"`);
    const [, person, first, last] = /^(.+):(\d+):(\d+)$/.exec(item) ?? [];
    if (person === undefined) return { person: item, from: 0, to: Number.POSITIVE_INFINITY };
    const [from, to] = [Number(first), Number(last)];
    if (from > to) throw new UsageError(`--ill ${item}: day ${from} is after day ${to}`);
    return { person, from, to };
  });
}

/**
 * `count` different people, the same for the same people, count and seed on every machine.
 *
 * The start of a Fisher–Yates shuffle; each choice is uniform, because words of the stream that would favour the
 * first few are left out.
 * @throws UsageError when there are fewer people
 */
export function randomIll(people: readonly string[], count: number, seed: string): Illness[] {
  if (count > people.length)
    throw new UsageError(`--ill-random ${count}: there are only ${people.length} people`);
  const stream = keystream(sha256(utf8ToBytes(seed)), 'simulate/ill');
  const below = (bound: number): number => {
    const limit = 2 ** 32 - (2 ** 32 % bound);
    for (;;) {
      const [word] = stream.words(1);
      if (word < limit) return word % bound;
    }
  };
  const order = [...people];
  for (let i = 0; i < count; i++) {
    const other = i + below(order.length - i);
    [order[i], order[other]] = [order[other], order[i]];
  }
  return order.slice(0, count).map((person) => ({ person, from: 0, to: Number.POSITIVE_INFINITY }));
}

/** Infectiousness 0..3 of a person (a place in `people`) on a day. */
export type Levels = (person: number, day: number) => number;

/**
 * Who is ill when.
 * @throws UsageError when an illness is of somebody who is not among the people
 */
export function levelsOf(people: readonly string[], illnesses: readonly Illness[]): Levels {
  const places = new Map(people.map((name, i) => [name, i]));
  const spans = new Map<number, Illness[]>();
  for (const illness of illnesses) {
    const person = places.get(illness.person);
    if (person === undefined) throw new UsageError(`--ill: nobody in the file is called "${illness.person}"`);
    spans.set(person, [...(spans.get(person) ?? []), illness]);
  }
  return (person, day) => (spans.get(person)?.some(({ from, to }) => from <= day && day <= to) ? ILL : 0);
}
