/** Operators in words: how many there are, and how many of them it takes. Pure. */
import type { Deployment } from '../../workers/wire/deployment.ts';

/** How many compute, and how many of them together learn nothing: one more can read an answer. */
export type Operators = Pick<Deployment, 'parties' | 'threshold'>;

const NUMBERS = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven'];
export const inWords = (n: number): string => NUMBERS[n] ?? String(n);

export const capital = (text: string): string => text[0].toUpperCase() + text.slice(1);

/** "North", "North and South", "North, South and West". */
export const named = (names: string[]): string => new Intl.ListFormat('en-GB').format(names);

/** How many it takes to read what was shared: "two", and "several" before the operators are known. */
export const enough = (operators?: Operators): string =>
  operators ? inWords(operators.threshold + 1) : 'several';

/** "Each piece alone is noise", "Two pieces together are still noise". */
export const noise = (operators?: Operators): string =>
  operators && operators.threshold > 1
    ? `${capital(inWords(operators.threshold))} pieces together are still noise`
    : 'Each piece alone is noise';

/** "Two operators": so many that an answer could be read. How many they were is only known where no more could be. */
const readers = (operators: Operators, most: number): string =>
  capital(`${operators.threshold + 1 === most ? '' : 'at least '}${enough(operators)} operators`);

/** "Two operators answered": not all. */
export const someAnswered = (operators: Operators): string =>
  `${readers(operators, operators.parties - 1)} answered`;

/** "Two operators agree; South contradicts them and was not believed". @param doubted one name at least */
export const contradicted = (operators: Operators, doubted: string[]): string =>
  `${readers(operators, operators.parties - doubted.length)} agree; ${named(doubted)} ${
    doubted.length === 1 ? 'contradicts them and was' : 'contradict them and were'
  } not believed`;

/** "Operator Nord can't be reached", "two of three operators can't be reached". */
export const unreachablePhrase = (unreachable: string[], { parties }: Operators): string =>
  unreachable.length === 1
    ? `${unreachable[0]} can't be reached`
    : `${inWords(unreachable.length)} of ${inWords(parties)} operators can't be reached`;
