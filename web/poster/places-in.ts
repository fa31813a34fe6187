import type { MadePoster } from '../store/schema.ts';
import { labelOf } from './label.ts';

/** How many places several posters are of; their rooms do not count. Pure. */
export const placesIn = (posters: readonly Pick<MadePoster, 'place'>[]): number =>
  new Set(posters.map(({ place: { name } }) => labelOf({ name }))).size;
