/** Gives to programs what a person agreed to give, and fetches what came of it: a step of the engine. */
import type { PhoneClient } from '../../workers/phone/client.ts';
import { type Program, programsOf } from '../../workers/wire/circuit-programs.ts';
import { retrySeconds } from '../../workers/wire/pace.ts';
import { epochAt, epochStart } from '../../workers/wire/time.ts';
import { changePart } from '../programs/part.ts';
import { runTime } from '../risk/due.ts';
import { readFact } from '../store/db.ts';
import type { Joined, Part } from '../store/schema.ts';
import { hasCome } from './has-come.ts';
import { keepFields } from './keep-upload.ts';
import { isPaused } from './paused.ts';
import { doneRun } from './verdict.ts';

type Client = Pick<PhoneClient, 'sealFields' | 'programResult' | 'programOutputs' | 'info'>;

/** Once the run that takes a part is over. */
const isDue = (joined: Joined, { fields, epoch, answer }: Part, now: number): boolean =>
  fields !== null || (answer === null && now >= runTime(joined, epoch!));

/** What came of a part; null when that is not known yet. */
const answerOf = async (
  { deployment }: Joined,
  client: Client,
  program: Program,
  epoch: number,
): Promise<Part['answer'] | 'perhaps missed'> => {
  const done = doneRun(deployment, await client.info()); // before the result: the run may end between the two
  const result = await client.programResult(program);
  if (!result || result.run < epoch) {
    if (done === null || done < epoch) return null;
    return done > epoch ? 'missed' : 'perhaps missed'; // a node may just have come back
  }
  const { run, end, persons, group, own } = result;
  const known = { run, persons, own: own ?? {} };
  if (group === null) return { ...known, outcome: 'too few', open: {} };
  const doubted = { ...known, own: {}, outcome: 'doubted', open: {} } as const;
  if (!own) return doubted;
  const outputs = await client.programOutputs(program, run);
  if (outputs?.end !== end) return null; // of another end of the run, or not there yet
  const open = outputs.groups[group];
  return open ? { ...known, outcome: 'answered', open } : doubted;
};

/**
 * Sealed first: until the messages are in the outbox the numbers stay in the part, and can still be withdrawn. They are sent with
 * all that waits, by the step that says who refused what.
 */
const give = async (client: Client, program: Program, part: Part, epoch: number): Promise<void> => {
  await keepFields(await client.sealFields(epoch, program, part.fields!), program.id, part);
};

/** @returns the step. It takes unix seconds, and throws what went wrong first; what it could not do is tried again */
export const takingPart = (joined: Joined, client: Client): ((now: number) => Promise<boolean>) => {
  const { grid } = joined.deployment;
  const programs = programsOf(joined.deployment);
  const retry = retrySeconds(joined.deployment);
  const hasBegun = hasCome(joined.deployment);
  /** Before when a part is left alone, for each step of it. */
  const next = new Map<string, number>();
  /** Steps that found nothing once. */
  const missed = new Set<string>();
  return async (now) => {
    if (programs.length === 0) return true;
    const parts = (await readFact('parts')) ?? {};
    for (const program of programs) {
      const part = parts[program.id];
      if (!part || !isDue(joined, part, now)) continue;
      const step = `${program.id}/${part.at}/${part.epoch}`;
      if (isPaused(now, next.get(step) ?? 0, retry)) continue;
      next.set(step, now + retry);
      if (part.fields) {
        const epoch = epochAt(grid, now);
        // The operators would refuse for good what is of an epoch to come, by a clock that is ahead.
        if (await hasBegun(epochStart(grid, epoch), () => client.info()))
          await give(client, program, part, epoch);
      } else {
        const answer = await answerOf(joined, client, program, part.epoch!);
        if (answer === 'perhaps missed') {
          if (missed.has(step)) await changePart(program.id, part, { answer: 'missed' });
          missed.add(step);
        } else if (answer) await changePart(program.id, part, { answer });
      }
    }
    return true;
  };
};
