/** Keeps, changes and deletes meetings, in the database before the screen shows them. */
import type { MeetCode } from '../../workers/wire/meet-code.ts';
import { db } from '../store/db.ts';
import { changed, joined, meetings } from '../store/state.ts';
import { beginMeeting, type Meeting, type MeetPolicy, meetingOf } from './meetings.ts';

/** Lengths until a deployment says otherwise: quarter hours, stays from 10 minutes, at most 12 hours. */
const BEFORE_JOINING: MeetPolicy = { slot: 900, minimum: 600, cap: 43_200 };

export const meetPolicy = (): MeetPolicy => {
  const { grid, visits } = joined.value?.deployment ?? {};
  return grid && visits ? { slot: grid.slot, ...visits } : BEFORE_JOINING;
};

export const saveMeeting = async (meeting: Meeting): Promise<void> => {
  await (await db()).put('meetings', meeting);
  await changed('meetings');
};

/** Keeps the meeting of a code, once. @returns its id @throws when the database cannot be written */
export const keepMeeting = async (code: MeetCode): Promise<string> => {
  const kept = meetingOf(meetings.value, code);
  if (kept) return kept.id;
  const meeting = beginMeeting(code, meetPolicy(), crypto.randomUUID());
  await saveMeeting(meeting);
  void navigator.storage?.persist?.();
  return meeting.id;
};

/** Removes a meeting from this device. What was already shared of it stays noise and can no longer be named. */
export const removeMeeting = async ({ id }: Meeting): Promise<void> => {
  await (await db()).delete('meetings', id);
  await changed('meetings');
};
