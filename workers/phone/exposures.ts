import type { Deployment } from '../wire/deployment.ts';
import { uploadShape } from '../wire/shape.ts';
import { epochStart, firstBlock, slotStart } from '../wire/time.ts';
import type { Answer } from './answers.ts';
import { type NearMatch, nearExposures } from './near-exposures.ts';
import type { SentRow } from './record.ts';
import type { VisitTimes } from './row-choice.ts';

/**
 * One stretch of time in which an infectious person was in the same place; with detail policy day, a whole epoch, and
 * nobody knows which visit it was.
 */
export interface Exposure {
  readonly epoch: number;
  /** floor(from / 86400): the UTC day. */
  readonly day: number;
  /** Unix seconds, borders of slots: the shared time lies somewhere between. */
  readonly from: number;
  readonly to: number;
  readonly visitIds: readonly string[];
  /** One's *own* minutes in the matched slots, not rounded; minutes together nobody knows. Null: only the day is known. */
  readonly minutes: number | null;
  /** 1..3. */
  readonly level: number;
}

/** A matched row in absolute slots. */
interface Match {
  readonly epoch: number;
  readonly slots: readonly number[];
  readonly visits: readonly VisitTimes[];
  readonly level: number;
}

interface Stretch extends Omit<Match, 'slots'> {
  readonly first: number;
  readonly last: number;
}

/**
 * What the rows of an answer mean in this phone's diary, earliest first. Consecutive matched slots of one stay are
 * one exposure, also across blocks and epochs. Rows of tags are near exposures from τ on.
 * @param sent the rows of the uploads that counted; a matched row without one is left out
 */
export function exposuresOf(d: Deployment, answer: Answer, sent: readonly SentRow[]): Exposure[] {
  if (d.detail.policy === 'day') return exposedDays(d, answer);
  const byRow = new Map(sent.map((row) => [`${row.epoch}/${row.row}`, row]));
  const near = uploadShape(d).jobs.find(({ kind }) => kind === 'near');
  const matches: Match[] = [];
  const nearMatches: NearMatch[] = [];
  for (const { age, row, slots, level } of answer.rows) {
    const own = byRow.get(`${answer.run - age}/${row}`);
    if (!own) continue;
    const first = (firstBlock(d.grid, own.h, own.epoch) + own.block) * own.h;
    const match = { epoch: own.epoch, slots: slots.map((s) => first + s), visits: own.visits, level };
    if (near && row >= near.first) nearMatches.push(match);
    else matches.push(match);
  }
  const places = mergeStretches(matches).map((stretch) => describe(d, stretch));
  if (nearMatches.length === 0) return places;
  return [...places, ...nearExposures(d, nearMatches)].sort((a, b) => a.from - b.from);
}

function exposedDays(d: Deployment, { run, days }: Answer): Exposure[] {
  const exposures = days.map(({ age, level }): Exposure => {
    const epoch = run - age;
    const [from, to] = [epochStart(d.grid, epoch), epochStart(d.grid, epoch + 1)];
    return { epoch, day: Math.floor(from / 86_400), from, to, visitIds: [], minutes: null, level };
  });
  return exposures.sort((a, b) => a.from - b.from);
}

/** Runs of consecutive slots, joined while they share a visit. */
function mergeStretches(matches: readonly Match[]): Stretch[] {
  const single = matches
    .flatMap(({ slots, ...match }) => slots.map((slot) => ({ ...match, first: slot, last: slot })))
    .sort((a, b) => a.first - b.first);
  const stretches: Stretch[] = [];
  for (const next of single) {
    const at = stretches.findIndex((open) => open.last + 1 === next.first && shareVisit(open, next));
    if (at < 0) stretches.push(next);
    else stretches[at] = join(stretches[at], next);
  }
  return stretches;
}

function shareVisit(a: Stretch, b: Stretch): boolean {
  return a.visits.some(({ id }) => b.visits.some((visit) => visit.id === id));
}

function join(a: Stretch, b: Stretch): Stretch {
  const visits = new Map([...a.visits, ...b.visits].map((visit) => [visit.id, visit]));
  return { ...a, last: b.last, visits: [...visits.values()], level: Math.max(a.level, b.level) };
}

function describe(d: Deployment, { epoch, first, last, visits, level }: Stretch): Exposure {
  const [from, to] = [slotStart(d.grid, first), slotStart(d.grid, last + 1)];
  const within = visits.filter((visit) => visit.from < to && visit.to > from);
  const seconds = within.reduce((sum, visit) => sum + Math.min(visit.to, to) - Math.max(visit.from, from), 0);
  const visitIds = within.map(({ id }) => id);
  return { epoch, day: Math.floor(from / 86_400), from, to, visitIds, minutes: seconds / 60, level };
}
