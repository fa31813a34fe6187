/** The order in which people look for places: room 2 before room 10. Pure. */
import type { Place } from '../diary/visits.ts';

const { compare } = new Intl.Collator(undefined, { numeric: true });

/** Orders places by name and then by room. */
export const byName = (a: Pick<Place, 'name' | 'room'>, b: Pick<Place, 'name' | 'room'>): number =>
  compare(a.name, b.name) || compare(a.room ?? '', b.room ?? '');
