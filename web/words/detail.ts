/** What the community's results tell and keep back, as its detail policy has it. */
import type { Deployment } from '../../workers/wire/deployment.ts';

type Detail = Deployment['detail'];

const others = (crowd: number) => `${crowd === 1 ? 'one' : crowd} other phone${crowd === 1 ? '' : 's'}`;

/** Who is warned by a report, and with what; for who is about to report. */
export const toldToOthers = (detail: Detail): string => {
  if (detail.policy === 'day')
    return 'People who were in the same places at the same times learn on which day, not when or where. Nobody learns your name.';
  if (detail.policy === 'strict')
    return `People who were in the same places at the same times learn when and where, if at least ${others(detail.crowd)} checked in there within the same hours; else nothing. Nobody learns your name.`;
  return 'People who were in the same places at the same times learn when and where. Nobody learns your name. In a small group somebody may guess it.';
};

/** What silence does not say; empty where it says all. Begins with a space, as what follows a sentence. */
export const keptBack = (detail: Detail): string =>
  detail.policy === 'strict'
    ? ` Where fewer than ${others(detail.crowd)} checked in within the same hours, nothing is told.`
    : '';
