import type { Exposure } from '../store/schema.ts';
import { type Words, words } from '../words/words.ts';
import { foundBy } from './found-by.ts';
import { kindOf } from './today.ts';

/** How an exposure is told, by what it was found by. */
interface Told {
  /** What its length is the length of. */
  length: string;
  ofThat: (length: string) => string;
  together: (slot: string) => string;
  how: (n: number, slots: string) => string;
  own: (length: string) => string;
  /** Under detail policy strict; null where nothing is said. */
  crowd: ((n: number) => string) | null;
  not: string;
}

const ofTagOrRoom = (found: Words['risk']['near']['found']['tag'], not: string): Told => ({
  ...found,
  ofThat: found.atMost,
  how: (_, slots) => found.how(slots),
  not,
});

/** The words for an exposure: of a place, a meeting, a tag or a room. */
export const toldOf = (exposure: Exposure): Told => {
  const { risk } = words.value;
  const by = foundBy(exposure);
  if (by) return ofTagOrRoom(risk.near.found[by], risk.near.notKnown);
  const kind = kindOf(exposure) === 'meeting' ? 'meeting' : 'place';
  const { youWere, together, whySlots, whyOwn, whyNot } = risk.kinds[kind];
  return {
    length: youWere,
    ofThat: risk.ofThat,
    together,
    how: whySlots,
    own: whyOwn,
    crowd: kind === 'place' ? risk.whyCrowd : null,
    not: whyNot,
  };
};
