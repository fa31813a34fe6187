/** Keeps, changes and deletes meetings, in the database before the screen shows them. */
import type { MeetCode } from '../../workers/wire/meet-code.ts';
import { guard } from '../diary/guarded.ts';
import type { Noted } from '../diary/noted.ts';
import { followStatus } from '../risk/follow.ts';
import { db } from '../store/db.ts';
import { changed, joined, meetings } from '../store/state.ts';
import { together } from '../store/together.ts';
import { beginMeeting, type Meeting, type MeetPolicy, meetingOf } from './meetings.ts';

/** Lengths until a deployment says otherwise: quarter hours, stays from 10 minutes, at most 12 hours. */
const BEFORE_JOINING: MeetPolicy = { slot: 900, minimum: 600, cap: 43_200 };

export const meetPolicy = (): MeetPolicy => {
  const { grid, visits } = joined.value?.deployment ?? {};
  return grid && visits ? { slot: grid.slot, ...visits } : BEFORE_JOINING;
};

/** Changes a meeting as it is in the database: one that was deleted meanwhile stays so. */
export const changeMeeting = async (
  { id }: Meeting,
  change: Partial<Pick<Meeting, 'name' | 'to'>> & Noted,
): Promise<void> => {
  const { store, done } = (await db()).transaction('meetings', 'readwrite');
  const meeting = await store.get(id);
  if (meeting) await store.put({ ...meeting, ...change });
  await done;
  await changed('meetings');
};

/** Marks a meeting. Protection changes what the answer means, so the status follows. */
export const markMeeting = async (meeting: Meeting, marks: Noted): Promise<void> => {
  await changeMeeting(meeting, marks);
  if ('protected' in marks) await followStatus();
};

/** Keeps the meeting of a code, once. @returns its id @throws when the database cannot be written */
export const keepMeeting = async (code: MeetCode): Promise<string> => {
  const kept = meetingOf(meetings.value, code);
  if (kept) return kept.id;
  const meeting = beginMeeting(code, meetPolicy(), crypto.randomUUID());
  await (await db()).put('meetings', meeting);
  await changed('meetings');
  void navigator.storage?.persist?.();
  return meeting.id;
};

/** Removes meetings from this device. What was already shared of them stays noise and can no longer be named. */
export const removeMeetings = async (removed: readonly Meeting[]): Promise<void> => {
  const guarded = await together(['meetings', 'facts'], async (all) => {
    for (const { id } of removed) await all.objectStore('meetings').delete(id);
    return guard(all.objectStore('facts'), removed);
  });
  // The meetings last: until they are read again nothing looks as if its protection were gone.
  if (guarded) await changed('guarded');
  await changed('meetings');
};
