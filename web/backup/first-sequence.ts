/** More corrections of one epoch than any operator keeps. */
const JUMP = 1024;

/**
 * Where the sequences of an account's uploads begin on the phone that takes it over: above all that any other phone with
 * this account has used, as long as that one took it over earlier. So of two phones the later one's uploads count. Pure.
 * @param before where they began on the phone that the account comes from; absent: 0
 * @param now unix seconds, which fit 32 bits until 2106
 */
export const firstSequence = (before: number | undefined, now: number): number =>
  Math.max(now, (before ?? 0) + JUMP);
