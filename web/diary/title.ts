import { words } from '../words/words.ts';
import type { Place, Visit } from './visits.ts';

/** A place by name, and by room where it has several. */
export const placeTitle = ({ name, room }: Pick<Place, 'name' | 'room'>): string =>
  [name, room].filter(Boolean).join(', ');

/** What a visit is called where hidden ones are listed too. Read it while rendering. */
export const visitTitle = ({ hidden, place }: Pick<Visit, 'hidden' | 'place'>): string =>
  hidden ? words.value.risk.hiddenPlace : placeTitle(place);
