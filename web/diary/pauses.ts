/** Times in which the person wanted nothing recorded. Pure; unix seconds. */

export interface Pause {
  from: number;
  /** Null while it lasts. */
  to: number | null;
}

/** A stretch of time, [from, to). */
export interface Span {
  from: number;
  to: number;
}

/** The pause that is going on, if any. */
export const openPause = (pauses: readonly Pause[]): Pause | undefined =>
  pauses.find(({ to }) => to === null);

/** Ends what is going on. @returns null when nothing is */
export const endPause = (pauses: readonly Pause[], now: number): Pause | null => {
  const open = openPause(pauses);
  return open ? { ...open, to: Math.max(open.from, now) } : null;
};

/** The paused parts of a stretch of time, earliest first; one that goes on lasts to its end. */
export const pausedWithin = (pauses: readonly Pause[], { from, to }: Span): Span[] =>
  pauses
    .map((pause) => ({ from: Math.max(pause.from, from), to: Math.min(pause.to ?? to, to) }))
    .filter((span) => span.from < span.to)
    .sort((a, b) => a.from - b.from);
