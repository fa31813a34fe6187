/** Fetches the newest run's answer and joins it with what this phone has sent. */
import type { Answer } from '../../workers/phone/answers.ts';
import type { Answers, PhoneClient } from '../../workers/phone/client.ts';
import { exposuresOf } from '../../workers/phone/exposures.ts';
import type { NodeInfo } from '../../workers/wire/rpc-messages.ts';
import { epochStart } from '../../workers/wire/time.ts';
import { unixNow } from '../app/now.ts';
import { db, readFact, writeFact } from '../store/db.ts';
import type { Checked, Contact, Exposure, Joined } from '../store/schema.ts';
import { changed } from '../store/state.ts';

/** Who was reached, and whether two operators say that the run did not take place. */
export const contactOf = (
  { deployment }: Joined,
  answers: Answers<NodeInfo>,
  run: number,
  at: number,
): Contact => {
  const name = (party: number) => deployment.roster[party - 1].name;
  const unreachable = [...answers]
    .filter(([, answer]) => answer instanceof Error)
    .map(([party]) => name(party));
  const skipped = [...answers.values()].filter(
    (answer) =>
      !(answer instanceof Error) && answer.lastRun?.run === run && answer.lastRun.state === 'skipped',
  );
  return { at, unreachable, skipped: skipped.length >= 2 ? run : null };
};

/** What an answer says, in the form in which it is kept. One operator against two is named and not believed. */
export const checkedOf = (joined: Joined, answer: Answer, exposures: Exposure[], at: number): Checked => {
  const { deployment } = joined;
  const suspects = typeof answer.agree === 'object' ? answer.agree.contradicts : [];
  const agree =
    typeof answer.agree === 'string' ? answer.agree : suspects.length === 1 ? 'two' : 'contradiction';
  return {
    run: answer.run,
    at,
    upTo: epochStart(deployment.grid, answer.run + 1),
    agree,
    doubted: suspects.length === 1 ? deployment.roster[suspects[0] - 1].name : null,
    exposures,
  };
};

const read = async (joined: Joined, answer: Answer): Promise<Exposure[]> => {
  const sent = (await (await db()).getAll('sent')).flatMap(({ rows }) => rows);
  return exposuresOf(joined.deployment, answer, sent)
    .map(({ from, to, visitIds, minutes, level }) => ({
      from,
      to,
      visitIds: [...visitIds],
      seconds: Math.round(minutes * 60),
      level: level as Exposure['level'],
    }))
    .sort((a, b) => b.from - a.from);
};

/**
 * Asks all operators once.
 * @param run the run whose answer is due
 * @returns whether nothing more is to be asked about this run
 */
export const fetchAnswer = async (joined: Joined, client: PhoneClient, run: number): Promise<boolean> => {
  const contact = contactOf(joined, await client.info(), run, unixNow());
  await writeFact('contact', contact);
  await changed('contact');
  const answer = await client.results().catch(() => null);
  const before = await readFact('checked');
  if (!answer || (before && answer.run <= before.run)) return contact.skipped === run;
  const kept = checkedOf(joined, answer, await read(joined, answer), unixNow());
  await writeFact('checked', kept);
  const report = await readFact('report');
  if (answer.accepted && report && !report.accepted) await writeFact('report', { ...report, accepted: true });
  await changed('checked', 'report');
  return answer.run >= run;
};
