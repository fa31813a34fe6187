/** What the operators' answers amount to. Pure; times are unix seconds. */
import type { Answer } from '../../workers/phone/answers.ts';
import type { Delivery } from '../../workers/phone/deliver.ts';
import type { Answers } from '../../workers/phone/node-links.ts';
import type { NodeInfo } from '../../workers/wire/rpc-messages.ts';
import { epochStart } from '../../workers/wire/time.ts';
import { firstRun } from '../risk/due.ts';
import type { SharedSource } from '../settings/consent.ts';
import type { Checked, Contact, Exposure, Joined, SentUpload } from '../store/schema.ts';
import type { Operators } from '../words/operators.ts';

/** Who was reached, and whether so many operators say that the run did not take place that one of them is honest. */
export const contactOf = (
  { deployment }: Joined,
  answers: Answers<NodeInfo>,
  run: number,
  before: Contact | null,
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
  return {
    at,
    unreachable,
    skipped: skipped.length > deployment.threshold ? run : null,
    refused: before?.refused ?? [],
  };
};

/**
 * The newest run that t+1 operators say is done, −1 when they know of none: t alone must not keep a phone from sharing.
 * @returns null when no more than t answered
 */
export const doneRun = ({ threshold }: Operators, answers: Answers<NodeInfo>): number | null => {
  const runs = [...answers.values()].flatMap((answer) =>
    answer instanceof Error ? [] : [answer.lastRun?.run ?? -1],
  );
  return runs.sort((a, b) => b - a)[threshold] ?? null;
};

/** Epochs of a run's window that an answer does not cover, of those in which this phone took part. */
export const missingIn = (joined: Joined, { run, counted }: Pick<Answer, 'run' | 'counted'>): number[] => {
  const { window } = joined.deployment.run;
  return Array.from({ length: window }, (_, i) => run - window + 1 + i).filter(
    (epoch) => epoch >= firstRun(joined) && !counted.includes(epoch),
  );
};

/** The epochs that count of one kind of data: those in which the person shared it. */
export const countedOf = (
  counted: readonly number[],
  sent: readonly Pick<SentUpload, 'epoch' | 'unshared'>[],
  source: SharedSource,
): number[] => {
  const without = sent.filter(
    ({ unshared }) => unshared === true || (Array.isArray(unshared) && unshared.includes(source)),
  );
  return counted.filter((epoch) => !without.some((upload) => upload.epoch === epoch));
};

/** What an answer says, in the form in which it is kept. */
export const checkedOf = (joined: Joined, answer: Answer, exposures: Exposure[], at: number): Checked => {
  const { deployment } = joined;
  const suspects = typeof answer.agree === 'object' ? answer.agree.contradicts : [];
  return {
    run: answer.run,
    at,
    upTo: epochStart(deployment.grid, answer.run + 1),
    agree: !answer.believed ? 'contradiction' : answer.agree === 'all' ? 'all' : 'some',
    doubted: answer.believed ? suspects.map((party) => deployment.roster[party - 1].name) : [],
    missing: missingIn(joined, answer),
    exposures,
  };
};

/** Characters of an operator's own words that are kept: it may say what it likes. */
const MOST_REASON = 300;

/** Who was reached when what waits was sent, and who refused it; what was known before when nothing waited. */
export const contactAfter = (
  { deployment }: Joined,
  deliveries: readonly Delivery[],
  before: Contact | null,
  at: number,
): Contact | null => {
  if (deliveries.length === 0) return before;
  const tried = new Map(deliveries.map(({ party, outcome }) => [deployment.roster[party - 1].name, outcome]));
  const others = (before?.unreachable ?? []).filter((name) => !tried.has(name));
  const unreachable = [...tried].filter(([, outcome]) => outcome === 'waiting').map(([name]) => name);
  const refused = new Map((before?.refused ?? []).map((refusal) => [refusal.operator, refusal]));
  for (const { party, epoch, outcome, reason } of deliveries) {
    const operator = deployment.roster[party - 1].name;
    if (outcome === 'refused')
      refused.set(operator, { operator, epoch, reason: reason.slice(0, MOST_REASON) });
    if (outcome === 'receipt') refused.delete(operator);
  }
  return {
    at,
    unreachable: [...others, ...unreachable],
    skipped: before?.skipped ?? null,
    refused: [...refused.values()],
  };
};
