/** One minute of a recording: what an estimator made of it, and what is known. */
export interface Judged {
  /** dB. */
  readonly attenuation: number;
  readonly near: boolean;
  /** Two phones at one distance; minutes of one stay resemble each other. */
  readonly stay: string;
}

/**
 * How well "under a threshold" tells near from far. Every stay counts alike, however many minutes it has, and near and
 * far count half each: so sets compare, whatever their share of near stays, and chance is a precision of 0.5.
 */
export interface Score {
  /** Part of near minutes that were called near. */
  readonly recall: number;
  /** Part of far minutes that were called near. */
  readonly falseAlarms: number;
  /** Part of minutes called near that were; NaN where none was called near. */
  readonly precision: number;
  readonly f1: number;
}

/** Minutes of stays with weights: near ones sum to 1, far ones too. Sorted by attenuation. */
export interface Weighed {
  readonly attenuation: number;
  readonly near: number;
  readonly far: number;
}

/** @returns [] unless both near and far are among them: then there is nothing to tell apart */
export function weigh(judged: readonly Judged[]): Weighed[] {
  const sizes = new Map<string, number>();
  const key = ({ stay, near }: Judged) => `${near} ${stay}`;
  for (const minute of judged) sizes.set(key(minute), (sizes.get(key(minute)) ?? 0) + 1);
  const nearStays = [...sizes.keys()].filter((stay) => stay.startsWith('true')).length;
  const farStays = sizes.size - nearStays;
  if (nearStays === 0 || farStays === 0) return [];
  return judged
    .map((minute) => {
      const weight = 1 / sizes.get(key(minute))! / (minute.near ? nearStays : farStays);
      return {
        attenuation: minute.attenuation,
        near: minute.near ? weight : 0,
        far: minute.near ? 0 : weight,
      };
    })
    .sort((a, b) => a.attenuation - b.attenuation);
}

/** @param delta dB; under it is near */
export function scoreAt(weighed: readonly Weighed[], delta: number): Score {
  let recall = 0;
  let falseAlarms = 0;
  for (const { attenuation, near, far } of weighed) {
    if (attenuation >= delta) break;
    recall += near;
    falseAlarms += far;
  }
  const precision = recall / (recall + falseAlarms);
  return { recall, falseAlarms, precision, f1: (2 * recall) / (recall + falseAlarms + 1) };
}

/** Area under the ROC curve: how often a near minute lost less than a far one; equal ones count half. */
export function rocArea(weighed: readonly Weighed[]): number {
  let area = 0;
  let recall = 0;
  for (let i = 0; i < weighed.length; ) {
    const tie = { near: 0, far: 0 };
    const { attenuation } = weighed[i];
    for (; i < weighed.length && weighed[i].attenuation === attenuation; i++) {
      tie.near += weighed[i].near;
      tie.far += weighed[i].far;
    }
    area += tie.far * (recall + tie.near / 2);
    recall += tie.near;
  }
  return area;
}
