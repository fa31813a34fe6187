import {
  type Judged,
  rocArea,
  type Score,
  scoreAt,
  type Weighed,
  weigh,
} from '../../../server-node/proximity/score.ts';
import { CORRECTIONS } from './corrections.ts';
import { type Estimated, estimate, type Prepared } from './estimate.ts';
import type { SetName } from './sets.ts';
import { SMOOTHERS } from './smoothers.ts';

/** Thresholds that are tried, dB. */
const DELTAS = Array.from({ length: 81 }, (_, i) => 30 + i);
/** RSSI are whole numbers and sets are small: a threshold is as good as its neighbours, up to so many dB away. */
const NEIGHBOURS = 2;

export type BySet<T> = Readonly<Record<SetName, T>>;

/** One estimator with one correction, on all sets. */
export interface Candidate {
  readonly smoother: string;
  readonly correction: string;
  readonly weighed: BySet<readonly Weighed[]>;
  readonly areas: BySet<number>;
  /** Part of all cases told right beyond chance (recall − false alarms) by δ, averaged with neighbours. */
  readonly skills: BySet<readonly number[]>;
}

export const SETS: readonly SetName[] = ['pcng', 'mitll', 'herald'];

export const bySet = <T>(value: (set: SetName) => T): BySet<T> =>
  Object.fromEntries(SETS.map((set) => [set, value(set)])) as Record<SetName, T>;

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, x) => sum + x, 0) / values.length;

export const judgedOf = (
  recordings: readonly Estimated[],
  corrections: ReadonlyMap<string, number>,
): Judged[] =>
  recordings.flatMap(({ name, device, minutes }) =>
    minutes.map(({ attenuation, near, place }) => ({
      attenuation: attenuation - (corrections.get(device ?? '') ?? 0),
      near,
      stay: `${name} ${place}`,
    })),
  );

function skillsOf(weighed: readonly Weighed[]): number[] {
  const skill = (delta: number) => {
    const { recall, falseAlarms } = scoreAt(weighed, delta);
    return recall - falseAlarms;
  };
  const all = new Map(
    Array.from({ length: DELTAS.length + 2 * NEIGHBOURS }, (_, i) => DELTAS[0] - NEIGHBOURS + i).map(
      (delta) => [delta, skill(delta)],
    ),
  );
  return DELTAS.map((delta) =>
    mean(Array.from({ length: 2 * NEIGHBOURS + 1 }, (_, i) => all.get(delta - NEIGHBOURS + i)!)),
  );
}

/** Every smoother with every correction. */
export function candidatesOf(sets: BySet<readonly Prepared[]>): Candidate[] {
  return Object.entries(SMOOTHERS).flatMap(([smoother, smooth]) => {
    const estimated = bySet((set) => sets[set].map((recording) => estimate(recording, smooth)));
    return Object.entries(CORRECTIONS).map(([correction, correct]) => {
      const weighed = bySet((set) => weigh(judgedOf(estimated[set], correct(estimated[set]))));
      return {
        smoother,
        correction,
        weighed,
        areas: bySet((set) => rocArea(weighed[set])),
        skills: bySet((set) => skillsOf(weighed[set])),
      };
    });
  });
}

/** The threshold with most skill on some sets, dB, and that skill. */
export function bestDelta({ skills }: Candidate, sets: readonly SetName[]): { delta: number; skill: number } {
  const means = DELTAS.map((_, i) => mean(sets.map((set) => skills[set][i])));
  const skill = Math.max(...means);
  return { delta: DELTAS[means.indexOf(skill)], skill };
}

/** Figures on a set that had no part in choosing the threshold (or anything). */
export interface LeftOut extends Score {
  readonly delta: number;
  readonly smoother?: string;
  readonly correction?: string;
}

/** δ from two sets, figures of the third. */
export const leaveOneOut = (candidate: Candidate): BySet<LeftOut> =>
  bySet((set) => {
    const { delta } = bestDelta(
      candidate,
      SETS.filter((other) => other !== set),
    );
    return { delta, ...scoreAt(candidate.weighed[set], delta) };
  });

/** Smoother, correction and δ from two sets, figures of the third. */
export const leaveOneOutOfAll = (candidates: readonly Candidate[]): BySet<LeftOut> =>
  bySet((set) => {
    const others = SETS.filter((other) => other !== set);
    const [best] = candidates
      .map((candidate) => ({ candidate, ...bestDelta(candidate, others) }))
      .sort((a, b) => b.skill - a.skill);
    const { smoother, correction, weighed } = best.candidate;
    return { smoother, correction, delta: best.delta, ...scoreAt(weighed[set], best.delta) };
  });
