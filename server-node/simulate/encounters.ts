/** Seconds that one record stands for: the reader's period of the SocioPatterns badges. */
const RECORD = 20;

/** Seconds from `from` up to, not with, `to`. */
export interface Interval {
  from: number;
  to: number;
}

/** When nearness is an encounter, in seconds. */
export interface EncounterRule {
  /** Longest break within one encounter. */
  gap: number;
  /** Least sum of an encounter's intervals, breaks left out, for it to count. */
  tau: number;
}

/**
 * The encounters of one pair that count, each as its intervals of unbroken nearness.
 *
 * Records that overlap or touch are one interval: nearness is the union of all [t, t+20), and its length is counted
 * once. Two intervals no more than `gap` apart belong to one encounter.
 * @param times of the pair's records, ascending
 */
export function countingEncounters(times: readonly number[], { gap, tau }: EncounterRule): Interval[][] {
  const encounters: Interval[][] = [];
  for (const t of times) {
    const encounter = encounters.at(-1);
    const last = encounter?.at(-1);
    if (!encounter || !last || t - last.to > gap) encounters.push([{ from: t, to: t + RECORD }]);
    else if (t > last.to) encounter.push({ from: t, to: t + RECORD });
    else last.to = t + RECORD;
  }
  return encounters.filter((intervals) => intervals.reduce((sum, { from, to }) => sum + to - from, 0) >= tau);
}

/** Seconds of `intervals` in every slot that they intersect; slots count from time 0. */
export function secondsBySlot(intervals: Iterable<Interval>, slot: number): Map<number, number> {
  const seconds = new Map<number, number>();
  for (const { from, to } of intervals) {
    for (let s = Math.floor(from / slot); s * slot < to; s++) {
      const stay = Math.min(to, (s + 1) * slot) - Math.max(from, s * slot);
      seconds.set(s, (seconds.get(s) ?? 0) + stay);
    }
  }
  return seconds;
}
