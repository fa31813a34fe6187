import { words } from '../words/words.ts';
import type { Meeting } from './meetings.ts';

/** What a meeting is called on the screens. Read it while rendering. */
export const meetingTitle = ({ name }: Pick<Meeting, 'name'>): string =>
  name ? words.value.meet.with(name) : words.value.meet.someone;
