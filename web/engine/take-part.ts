/** Gives to programs what a person agreed to give, and fetches what came of it: a step of the engine. */
import type { PhoneClient } from '../../workers/phone/client.ts';
import { type Program, programsOf } from '../../workers/wire/circuit-programs.ts';
import { retrySeconds } from '../../workers/wire/pace.ts';
import { epochAt } from '../../workers/wire/time.ts';
import { changePart } from '../programs/part.ts';
import { runTime } from '../risk/due.ts';
import { readFact } from '../store/db.ts';
import type { Joined, Part } from '../store/schema.ts';
import { doneRun } from './verdict.ts';

type Client = Pick<PhoneClient, 'takePart' | 'programResult' | 'programOutputs' | 'info'>;

/** Once the run that takes a part is over. */
const isDue = (joined: Joined, { fields, epoch, answer }: Part, now: number): boolean =>
  fields !== null || (answer === null && now >= runTime(joined, epoch!));

/** What came of a part; null when that is not known yet. */
const answerOf = async (
  { deployment }: Joined,
  client: Client,
  program: Program,
  epoch: number,
): Promise<Part['answer']> => {
  const result = await client.programResult(program);
  if (!result || result.run < epoch) {
    const done = doneRun(deployment, await client.info());
    return done !== null && done >= epoch ? 'missed' : null;
  }
  const { run, persons, group, own } = result;
  const known = { run, persons, own: own ?? {} };
  if (group === null) return { ...known, outcome: 'too few', open: {} };
  if (!own) return { ...known, outcome: 'doubted', open: {} };
  const outputs = await client.programOutputs(program, run);
  return outputs?.run === run ? { ...known, outcome: 'answered', open: outputs.groups[group] } : null;
};

/** @returns the step. It takes unix seconds, and throws what went wrong first; what it could not do is tried again */
export const takingPart = (joined: Joined, client: Client): ((now: number) => Promise<boolean>) => {
  const { grid } = joined.deployment;
  const programs = programsOf(joined.deployment);
  const retry = retrySeconds(joined.deployment);
  /** Before when a part is left alone, for each step of it. */
  const next = new Map<string, number>();
  return async (now) => {
    if (programs.length === 0) return true;
    const parts = (await readFact('parts')) ?? {};
    for (const program of programs) {
      const part = parts[program.id];
      if (!part || !isDue(joined, part, now)) continue;
      const step = `${program.id}/${part.at}/${part.epoch}`;
      if (now < (next.get(step) ?? 0)) continue;
      next.set(step, now + retry);
      if (part.fields) {
        const epoch = epochAt(grid, now);
        await client.takePart(epoch, program, part.fields);
        await changePart(program.id, part, { fields: null, epoch });
      } else {
        const answer = await answerOf(joined, client, program, part.epoch!);
        if (answer) await changePart(program.id, part, { answer });
      }
    }
    return true;
  };
};
