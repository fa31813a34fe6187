/** Sets of parties, which hold keys in common: their members ascending. */
import type { Party } from '../party.ts';

export type PartySet = readonly Party[];

/** Parties 1..n. */
export const allParties = (n: number): PartySet => Array.from({ length: n }, (_, i) => i + 1);

/** How a set is named in keys and messages, such as "1-2-4". */
export const setLabel = (set: PartySet): string => set.join('-');

/**
 * All subsets of `size` members in revolving-door order: neighbours differ in one member (Nijenhuis–Wilf 1978).
 *
 *   R(n, k) = R(n−1, k), then R(n−1, k−1) backwards with n in each
 */
export function subsets(of: PartySet, size: number): PartySet[] {
  if (size === 0) return [[]];
  if (size > of.length) return [];
  const [rest, last] = [of.slice(0, -1), of[of.length - 1]];
  const without = subsets(rest, size);
  const withLast = subsets(rest, size - 1)
    .reverse()
    .map((set) => [...set, last]);
  return [...without, ...withLast];
}

/**
 * The groups of t+1 parties that permute one after the other in a shuffle: for any t parties there is a group that none
 * of them is in. The fewest such are P. Turán's: the parties are cut into q parts, and every t+1 of one part are a group.
 *
 * Whoever meets all groups leaves at most t of each part, so has n − q·t members or more. That is more than t for
 *
 *   q = ⌊(n−1)/t⌋ − 1
 *
 * n = 2t+1: one part, all C(n, t+1) groups. (4,1): 2 groups instead of 6; (7,2): 5 instead of 35.
 */
export function shuffleGroups(n: number, t: number): PartySet[] {
  const q = Math.floor((n - 1) / t) - 1;
  return Array.from({ length: q }, (_, part) =>
    allParties(n).slice(Math.floor((n * part) / q), Math.floor((n * (part + 1)) / q)),
  ).flatMap((part) => subsets(part, t + 1));
}
