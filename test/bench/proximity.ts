import { resolve } from 'node:path';
import { InvalidArgumentError } from 'commander';
import { aboutAMetre } from '../../server-node/proximity/corrections.ts';
import { rocArea, scoreAt, weigh } from '../../server-node/proximity/score.ts';
import { DETECTOR } from '../../workers/near/detector.ts';
import type { Bench } from './bench-kind.ts';
import {
  bestDelta,
  bySet,
  type Candidate,
  candidatesOf,
  judgedOf,
  leaveOneOut,
  leaveOneOutOfAll,
  mean,
  SETS,
} from './proximity/compare.ts';
import { CORRECTIONS, type Correction, ownOf } from './proximity/corrections.ts';
import { type Condition, estimate, prepare } from './proximity/estimate.ts';
import { differences } from './proximity/noise.ts';
import { hasSets, readSets } from './proximity/sets.ts';
import { CHOSEN, SMOOTHERS } from './proximity/smoothers.ts';

const DATA = '../shared/data';
const CHOSEN_CORRECTION = 'table';

const AS_RECORDED: Condition = { every: 0, wrong: 0 };

const OTHERS: Readonly<Record<string, Condition>> = {
  /** As a phone that listens now and then. */
  'one in 10 s': { every: 10, wrong: 0 },
  '2 % 30 dB too strong': { every: 0, wrong: 0.02 },
};

/** Thresholds of the README's table, dB. */
const TABLE = [60, 64, 68, 70, 72, 74, 76, 78, 80];

function figures(candidate: Candidate) {
  const leftOut = leaveOneOut(candidate);
  return {
    smoother: candidate.smoother,
    correction: candidate.correction,
    rocArea: { ...candidate.areas, mean: mean(SETS.map((set) => candidate.areas[set])) },
    best: bestDelta(candidate, SETS),
    leftOut: {
      ...leftOut,
      meanSkill: mean(SETS.map((set) => leftOut[set].recall - leftOut[set].falseAlarms)),
    },
  };
}

/** Compares estimators and corrections on three published sets, and leaves each set out once. */
async function run({ data = DATA }: { data?: string }): Promise<unknown> {
  if (!hasSets(data))
    return { skipped: `the three sets are not in ${resolve(data)}: name their folder with --data` };
  const recordings = readSets(data);
  const preparedFor = (condition: Condition) =>
    bySet((set) => recordings[set].map((recording) => prepare(recording, condition)));
  // The others first: only figures are kept of them.
  const others = Object.entries(OTHERS).map(([condition, change]) => {
    const candidates = candidatesOf(preparedFor(change));
    return { condition, leftOut: leaveOneOutOfAll(candidates), figures: candidates.map(figures) };
  });
  const sets = preparedFor(AS_RECORDED);
  const candidates = candidatesOf(sets);
  const conditions = [
    { condition: 'all', leftOut: leaveOneOutOfAll(candidates), figures: candidates.map(figures) },
    ...others,
  ];
  const find = (correction: string) =>
    candidates.find((candidate) => candidate.smoother === CHOSEN && candidate.correction === correction)!;
  const chosen = find(CHOSEN_CORRECTION);
  const { delta: ownDelta } = bestDelta(find('own'), SETS);
  const estimated = bySet((set) => sets[set].map((recording) => estimate(recording, SMOOTHERS[CHOSEN])));
  const corrected = (correct: Correction) =>
    bySet((set) => {
      const weighed = weigh(judgedOf(estimated[set], correct(estimated[set])));
      const { recall, falseAlarms } = scoreAt(weighed, ownDelta);
      return { rocArea: rocArea(weighed), skill: recall - falseAlarms };
    });
  return {
    sets: bySet((set) => {
      const minutes = estimated[set].flatMap((recording) => recording.minutes);
      return {
        recordings: recordings[set].length,
        readings: recordings[set].reduce((sum, { readings }) => sum + readings.length, 0),
        nearMinutes: minutes.filter(({ near }) => near).length,
        farMinutes: minutes.filter(({ near }) => !near).length,
        corrections: Object.fromEntries(CORRECTIONS.table(estimated[set])),
      };
    }),
    chosen: {
      ...figures(chosen),
      detector: DETECTOR,
      thresholds: TABLE.map((delta) => ({ delta, ...bySet((set) => scoreAt(chosen.weighed[set], delta)) })),
    },
    /** The chosen one, judged by all minutes but those that calibrated it. */
    withoutCalibration: bySet((set) => {
      const corrections = CORRECTIONS.table(estimated[set]);
      const others = estimated[set].map((recording) => ({
        ...recording,
        minutes: recording.minutes.filter(({ place }) => !aboutAMetre(place)),
      }));
      const weighed = weigh(judgedOf(others, corrections));
      return { rocArea: rocArea(weighed), ...scoreAt(weighed, DETECTOR.delta) };
    }),
    /** Skill at the threshold that fits the sets' own shares of near minutes. */
    ownCorrection: {
      'as in the sets': corrected(CORRECTIONS.own),
      'one in five near': corrected(ownOf([0.2])),
      'half near': corrected(ownOf([0.5])),
      'four in five near': corrected(ownOf([0.8])),
      'devices differ: one and four in five': corrected(ownOf([0.2, 0.8])),
    },
    leaveOneSetOut: Object.fromEntries(conditions.map(({ condition, leftOut }) => [condition, leftOut])),
    differences: differences(sets),
    candidates: Object.fromEntries(conditions.map(({ condition, figures }) => [condition, figures])),
  };
}

/** `npm run bench -- proximity`. */
export const proximityBench: Bench = {
  name: 'proximity',
  about: 'estimators of attenuation on three sets of recorded readings, each set left out once',
  options: (command) =>
    command.option(
      '--data <folder>',
      'with the three sets',
      (folder: string) => {
        if (!hasSets(folder)) throw new InvalidArgumentError('The three sets are not there.');
        return folder;
      },
      DATA,
    ),
  run,
};
