/** Exposures that went by an answer, and why: so long as nothing new is said, the sentence of the day says it too. */
import { now } from '../app/now.ts';
import { joined, status } from '../store/state.ts';
import { momentPhrase, wholeDayPhrase, windowPhrase } from '../words/time.ts';
import { words } from '../words/words.ts';
import type { Change } from './status.ts';

/** The reasons that are no act of the person. */
const UNASKED = new Set<Change['reason']>(['window', 'answer', 'community']);

/** The newest changes, oldest first, where all are exposures that went, of the last `seconds`. Pure. */
export const wentLast = (history: readonly Change[], seconds: number, now: number): Change[] => {
  const newest = [...history].reverse();
  const other = newest.findIndex(({ reason, at }) => !UNASKED.has(reason) || now - at >= seconds);
  return newest.slice(0, other < 0 ? newest.length : other).reverse();
};

/** A sentence for each exposure that went last, for as long as results look back; empty when there is none. */
export const goneLately = (): string => {
  const { deployment } = joined.value ?? {};
  if (!deployment || !status.value) return '';
  const { grid, run } = deployment;
  const w = words.value.risk;
  const inWords = ({ reason, about, at }: Change): string => {
    const when = about ? wholeDayPhrase(about.from, about.to, now.value, grid) : '';
    return reason === 'window'
      ? w.agedOut(when, windowPhrase(run.window, grid))
      : w.changeAbout(w.reasons[reason], when, momentPhrase(at, now.value));
  };
  return wentLast(status.value.history, run.window * grid.epoch, now.value)
    .map(inWords)
    .join(' ');
};
