import { changeFact } from '../store/db.ts';
import { changed } from '../store/state.ts';
import { type Choice, choicesOf, type Source } from './consent.ts';

/** Changes what the person lets this phone do with one kind of data; what was chosen of others at the same moment stays. */
export const choose = async (source: Source, change: Partial<Choice>): Promise<void> => {
  const next = (kept: Parameters<typeof choicesOf>[0]) => {
    const choices = choicesOf(kept);
    return { ...choices, [source]: { ...choices[source], ...change } };
  };
  await changeFact('consent', next, choicesOf(undefined));
  await changed('consent');
};
