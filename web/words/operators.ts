/** Operators in words: how many there are, and how many of them it takes. */
import type { Deployment } from '../../workers/wire/deployment.ts';
import { isolated } from './bidi.ts';
import { capital } from './capital.ts';
import { formatList } from './formats.ts';
import { words } from './words.ts';

/** Nodes by their names, with the operators that run them. */
type Roster = readonly Pick<Deployment['roster'][number], 'name' | 'operator'>[];

/**
 * How many compute, and how many of them together learn nothing: one more can read an answer. With the roster nodes are
 * called by their operators.
 */
export type Operators = Pick<Deployment, 'parties' | 'threshold'> & { readonly roster?: Roster };

/** Who runs these nodes; a name that no node has stands for itself. */
export const operatorsOf = (nodes: readonly string[], roster: Roster = []): string[] =>
  nodes.map((node) => roster.find(({ name }) => name === node)?.operator ?? node);

/** "two": as far as there can be so many operators; digits beyond. */
export const inWords = (n: number): string => words.value.operators.number(n);

/** "North", "North and South", "North, South and West". */
export const named = (names: string[]): string => formatList(names.map(isolated));

/** How many it takes to read what was shared: "two", and "several" before the operators are known. */
export const enough = (operators?: Operators): string =>
  operators ? inWords(operators.threshold + 1) : words.value.operators.several;

/** "Each piece alone is noise", "Two pieces together are still noise". */
export const noise = (operators?: Operators): string => {
  const w = words.value.operators;
  return capital(operators && operators.threshold > 1 ? w.noiseTogether(operators.threshold) : w.noiseAlone);
};

/** "Two operators answered": not all. How many they were is only known where no more could be. */
export const someAnswered = ({ parties, threshold }: Operators): string =>
  capital(words.value.operators.answered(threshold + 1, threshold + 1 !== parties - 1));

/** "Two operators agree; South contradicts them and was not believed". @param doubted one name at least */
export const contradicted = ({ parties, threshold, roster }: Operators, doubted: string[]): string =>
  capital(
    words.value.operators.agreeAgainst(
      threshold + 1,
      threshold + 1 !== parties - doubted.length,
      named(operatorsOf(doubted, roster)),
      doubted.length > 1,
    ),
  );

/** "Operator Nord can't be reached", "two of three operators can't be reached". */
export const unreachablePhrase = (unreachable: string[], { parties, roster }: Operators): string =>
  unreachable.length === 1
    ? words.value.operators.unreachable(named(operatorsOf(unreachable, roster)))
    : words.value.operators.unreachableOf(unreachable.length, parties);
