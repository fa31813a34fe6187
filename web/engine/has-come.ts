import type { Answers } from '../../workers/phone/node-links.ts';
import type { NodeInfo } from '../../workers/wire/rpc-messages.ts';
import type { Operators } from '../words/operators.ts';
import { toldBy } from './sure-time.ts';

/**
 * Whether a moment has come by the operators' clocks too: a day that is shared while this phone's own is ahead lacks all that
 * is still to come of it, and no correction is taken for that. They are asked once, and again when they may say otherwise by
 * now. Until t+1 of them have answered it has not: without them nothing leaves this phone, so that its word is not needed.
 * @returns the question; it takes unix seconds, and how they are asked
 */
export const hasCome = (
  operators: Operators,
): ((moment: number, ask: () => Promise<Answers<NodeInfo>>) => Promise<boolean>) => {
  /** Seconds from the clock that nobody sets to theirs. */
  let ahead: number | undefined;
  const steady = (): number => performance.now() / 1000;
  const isOver = (moment: number): boolean => ahead !== undefined && steady() + ahead >= moment;
  return async (moment, ask) => {
    if (isOver(moment)) return true;
    const told = toldBy(operators, await ask());
    if (told !== null) ahead = told - steady();
    return isOver(moment);
  };
};
