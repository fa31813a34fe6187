/** A time in which the person wants nothing recorded; [from, to) in unix seconds. */
export interface Pause {
  readonly from: number;
  readonly to: number;
}

/** Whether [from, to), in unix seconds, touches a pause. */
export const isPaused = (from: number, to: number, pauses: readonly Pause[]): boolean =>
  pauses.some((pause) => pause.from < to && pause.to > from);
