import type { Visit } from '../diary/visits.ts';
import { words } from '../words/words.ts';
import type { Meeting } from './meetings.ts';

/** What a meeting is called on the screens. Read it while rendering. */
export const meetingTitle = ({ name }: Pick<Meeting, 'name'>): string =>
  name ? words.value.diary.meetingWith(name) : words.value.diary.meeting;

/** What it is called where hidden ones are listed too. Read it while rendering. */
export const listedTitle = (meeting: Pick<Meeting, 'name' | 'hidden'>): string =>
  meeting.hidden ? words.value.risk.hiddenMeeting : meetingTitle(meeting);

/** A meeting among visits, for who lists both. */
export const asVisit = (meeting: Meeting): Visit => ({
  id: meeting.id,
  place: { secret: meeting.secret, name: listedTitle(meeting), defaultMinutes: 0 },
  from: meeting.from,
  to: meeting.to,
  until: meeting.to,
});
