/**
 * What a person does with meetings, without a screen. Pure; times are unix seconds.
 *
 * One phone shows a code and others scan it. On all of them the meeting begins when the code was first shown, whenever
 * each scanned it or confirmed: two phones compare slots, and one that had counted from its own scan would miss the other
 * at a slot's border. Nobody knows how long people stay together, so each says so, and two slots stand for it until then:
 * one alone would be lost when the code was shown in its last two minutes.
 */
import { carriedMeets } from '../../workers/phone/row-choice.ts';
import type { Deployment } from '../../workers/wire/deployment.ts';
import type { MeetCode } from '../../workers/wire/meet-code.ts';
import { epochAt } from '../../workers/wire/time.ts';
import type { Noted } from '../diary/noted.ts';
import { dueRun } from '../risk/due.ts';
import type { Checked } from '../store/schema.ts';

/** Somebody whom this phone's owner met. */
export interface Meeting extends Noted {
  /** Begins with `meet-`, so that an exposure tells a meeting from a visit. */
  id: string;
  /** 16 bytes that the phones of this meeting have, and no other. */
  secret: Uint8Array;
  from: number;
  to: number;
  /** What the person calls it; it never leaves the phone. Empty for none. */
  name: string;
}

/** What lengths depend on, seconds: the deployment's slot, shortest stay that counts, and longest. */
export interface MeetPolicy {
  slot: number;
  minimum: number;
  cap: number;
}

/** How long a code is shown. */
export const SHOWN_SECONDS = 120;

const SLOTS = [1, 2, 4, 8, 16];
const USUAL_SLOTS = 2;

/** Lengths to choose from, of which each counts; ascending, at least one. */
export const lengthsOf = ({ slot, minimum, cap }: MeetPolicy): number[] => {
  const lengths = SLOTS.map((slots) => slots * slot).filter((length) => length >= minimum && length <= cap);
  return lengths.length > 0 ? lengths : [cap];
};

/** The length until somebody says otherwise. */
export const usualLength = (policy: MeetPolicy): number => {
  const lengths = lengthsOf(policy);
  return lengths.find((length) => length >= USUAL_SLOTS * policy.slot) ?? lengths.at(-1)!;
};

const sameBytes = (a: Uint8Array, b: Uint8Array) => a.length === b.length && a.every((x, i) => x === b[i]);

/** The meeting of a code, if it is kept already. */
export const meetingOf = (meetings: readonly Meeting[], { secret }: MeetCode): Meeting | undefined =>
  meetings.find((meeting) => sameBytes(meeting.secret, secret));

/** A new meeting. @param id fresh and random, without its beginning */
export const beginMeeting = ({ secret, shownAt }: MeetCode, policy: MeetPolicy, id: string): Meeting => ({
  id: `meet-${id}`,
  secret,
  from: shownAt,
  to: shownAt + usualLength(policy),
  name: '',
});

/** Whether an id among those of an exposure is a meeting's. */
export const isMeetingId = (id: string): boolean => id.startsWith('meet-');

/** Nothing of it has left the phone yet: the epoch in which it began has not ended. */
export const isUnshared = ({ from }: Meeting, { grid }: Pick<Deployment, 'grid'>, now: number): boolean =>
  epochAt(grid, from) >= epochAt(grid, now);

/**
 * What is known of a meeting. before: the phone had not joined. open: its epoch has not ended. crowded: a longer meeting
 * took all the rows of its block. exposed, clear: an answer covers it. missing: one came without this phone's record
 * or its meetings, or one that contradicts itself. waiting: none has come. old: the newest run looks back no further, and
 * its answer says nothing of it.
 */
export type Standing = 'before' | 'open' | 'crowded' | 'exposed' | 'clear' | 'missing' | 'waiting' | 'old';

/**
 * How a meeting stands. A block has `place.meets` rows: of more meetings the longest count, of those that are equally
 * long the earliest; the upload's shape never changes.
 */
export const standingOf = (
  meeting: Meeting,
  meetings: readonly Meeting[],
  joined: { deployment: Deployment; since: number } | null,
  checked: Pick<Checked, 'run' | 'agree' | 'missing' | 'missingOf' | 'exposures'> | null,
  now: number,
): Standing => {
  if (!joined) return 'before';
  const { deployment } = joined;
  const { grid } = deployment;
  const first = epochAt(grid, meeting.from);
  const believed = checked?.agree !== 'contradiction';
  if (believed && checked?.exposures.some(({ visitIds }) => visitIds.includes(meeting.id))) return 'exposed';
  if (first < epochAt(grid, joined.since)) return 'before';
  const touched = Array.from({ length: epochAt(grid, meeting.to - 1) - first + 1 }, (_, i) => first + i);
  const carried = touched.filter((epoch) => carriedMeets(deployment, epoch, meetings).has(meeting.id));
  if (carried.length === 0) return 'crowded';
  if (carried[0] >= epochAt(grid, now)) return 'open';
  const newest = Math.max(dueRun(joined, now), checked?.run ?? 0);
  if (carried[0] <= newest - deployment.run.window) return 'old';
  if (!checked || checked.run < carried.at(-1)!) return 'waiting';
  const missing = checked.missingOf?.meetings ?? checked.missing;
  return !believed || carried.some((epoch) => missing.includes(epoch)) ? 'missing' : 'clear';
};
