/** What is wrong with a form or a table, in the person's language. Pure. */
import type { LaterWords } from '../words/later.ts';
import type { CsvError, CsvProblem } from './csv.ts';

/** One sentence. */
export const problemIn = ({ problems }: LaterWords['poster'], problem: CsvProblem): string => {
  if (problem.what === 'long') return problems.long(problem.field, problem.bytes);
  if (problem.what === 'many') return problems.many(problem.most);
  if (problem.what === 'column') return problems.column(problem.name);
  return problems[problem.what];
};

/** The same with the line of the table, where there is one, and how many more are wrong. */
export const csvProblemIn = (w: LaterWords['poster'], { problem, line, more }: CsvError): string => {
  if (line === null) return problemIn(w, problem);
  const first = w.problems.line(line, problemIn(w, problem));
  return more === 0 ? first : `${first} ${w.problems.more(more)}`;
};
