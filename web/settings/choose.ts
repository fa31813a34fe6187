import { changed } from '../store/state.ts';
import { factIn, together } from '../store/together.ts';
import { type Choice, choicesOf, type Source } from './consent.ts';

/** Changes what the person lets this phone do with one kind of data; what was chosen of others at the same moment stays. */
export const choose = async (source: Source, change: Partial<Choice>): Promise<void> => {
  await together(['facts'], async (all) => {
    const facts = all.objectStore('facts');
    const choices = choicesOf(await factIn(facts, 'consent'));
    await facts.put({ ...choices, [source]: { ...choices[source], ...change } }, 'consent');
  });
  await changed('consent');
};
