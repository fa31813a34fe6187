import type { Visit } from '../diary/visits.ts';
import { words } from '../words/words.ts';
import type { Meeting } from './meetings.ts';

/** What a meeting is called on the screens. Read it while rendering. */
export const meetingTitle = ({ name }: Pick<Meeting, 'name'>): string =>
  name ? words.value.meet.with(name) : words.value.meet.someone;

/** A meeting among visits, for who lists both. */
export const asVisit = (meeting: Meeting): Visit => ({
  id: meeting.id,
  place: { secret: meeting.secret, name: meetingTitle(meeting), defaultMinutes: 0 },
  from: meeting.from,
  to: meeting.to,
  until: meeting.to,
});
