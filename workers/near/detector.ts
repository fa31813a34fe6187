import { minutesOf } from './minutes.ts';
import { nearMinutes } from './near-minutes.ts';
import type { Reading } from './reading.ts';

/** What a community calls an encounter; from its deployment. */
export interface Detector {
  /** δ, dB: a minute that lost less was spent near. */
  readonly delta: number;
  /** τ: least sum of near minutes of an encounter. */
  readonly tau: number;
  /** An identifier is logged from so many near minutes on. */
  readonly log: number;
  /** Silent minutes between near ones that count as near. */
  readonly bridge: number;
  /** Minutes without a near one that one encounter may contain. */
  readonly pause: number;
}

/** δ has most skill on three published sets together (README, Proximity); τ and the rest are usual. */
export const DETECTOR: Detector = { delta: 74, tau: 15, log: 3, bridge: 2, pause: 15 };

/** An identifier that was near long enough to make a row. */
export interface Logged {
  readonly identifier: string;
  /** Near ones, floor(Unix seconds / 60), ascending. */
  readonly minutes: readonly number[];
}

/**
 * What is logged of one identifier; null: it was near for less than `log` minutes, and nothing of it is to be kept.
 * @param readings all of it, in any order
 * @param correction dB, of the pair of devices
 */
export function logged(
  identifier: string,
  readings: Iterable<Reading>,
  correction: number,
  { delta, bridge, log }: Detector,
): Logged | null {
  const minutes = nearMinutes(minutesOf(readings, correction), delta, bridge);
  return minutes.length >= log ? { identifier, minutes } : null;
}
