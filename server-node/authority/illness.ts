import * as v from 'valibot';
import { type Illness, INFECTIOUS, illnessFrom } from '../../workers/phone/illness.ts';
import type { Deployment } from '../../workers/wire/deployment.ts';
import { CODE_KINDS, type CodeKind } from '../../workers/wire/report-code.ts';
import { epochAt } from '../../workers/wire/time.ts';

/** Epochs ("days") between onset and the ends of an infectious time that is believed. */
const FARTHEST = 60;

/** Unix seconds up to the year 5138: larger is a mistake in the unit. */
const time = v.pipe(v.number(), v.minValue(0), v.maxValue(1e11));

/** What a health worker knows: all times are unix seconds and may be left out. */
const illnessRequest = {
  /** First symptoms, or the test. Default: now. */
  onset: v.optional(time),
  /** The infectious time, when it is not the usual one around onset: every day of it counts. */
  from: v.optional(time),
  to: v.optional(time),
};
const timesRequest = v.object(illnessRequest);
const codeRequest = v.strictObject({
  ...illnessRequest,
  kind: v.optional(v.picklist(CODE_KINDS), 'spoken'),
});

/** What the days of an illness depend on besides what was asked. */
interface Rules {
  deployment: Deployment;
  /** A code is for the whole window, for demonstrations. */
  always: boolean;
  /** Unix seconds. */
  now: () => number;
}

/** What a JSON text asks for; a sentence when it is broken or makes no sense. */
export function codeAskedFor(text: string, rules: Rules): { illness: Illness; kind: CodeKind } | string {
  const request = v.safeParse(codeRequest, asObject(text));
  if (!request.success)
    return `Expected JSON {kind?, onset?, from?, to?}, kind ${CODE_KINDS.join(', ')}, times in unix seconds.`;
  const { kind, ...times } = request.output;
  const illness = illnessOf(times, rules);
  return typeof illness === 'string' ? illness : { illness, kind };
}

/** Times to epochs; a sentence when they make no sense. */
export function illnessOf(
  request: v.InferOutput<typeof timesRequest>,
  { deployment, always, now }: Rules,
): Illness | string {
  const { grid, run, claims } = deployment;
  const today = epochAt(grid, now());
  const onset = epochAt(grid, request.onset ?? now());
  if (Number.isNaN(onset) || onset > today) return 'The onset lies in the future or is no date.';
  if (onset <= today - run.window - INFECTIOUS.after)
    return 'The onset is so long ago that no day would count.';
  const usual = always ? { first: today - run.window, last: today + claims.ahead } : illnessFrom(onset);
  const first = request.from === undefined ? usual.first : epochAt(grid, request.from);
  const last = request.to === undefined ? usual.last : epochAt(grid, request.to);
  if (first > last) return 'The infectious time ends before it begins.';
  if (first < onset - FARTHEST || last > onset + FARTHEST)
    return `The infectious time goes farther than ${FARTHEST} days from the onset.`;
  if (last <= today - run.window || first > today + claims.ahead)
    return 'No day of the infectious time would count: all lie before the window, or too far ahead.';
  return { onset, first, last };
}

/** The object that a text holds; null for everything else, since valibot takes a list for an object. */
function asObject(text: string): unknown {
  try {
    const value = JSON.parse(text);
    return Array.isArray(value) ? null : value;
  } catch {
    return null;
  }
}
