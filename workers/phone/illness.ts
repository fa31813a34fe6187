/** When a person was or will be infectious, in epochs ("days"); `first` and `last` inclusive. */
export interface Illness {
  /** Epoch of the first symptoms, or of the test when there are none. */
  onset: number;
  first: number;
  last: number;
}

/** Days before and after onset on which somebody counts as infectious. */
export const INFECTIOUS = { before: 2, after: 10 };

/**
 * Infectiousness so many days after onset: 3 at −2..+3, 2 at +4..+7, 1 at +8..+10, else 0.
 * Source: the parameters that contact tracing apps used, as GAEN's days since onset of symptoms.
 */
export function levelOnDay(day: number): number {
  if (day < -INFECTIOUS.before || day > INFECTIOUS.after) return 0;
  if (day <= 3) return 3;
  return day <= 7 ? 2 : 1;
}

/** The days that count when the doctor says nothing more: the whole infectious time around onset. */
export function illnessFrom(onset: number): Illness {
  return { onset, first: onset - INFECTIOUS.before, last: onset + INFECTIOUS.after };
}

/**
 * Levels of one entry of a claim list: at least 1 on every day of the illness, also where a doctor gave days outside
 * the usual ones around onset.
 * @param epoch of the first level; the others follow
 * @param always level 3 on every day of the illness (demonstrations), instead of by days since onset
 */
export function levelsOf(illness: Illness, epoch: number, epochs: number, always: boolean): number[] {
  return Array.from({ length: epochs }, (_, i) => {
    const day = epoch + i;
    if (day < illness.first || day > illness.last) return 0;
    return always ? 3 : Math.max(1, levelOnDay(day - illness.onset));
  });
}
