/** Says on Home that the work behind the screens stands still, for as long as any part of it does. */
import { trouble } from '../store/state.ts';
import type { Words } from '../words/words.ts';
import { firstTryEnded } from './reaching.ts';

/** engine: it did not load, or broke off. worker: the thread that shares, signs and checks was lost. */
type Part = 'engine' | 'worker';

const failed = new Set<Part>();
const sentence = (w: Words): string => w.app.notWorking;

/** What else is said on Home stays. */
export const notWorking = (part: Part): void => {
  failed.add(part);
  firstTryEnded();
  trouble.value ??= sentence;
};

/** The part works again. */
export const working = (part: Part): void => {
  failed.delete(part);
  if (failed.size === 0 && trouble.value === sentence) trouble.value = null;
};
