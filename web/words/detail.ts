/** What the community's results tell and keep back, as its detail policy has it. */
import type { Deployment } from '../../workers/wire/deployment.ts';
import { words } from './words.ts';

type Detail = Deployment['detail'];

/** Who is warned by a report, and with what; for who is about to report. */
export const toldToOthers = (detail: Detail): string => {
  const w = words.value.detail;
  return detail.policy === 'strict' ? w.strict(detail.crowd) : w[detail.policy];
};

/** What silence does not say; empty where it says all. */
export const keptBack = (detail: Detail): string =>
  detail.policy === 'strict' ? words.value.detail.keptBack(detail.crowd) : '';
