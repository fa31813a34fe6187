/** What the operators hold of this phone, and until when. Pure; unix seconds. */
import { runTime } from '../risk/due.ts';
import type { Joined } from '../store/schema.ts';

export interface Held {
  /** The places of the last upload are erased by the run that begins then, which is the last to need them. */
  places: number;
  /** And all that is left of it, from then on. */
  rest: number;
}

/** @param shared epochs that were shared @returns null when nothing was */
export const heldUntil = (joined: Joined, shared: readonly number[]): Held | null => {
  if (shared.length === 0) return null;
  const last = Math.max(...shared);
  const { grace, window } = joined.deployment.run;
  return { places: runTime(joined, last + grace), rest: runTime(joined, last + window) };
};
