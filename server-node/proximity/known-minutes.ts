import type { KnownReading } from './recordings.ts';

/** Where two phones were throughout a minute. */
export interface Place {
  readonly near: boolean;
  /** Distance, cm, or the class. */
  readonly place: string;
}

/**
 * What is known of each minute (floor(seconds / 60)) with readings; null: the phones were moved in it, or nobody knows.
 */
export function knownMinutes(readings: Iterable<KnownReading>): Map<number, Place | null> {
  const minutes = new Map<number, Place | null>();
  for (const { t, near, place } of readings) {
    const minute = Math.floor(t / 60);
    const known = minutes.get(minute);
    if (known === undefined) minutes.set(minute, near === null ? null : { near, place });
    else if (known?.near !== near || known?.place !== place) minutes.set(minute, null);
  }
  return minutes;
}
