import { words } from '../words/words.ts';
import type { Visit } from './visits.ts';

/** What a visit is called where hidden ones are listed too. Read it while rendering. */
export const visitTitle = ({ hidden, place }: Pick<Visit, 'hidden' | 'place'>): string =>
  hidden ? words.value.risk.hiddenPlace : place.name;
