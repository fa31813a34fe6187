/** What several nodes answered, seen together. */
import { type CertifiedShare, checkShares, type EndOf } from './certified.ts';
import type { Answers } from './node-links.ts';

/** Why nodes did not answer. */
export const reasonsOf = (answers: Answers<unknown>): string[] =>
  [...answers].flatMap(([party, answer]) =>
    answer instanceof Error ? [`node ${party}: ${answer.message}`] : [],
  );

/** What nodes gave, of those that answered and had something. */
export const given = <T extends object>(answers: Answers<T | null>): T[] =>
  [...answers.values()].flatMap((answer) => (answer && !(answer instanceof Error) ? [answer] : []));

/** The shares of the newest run that at least `least` nodes hold. */
export function ofOneRun(
  answers: Answers<CertifiedShare | null>,
  least: number,
): CertifiedShare[] | undefined {
  const runs = new Map<number, CertifiedShare[]>();
  for (const share of given(answers)) runs.set(share.run, [...(runs.get(share.run) ?? []), share]);
  return [...runs.values()].filter((shares) => shares.length >= least).sort(([a], [b]) => b.run - a.run)[0];
}

/**
 * Whether `least` make a result already: a liar that is quick must not shut out the others.
 * @param end as `checkShares` takes it
 */
export function isEnough(answers: Answers<CertifiedShare | null>, least: number, end?: EndOf): boolean {
  const agreed = ofOneRun(answers, least);
  if (!agreed) return false;
  try {
    checkShares(agreed, least, end);
    return true;
  } catch {
    return false;
  }
}

/** What most gave of the newest run that any has, of which there can be two ends, and how many did; null when none has any. */
export function ofOneEnd<T extends { readonly run: number; readonly end: string }>(
  answers: Answers<T | null>,
): { one: T; count: number } | null {
  const all = given(answers);
  const newest = Math.max(...all.map(({ run }) => run));
  const counted = all
    .filter(({ run }) => run === newest)
    .map((one) => ({ one, count: all.filter(({ end }) => end === one.end).length }));
  return counted.sort((a, b) => b.count - a.count)[0] ?? null;
}
