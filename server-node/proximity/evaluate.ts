import { type Detector, logged } from '../../workers/near/detector.ts';
import { type Encounter, encountersOf } from '../../workers/near/encounters.ts';
import { minutesOf } from '../../workers/near/minutes.ts';
import type { Corrections } from './corrections.ts';
import { knownMinutes } from './known-minutes.ts';
import type { Recording } from './recordings.ts';
import { type Judged, rocArea, type Score, scoreAt, weigh } from './score.ts';

/** Figures at one threshold; minutes are plain counts, the score weighs stays alike. */
export interface AtThreshold extends Score {
  /** dB. */
  readonly delta: number;
  readonly minutes: {
    readonly nearCalledNear: number;
    readonly farCalledNear: number;
    readonly nearCalledFar: number;
    readonly farCalledFar: number;
  };
}

/** What was found in one recording. */
export interface Found {
  readonly file: string;
  readonly identifier: string;
  readonly readings: number;
  /** With a reading. */
  readonly minutes: number;
  /** dB; 0 where its device has none. */
  readonly correction: number;
  /** Near ones; 0 when it was near too shortly to be logged. */
  readonly nearMinutes: number;
  readonly encounters: readonly Encounter[];
}

export interface Evaluation {
  readonly detector: Detector;
  readonly recordings: readonly Found[];
  /** Minutes that the phones spent at one known place. */
  readonly known: { readonly near: number; readonly far: number };
  /** Null: near and far are not both known. */
  readonly truth: { readonly rocArea: number; readonly thresholds: readonly AtThreshold[] } | null;
}

/** Thresholds of the table, dB. */
const [LEAST, MOST] = [40, 100];

/** Runs the detector on every recording, and judges each threshold by the minutes whose truth is known. */
export function evaluate(
  recordings: readonly Recording[],
  corrections: Corrections,
  detector: Detector,
): Evaluation {
  const judged: Judged[] = [];
  const found = recordings.map(({ file, identifier, device, readings }): Found => {
    const correction = corrections.get(device ?? '') ?? 0;
    const minutes = minutesOf(readings, correction);
    const places = knownMinutes(readings);
    for (const { minute, attenuation } of minutes) {
      const known = places.get(minute);
      if (known) judged.push({ attenuation, near: known.near, stay: `${file} ${identifier} ${known.place}` });
    }
    const near = logged(identifier, readings, correction, detector)?.minutes ?? [];
    return {
      file,
      identifier,
      readings: readings.length,
      minutes: minutes.length,
      correction,
      nearMinutes: near.length,
      encounters: encountersOf(near, detector.tau, detector.pause),
    };
  });
  const near = judged.filter((minute) => minute.near).length;
  return {
    detector,
    recordings: found,
    known: { near, far: judged.length - near },
    truth: judgeThresholds(judged, detector.delta),
  };
}

function judgeThresholds(judged: readonly Judged[], delta: number): Evaluation['truth'] {
  const weighed = weigh(judged);
  if (weighed.length === 0) return null;
  const deltas = new Set(Array.from({ length: MOST - LEAST + 1 }, (_, i) => LEAST + i)).add(delta);
  return {
    rocArea: rocArea(weighed),
    thresholds: [...deltas]
      .sort((a, b) => a - b)
      .map((threshold) => ({
        delta: threshold,
        ...scoreAt(weighed, threshold),
        minutes: countsAt(judged, threshold),
      })),
  };
}

function countsAt(judged: readonly Judged[], delta: number): AtThreshold['minutes'] {
  const counts = { nearCalledNear: 0, farCalledNear: 0, nearCalledFar: 0, farCalledFar: 0 };
  for (const { near, attenuation } of judged) {
    if (attenuation < delta) counts[near ? 'nearCalledNear' : 'farCalledNear']++;
    else counts[near ? 'nearCalledFar' : 'farCalledFar']++;
  }
  return counts;
}
