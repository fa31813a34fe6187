/**
 * Today's answer in one sentence: what, when, how sure, what now.
 *
 * Pure; the words follow three rules: never "safe", never an exclamation mark, and the place is
 * named because the name is on this device only.
 */
import type { Deployment } from '../../workers/wire/deployment.ts';
import type { Grid } from '../../workers/wire/time.ts';
import { keptBack } from './detail.ts';
import { contradicted, inWords, type Operators, someAnswered, unreachablePhrase } from './operators.ts';
import {
  between,
  dayPhrase,
  epochsPhrase,
  momentPhrase,
  sincePhrase,
  visitPhrase,
  wholeDayPhrase,
  windowPhrase,
} from './time.ts';

/** A stretch of slots, or a whole day, in which somebody who later tested positive was in the same place. */
export interface ExposureWords {
  /** Unix seconds; borders of slots. */
  from: number;
  to: number;
  /** Null when the visit was deleted from the diary, or unknown. */
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

const noAnswer = ({ check, now, grid, operators }: AnswerInput): string => {
  const since = `No answer ${check.answered ? `since ${sincePhrase(check.answered.at, now, grid)}` : 'yet'}`;
  if (check.offline) return `${since}: this phone is offline.`;
  if (check.unreachable.length > 0) return `${since}: ${unreachablePhrase(check.unreachable, operators)}.`;
  if (check.skipped) return `${since}: too few people took part in the last round.`;
  return `${since}: the operators have not given one.`;
};

/** "Gym (yesterday) and Café Nord (Tuesday) and two other visits" */
const listed = (visits: readonly UncheckedVisit[], { now, grid }: AnswerInput): string => {
  const named = visits.slice(0, 2).map(({ place, from }) => `${place} (${visitPhrase(from, now, grid)})`);
  const rest = visits.length - named.length;
  const others = rest === 0 ? [] : [`${inWords(rest)} other visit${rest === 1 ? '' : 's'}`];
  return [...named, ...others].join(' and ');
};

/** What an overdue answer leaves open: nobody must take silence about these visits for an answer. */
const leftOpen = (input: AnswerInput): string => {
  const { check, awaited, now, grid } = input;
  if (!check.overdue) return '';
  const since = check.answered ? ` since ${sincePhrase(check.answered.upTo, now, grid)}` : '';
  if (awaited.length === 0) return `You have no visits${since} that wait to be checked.`;
  return `Your visits${since} are not checked yet: ${listed(awaited, input)}.`;
};

/** What the operators' agreement adds to an answer. */
const support = ({ check, operators }: AnswerInput): string => {
  const { agree, doubted } = check.answered ?? { doubted: [] };
  if (doubted.length > 0) return ` ${contradicted(operators, doubted)}.`;
  if (agree !== 'some') return '';
  const missing = check.unreachable.length > 0 ? `; ${unreachablePhrase(check.unreachable, operators)}` : '';
  return ` ${someAnswered(operators)}${missing}.`;
};

/** Visits whose record did not enter: nobody must take silence about them for an answer. */
const gap = (input: AnswerInput): string =>
  input.unchecked.length === 0
    ? ''
    : ` Not checked: ${listed(input.unchecked, input)}, because not every operator has this phone's record of that time.`;

const DELETED = 'a place that you deleted from your diary';

const exposed = (input: AnswerInput): Omit<Answer, 'open'> => {
  const { exposures, now, grid } = input;
  const { from, to, place, dayOnly } = exposures[0];
  const when = dayOnly
    ? wholeDayPhrase(from, to, now, grid)
    : `${dayPhrase(from, now)} ${between(from, to, grid)}`;
  const more = exposures.length - 1;
  const others = `And ${inWords(more)} other ${dayOnly ? 'day' : 'time'}${more === 1 ? '' : 's'}.`;
  return {
    tone: 'exposed',
    headline: `${when} you were in the same place as someone who later tested positive${dayOnly ? '.' : ': '}`,
    place: dayOnly ? null : (place ?? DELETED),
    detail:
      [dayOnly ? 'Results here do not say when or where.' : '', more > 0 ? others : ''].join(' ').trim() +
      (input.check.overdue ? ` ${noAnswer(input)} ${leftOpen(input)}` : support(input)) +
      gap(input),
  };
};

const sentence = (input: AnswerInput): Omit<Answer, 'open'> => {
  const { check, now, grid, window } = input;
  const epoch = grid.epoch === 86_400 ? 'day' : 'round';
  const complete = input.unchecked.length === 0;
  const span = `the last ${windowPhrase(window, grid)}`;
  if (check.answered?.agree === 'contradiction')
    return {
      tone: 'notice',
      headline: 'No answer today: the operators contradict each other.',
      place: null,
      detail: `At least one of them answered wrongly, so nothing of it is shown. The next round is checked afresh. ${leftOpen(input)}`,
    };
  if (input.exposures.length > 0) return exposed(input);
  if (check.overdue)
    return {
      tone: 'notice',
      headline: noAnswer(input),
      place: null,
      detail: `${leftOpen(input)}${input.awaited.length > 0 ? ` They are kept on this phone. Keep the app open when the operators are back: those of ${span} can still be checked then.` : ''}${gap(input)}`,
    };
  if (!check.answered || check.answered.counted === 0)
    return {
      tone: complete ? 'pending' : 'notice',
      headline: check.answered ? `Nothing of ${span} is checked yet.` : 'Nothing to check yet.',
      place: null,
      detail: `Visits are checked ${epoch === 'day' ? 'in the night after each day' : 'after each round'}.${gap(input)}`,
    };
  const { counted } = check.answered;
  return {
    tone: complete ? 'calm' : 'notice',
    headline: `No exposure found in ${counted < window ? `the ${epochsPhrase(counted, grid)} checked of ${span}` : span}.`,
    place: null,
    detail: `Checked ${momentPhrase(check.answered.at, now)}.${support(input)}${keptBack(input.detail)}${gap(input)}`,
  };
};

/** The sentence of the day for what this device knows. */
export const answer = (input: AnswerInput): Answer => {
  const said = sentence(input);
  return { ...said, detail: said.detail.trim(), open: leftOpen(input) };
};
