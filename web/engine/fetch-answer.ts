/** Fetches the newest run's answer and joins it with what this phone has sent. */
import type { Answer } from '../../workers/phone/answers.ts';
import type { PhoneClient } from '../../workers/phone/client.ts';
import { epochAt } from '../../workers/wire/time.ts';
import { unixNow } from '../app/now.ts';
import { followStatus } from '../risk/follow.ts';
import type { SharedSource } from '../settings/consent.ts';
import { endedAfter, tellsAfter } from '../share/recent.ts';
import { db, readFact } from '../store/db.ts';
import type { Acceptance, Checked, Contact, Joined, Report } from '../store/schema.ts';
import { changed } from '../store/state.ts';
import { factIn, together } from '../store/together.ts';
import { exposuresIn } from './exposures.ts';
import { pruneSoon } from './prune.ts';
import { keepTold } from './sure-time.ts';
import { checkedOf, contactOf, countedOf, missingIn } from './verdict.ts';

type Client = Pick<PhoneClient, 'results' | 'info'>;

/**
 * Whether an answer says that a run has taken a report. A claim: when an upload had carried it by then, and no earlier
 * one can be meant. Without one the report was in every upload from the epoch of the consent on.
 */
export const tookReport = (
  { deployment }: Joined,
  { claim, consent, uploads, tellsFrom = 0 }: Report,
  answer: Answer,
): boolean =>
  claim
    ? answer.accepted && answer.run >= tellsFrom && uploads.some(({ epoch }) => epoch <= answer.run)
    : consent?.place === true &&
      answer.counted.some((epoch) => epoch >= epochAt(deployment.grid, consent.at));

/** Who said it, as the receipt names them. */
const acceptanceOf = ({ deployment }: Joined, { run, at, agree, doubted }: Checked): Acceptance => ({
  run,
  at,
  by:
    agree === 'all' || doubted.length > 0
      ? deployment.roster.filter(({ name }) => !doubted.includes(name)).map(({ operator }) => operator)
      : null,
});

/** The report, of which answers tell sooner than it seemed when more is known of those before it. */
const tellingSooner = (
  { deployment }: Joined,
  report: Report,
  ended: readonly Report[],
  kept: Checked,
): Report =>
  report.tellsFrom === undefined
    ? report
    : { ...report, tellsFrom: Math.min(report.tellsFrom, tellsAfter(ended, deployment, kept)) };

/** Finds out who can be reached, and whether the run took place. */
const tellContact = async (joined: Joined, client: Client, run: number): Promise<Contact> => {
  const info = await client.info();
  if (await keepTold(joined.deployment, info)) pruneSoon();
  // In one piece: an operator that refuses a record at this moment says so once.
  const contact = await together(['facts'], async (all) => {
    const facts = all.objectStore('facts');
    const next = contactOf(joined, info, run, (await factIn(facts, 'contact')) ?? null, unixNow());
    await facts.put(next, 'contact');
    return next;
  });
  await changed('contact');
  return contact;
};

/** Keeps the newest answer if there is a newer one. @returns the run of the newest that is kept; −1 when there is none */
const keepAnswer = async (joined: Joined, client: Client): Promise<number> => {
  const answer = await client.results().catch(() => null);
  const before = await readFact('checked');
  if (!answer || (before && answer.run <= before.run)) return before?.run ?? -1;
  const sent = await (await db()).getAll('sent');
  const exposures = exposuresIn(
    joined.deployment,
    answer,
    sent.flatMap(({ rows }) => rows),
  );
  const of = (source: SharedSource) => ({ ...answer, counted: countedOf(answer.counted, sent, source) });
  const kept: Checked = {
    ...checkedOf(joined, of('visits'), exposures, unixNow()),
    missingOf: {
      meetings: missingIn(joined, of('meetings')),
      bluetooth: missingIn(joined, of('bluetooth')),
    },
  };
  // In one piece: consent that is withdrawn at this moment must not come back, and who ends a report knows all that was said of it.
  await together(['facts'], async (all) => {
    const facts = all.objectStore('facts');
    await facts.put(kept, 'checked');
    const past = (await factIn(facts, 'past-reports')) ?? [];
    const ended = endedAfter(past, joined.deployment, kept, answer.accepted);
    if (past.length > 0) await facts.put(ended, 'past-reports');
    const before = await factIn(facts, 'report');
    if (!before || before.accepted) return;
    const report = tellingSooner(joined, before, ended, kept);
    const isTaken = tookReport(joined, report, answer);
    const acceptance = isTaken ? acceptanceOf(joined, kept) : null;
    await facts.put({ ...report, accepted: isTaken, acceptance }, 'report');
  });
  await changed('checked', 'report');
  await followStatus();
  return answer.run;
};

/**
 * Asks all operators once; the answer is there before an operator that is slow has said whether it can be reached.
 * @param run the run whose answer is due
 * @returns whether nothing more is to be asked about this run
 */
export const fetchAnswer = async (joined: Joined, client: Client, run: number): Promise<boolean> => {
  const [answered, contact] = await Promise.all([
    keepAnswer(joined, client),
    tellContact(joined, client, run),
  ]);
  return answered >= run || contact.skipped === run;
};
