import { duration } from '../words/time.ts';
import { words } from '../words/words.ts';
import { policy } from './actions.ts';
import type { TimesProblem } from './times.ts';

export type FormProblem = TimesProblem | 'blank' | 'name' | 'failed';

/** What is wrong with a form, and what to do. */
export const problemIn = (problem: FormProblem): string => {
  const w = words.value.diary.problems;
  return problem === 'long' ? w.long(duration(policy().cap)) : w[problem];
};
