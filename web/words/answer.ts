/**
 * Today's answer in one sentence: what, when, how sure, what now. Decides what is said; the catalogue of the language says it.
 * The words follow three rules: never "safe", never an exclamation mark, and the place is named because the name is on
 * this device only.
 */
import type { Deployment } from '../../workers/wire/deployment.ts';
import type { Grid } from '../../workers/wire/time.ts';
import { isolated } from './bidi.ts';
import { keptBack } from './detail.ts';
import { contradicted, type Operators, someAnswered, unreachablePhrase } from './operators.ts';
import {
  dayBetween,
  epochsPhrase,
  lastPhrase,
  momentPhrase,
  sinceWhen,
  visitPhrase,
  wholeDayPhrase,
} from './time.ts';
import { words } from './words.ts';

/** place: both were there. meeting: both keep its code. near: one had a tag that the other's phone heard. */
export type ExposureKind = 'place' | 'meeting' | 'near';

/** A stretch of slots, or a whole day, in which somebody was there, or near, who later tested positive. */
export interface ExposureWords {
  /** Unix seconds; borders of slots. */
  from: number;
  to: number;
  kind: ExposureKind;
  /** Null when the visit or meeting was deleted from the diary, or unknown; also of a meeting without a name. */
  place: string | null;
  /** The community's results tell no more than the day. */
  dayOnly: boolean;
}

/** A visit that no run has compared with others. */
export interface UncheckedVisit {
  place: string;
  /** Unix seconds of the check-in. */
  from: number;
}

/** What this device knows about its last answer from the operators. */
export interface CheckState {
  /** Last run that answered: when its answer came, the end of the time it covers, and who took part. */
  answered: {
    at: number;
    upTo: number;
    agree: 'all' | 'some' | 'contradiction';
    doubted: string[];
    /** Epochs of the window that hold this phone's record; about the others the answer says nothing. */
    counted: number;
  } | null;
  /** The last run that was due did not take place: too few people took part. */
  skipped: boolean;
  /** An answer is overdue: a run had to be over some time ago and has not answered. */
  overdue: boolean;
  /** The device has no network. */
  offline: boolean;
  /** Names of the operators that could not be reached at the last try; empty before the first. */
  unreachable: string[];
}

export interface Answer {
  /** pending: there was nothing to check yet. */
  tone: 'pending' | 'calm' | 'notice' | 'exposed';
  headline: string;
  /** Shown after the headline, emphasised. */
  place: string | null;
  detail: string;
  /** What an overdue answer leaves open; part of the detail, empty when none is overdue. */
  open: string;
}

export interface AnswerInput {
  now: number;
  grid: Grid;
  /** Epochs that a result covers. */
  window: number;
  operators: Operators;
  /** What the community's results tell. */
  detail: Deployment['detail'];
  check: CheckState;
  /** Newest first. */
  exposures: ExposureWords[];
  /** Newest first: the answer does not cover them. */
  unchecked: UncheckedVisit[];
  /** Newest first: of epochs whose answer is overdue. */
  awaited: UncheckedVisit[];
}

/** Sentences, one after the other; empty ones are none. */
const text = (...sentences: string[]): string => sentences.filter(Boolean).join(' ');

const whyNone = ({ check, operators }: AnswerInput): string => {
  const w = words.value.answer;
  if (check.offline) return w.offline;
  if (check.unreachable.length > 0) return unreachablePhrase(check.unreachable, operators);
  return check.skipped ? w.skipped : w.silent;
};

const noAnswer = (input: AnswerInput): string => {
  const { check, now, grid } = input;
  const why = whyNone(input);
  return check.answered
    ? words.value.answer.noAnswerSince(sinceWhen(check.answered.at, now, grid), why)
    : words.value.answer.noAnswerYet(why);
};

/** "Gym (yesterday) and Café Nord (Tuesday) and two other visits" */
const listed = (visits: readonly UncheckedVisit[], { now, grid }: AnswerInput): string => {
  const named = visits
    .slice(0, 2)
    .map(({ place, from }) => words.value.answer.visit(isolated(place), visitPhrase(from, now, grid)));
  return words.value.answer.visits(named, visits.length - named.length);
};

