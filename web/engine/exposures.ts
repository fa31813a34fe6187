import type { Answer } from '../../workers/phone/answers.ts';
import { exposuresOf } from '../../workers/phone/exposures.ts';
import type { SentRow } from '../../workers/phone/record.ts';
import type { Deployment } from '../../workers/wire/deployment.ts';
import { dueRun, windowOf } from '../risk/due.ts';
import type { Checked, Exposure, Joined } from '../store/schema.ts';

/** What an answer means, in the form in which it is kept, newest first. Pure. @param sent rows that the account sent */
export const exposuresIn = (deployment: Deployment, answer: Answer, sent: readonly SentRow[]): Exposure[] =>
  exposuresOf(deployment, answer, sent)
    .map(({ from, to, visitIds, minutes, level }) => ({
      from,
      to,
      visitIds: [...visitIds],
      seconds: minutes === null ? null : Math.round(minutes * 60),
      level: level as Exposure['level'],
    }))
    .sort((a, b) => b.from - a.from);

/**
 * An answer without what was found before the window of the run that is due: of a phone whose account went on, which no newer
 * answer tells what is too old. Null when nothing goes.
 */
export const withoutAged = (joined: Joined, checked: Checked, now: number): Checked | null => {
  const since = windowOf(joined, dueRun(joined, now));
  const exposures = checked.exposures.filter(({ to }) => to > since);
  return exposures.length < checked.exposures.length ? { ...checked, exposures } : null;
};
