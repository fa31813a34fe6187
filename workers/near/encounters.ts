/** Near somebody for τ or more, with pauses. */
export interface Encounter {
  /** First and last near minute, floor(Unix seconds / 60). */
  readonly first: number;
  readonly last: number;
  /** Near ones between, both ends included; pauses do not count. */
  readonly minutes: number;
}

/**
 * (δ,τ)-encounters out of near minutes, earliest first. These may be of several identifiers of one person, as of rows
 * that matched: an identifier changes at borders of periods, and 16 minutes must not vanish as 8 and 8.
 * @param minutes near ones, in any order; one that is there twice counts once
 * @param tau least sum of minutes
 * @param pause longer than so many minutes without a near one, and another encounter begins
 */
export function encountersOf(minutes: Iterable<number>, tau: number, pause: number): Encounter[] {
  const found: Encounter[] = [];
  for (const minute of [...new Set(minutes)].sort((a, b) => a - b)) {
    const open = found.at(-1);
    if (open && minute - open.last - 1 <= pause)
      found[found.length - 1] = { ...open, last: minute, minutes: open.minutes + 1 };
    else found.push({ first: minute, last: minute, minutes: 1 });
  }
  return found.filter((encounter) => encounter.minutes >= tau);
}
