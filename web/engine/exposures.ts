import type { Answer } from '../../workers/phone/answers.ts';
import { exposuresOf } from '../../workers/phone/exposures.ts';
import type { SentRow } from '../../workers/phone/record.ts';
import type { Deployment } from '../../workers/wire/deployment.ts';
import type { Exposure } from '../store/schema.ts';

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
