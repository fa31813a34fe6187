import type { Deployment } from '../../workers/wire/deployment.ts';
import type { Calendar } from './calendar.ts';
import type { SimulationPlan } from './plan.ts';

/**
 * A warning; by days it has no slot. The whitepaper's program gives neither slot nor level, and its day is that of the
 * run.
 */
export interface Exposed {
  /** A place in `people`. */
  person: number;
  day: number;
  slot?: number;
  level?: number;
}

/** Each person, day and slot once, with its highest level, in this order. */
export function unionOf(found: readonly Exposed[]): Exposed[] {
  const highest = new Map<string, Exposed>();
  for (const exposed of found) {
    const key = `${exposed.person}/${exposed.day}/${exposed.slot}`;
    const known = highest.get(key);
    if (!known || (exposed.level ?? 0) > (known.level ?? 0)) highest.set(key, exposed);
  }
  return [...highest.values()].sort(
    (a, b) => a.person - b.person || a.day - b.day || (a.slot ?? 0) - (b.slot ?? 0),
  );
}

/** What the deployment's program must give over the whole calendar. */
export function expectedOf({ expected }: SimulationPlan, calendar: Calendar, d: Deployment): Exposed[] {
  if (d.detail.policy === 'day') return unionOf(expected.map(({ slot: _, ...day }) => day));
  if (d.program === 'exposure') return unionOf(expected);
  return unionOf(
    expected.flatMap(({ person, day }) =>
      calendar.runs
        .filter((run) => run >= calendar.warnedFrom(day) && run < day + d.run.window)
        .map((run) => ({ person, day: run })),
    ),
  );
}

export function sameWarnings(a: readonly Exposed[], b: readonly Exposed[]): boolean {
  return JSON.stringify(a.map(key)) === JSON.stringify(b.map(key));
}

const key = ({ person, day, slot, level }: Exposed) => [person, day, slot ?? null, level ?? null];
