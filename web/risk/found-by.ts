/** What an exposure was found by, which decides the words that tell it. Pure. */
import { NEAR_ID, ROOM_ID } from '../../workers/phone/near-ids.ts';
import type { Exposure } from '../store/schema.ts';

/** @returns null: by a place or a meeting of the diary, or it is not known, as where only the day is */
export const foundBy = ({ visitIds }: Pick<Exposure, 'visitIds'>): 'tag' | 'room' | null => {
  if (visitIds.length === 0) return null;
  if (visitIds.every((id) => id === NEAR_ID)) return 'tag';
  return visitIds.every((id) => id === ROOM_ID) ? 'room' : null;
};