/** What an overdue answer leaves open: nobody must take silence about these visits for an answer. */
const leftOpen = (input: AnswerInput): string => {
  const { check, awaited, now, grid } = input;
  const w = words.value.answer;
  if (!check.overdue) return '';
  const since = check.answered && sinceWhen(check.answered.upTo, now, grid);
  if (awaited.length === 0) return since ? w.noneOpenSince(since) : w.noneOpen;
  const visits = listed(awaited, input);
  return since ? w.openSince(since, visits) : w.open(visits);
};

/** What the operators' agreement adds to an answer. */
const support = ({ check, operators }: AnswerInput): string => {
  const { agree, doubted } = check.answered ?? { doubted: [] };
  if (doubted.length > 0) return `${contradicted(operators, doubted)}.`;
  if (agree !== 'some') return '';
  const answered = someAnswered(operators);
  if (check.unreachable.length === 0) return `${answered}.`;
  return words.value.answer.someMissing(answered, unreachablePhrase(check.unreachable, operators));
};

/** Visits whose record did not enter: nobody must take silence about them for an answer. */
const gap = (input: AnswerInput): string =>
  input.unchecked.length === 0 ? '' : words.value.answer.notChecked(listed(input.unchecked, input));

/** What was found, and the name that follows it. */
const found = ({ from, to, kind, place, dayOnly }: ExposureWords, { now, grid }: AnswerInput) => {
  const w = words.value.answer;
  if (dayOnly) return { headline: w.exposedOn(wholeDayPhrase(from, to, now, grid)), place: null };
  const when = dayBetween(from, to, now, grid);
  if (kind === 'near') return { headline: w.exposedNear(when), place: null };
  if (kind === 'place') return { headline: `${w.exposedAt(when)} `, place: place ?? w.deleted };
  return place === null
    ? { headline: w.exposedMet(when), place }
    : { headline: `${w.exposedMeeting(when)} `, place };
};

const exposed = (input: AnswerInput): Omit<Answer, 'open'> => {
  const { exposures } = input;
  const { dayOnly } = exposures[0];
  const w = words.value.answer;
  const more = exposures.length - 1;
  const others = more === 0 ? '' : dayOnly ? w.otherDays(more) : w.otherTimes(more);
  return {
    tone: 'exposed',
    ...found(exposures[0], input),
    detail: text(
      dayOnly ? w.dayOnly : '',
      others,
      ...(input.check.overdue ? [noAnswer(input), leftOpen(input)] : [support(input)]),
      gap(input),
    ),
  };
};

const sentence = (input: AnswerInput): Omit<Answer, 'open'> => {
  const { check, now, grid, window } = input;
  const w = words.value.answer;
  const complete = input.unchecked.length === 0;
  const last = lastPhrase(window, grid);
  if (check.answered?.agree === 'contradiction')
    return {
      tone: 'notice',
      headline: w.contradiction,
      place: null,
      detail: text(w.nothingShown, leftOpen(input)),
    };
  if (input.exposures.length > 0) return exposed(input);
  if (check.overdue)
    return {
      tone: 'notice',
      headline: noAnswer(input),
      place: null,
      detail: text(leftOpen(input), input.awaited.length > 0 ? w.keptHere(last) : '', gap(input)),
    };
  if (!check.answered || check.answered.counted === 0)
    return {
      tone: complete ? 'pending' : 'notice',
      headline: check.answered ? w.nothingOf(last) : w.nothingYet,
      place: null,
      detail: text(grid.epoch === 86_400 ? w.everyNight : w.everyRound, gap(input)),
    };
  const { counted } = check.answered;
  return {
    tone: complete ? 'calm' : 'notice',
    headline: counted < window ? w.noneIn(epochsPhrase(counted, grid), last) : w.none(last),
    place: null,
    detail: text(
      w.checked(momentPhrase(check.answered.at, now)),
      support(input),
      keptBack(input.detail),
      gap(input),
    ),
  };
};

/** The sentence of the day for what this device knows. */
export const answer = (input: AnswerInput): Answer => ({ ...sentence(input), open: leftOpen(input) });
