/**
 * The moment by which things are deleted. A clock that is set far ahead would have the diary deleted for good, so it
 * counts only as far as the operators say the same.
 */
import type { Answers } from '../../workers/phone/node-links.ts';
import type { NodeInfo } from '../../workers/wire/rpc-messages.ts';
import { changeFact, readFact, writeFact } from '../store/db.ts';
import type { Operators } from '../words/operators.ts';

/** So far a clock may be ahead: operators are not asked more often. */
const DAY = 86_400;

/** The latest time that t+1 operators say has come, so that an honest one is among them; null when fewer answered. */
export const toldBy = ({ threshold }: Operators, answers: Answers<NodeInfo>): number | null => {
  const clocks = [...answers.values()].flatMap((answer) => (answer instanceof Error ? [] : [answer.clock]));
  return clocks.sort((a, b) => b - a)[threshold] ?? null;
};

/** Keeps it when it is the newest. @returns whether so much later that more may be old by now */
export const keepTold = async (operators: Operators, answers: Answers<NodeInfo>): Promise<boolean> => {
  const told = toldBy(operators, answers);
  const before = (await readFact('told')) ?? 0;
  if (told === null || told <= before) return false;
  await writeFact('told', told);
  return told > before + DAY;
};

/**
 * This phone's time while one of the day before it is known, else what is known. A phone that has asked no operators, or
 * whose account went on to another and that asks none any more, has its own clock only.
 * @param now of this phone's clock, unix seconds
 */
export const sureTime = async (now: number): Promise<number> => {
  const [told, moved] = await Promise.all([readFact('told'), readFact('moved')]);
  return told === undefined || moved || now <= told + DAY ? now : told;
};

/**
 * Lets what is known go on with this phone's clock, by a day at most from one look to the next: so the diary forgets without
 * operators too, and a clock that jumps far ahead deletes no more than what a day makes old.
 * @param now of this phone's clock, unix seconds
 */
export const goOn = async (now: number): Promise<void> => {
  const since = now - ((await readFact('looked')) ?? now);
  await writeFact('looked', now);
  const step = Math.min(DAY, Math.max(0, since));
  await changeFact('told', (told) => (now > told ? Math.min(now, told + step) : null));
};
