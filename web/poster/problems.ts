/** What is wrong with a form or a table, in the person's language. Pure. */
import type { LaterWords } from '../words/later.ts';
import type { CsvError, CsvProblem } from './csv.ts';

/** Most wrong lines that are named. */
const MOST_NAMED = 20;

/** One sentence. */
export const problemIn = ({ problems }: LaterWords['poster'], problem: CsvProblem): string => {
  if (problem.what === 'long') return problems.long(problem.field, problem.bytes);
  if (problem.what === 'many') return problems.many(problem.most);
  if (problem.what === 'column') return problems.column(problem.name);
  return problems[problem.what];
};

/** A sentence for each thing wrong with a table, with its line where there is one, and how many more lines are wrong. */
export const csvProblemsIn = (w: LaterWords['poster'], { wrong }: CsvError): string[] => {
  const sentences = wrong
    .slice(0, MOST_NAMED)
    .map((one) =>
      one.line === undefined ? problemIn(w, one) : w.problems.line(one.line, problemIn(w, one)),
    );
  const more = wrong.length - sentences.length;
  return more === 0 ? sentences : [...sentences, w.problems.more(more)];
};
