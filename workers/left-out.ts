import { NEAR_ID, ROOM_ID } from './phone/near-ids.ts';
import type { Visit } from './phone/row-choice.ts';

/** What the person left out of a report. */
export interface Withheld {
  /** Ids of visits and meetings, or of all that Bluetooth heard. */
  ids: readonly string[];
  /** Days, [from, to) in unix seconds. */
  days: readonly { readonly from: number; readonly to: number }[];
}

/**
 * Whether something was left out. A visit or a meeting belongs to the day on which it began, as the person saw it in the
 * list; what Bluetooth heard has one id for all days, and belongs to each that it touches.
 */
export const isLeftOutBy = ({ ids, days }: Withheld) => {
  const out = new Set(ids);
  return ({ id, from, to }: Pick<Visit, 'id' | 'from'> & { to: number | null }): boolean => {
    if (out.has(id)) return true;
    const until = (id === NEAR_ID || id === ROOM_ID ? to : null) ?? from + 1;
    return days.some((day) => from < day.to && until > day.from);
  };
};
