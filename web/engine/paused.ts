/**
 * Whether a pause of so many seconds, at most, is still on. One that would be much longer began by a clock that was set back
 * since, and is over. Pure; unix seconds.
 */
export const isPaused = (now: number, until: number, length: number): boolean =>
  now < until && until - now <= 2 * length;
