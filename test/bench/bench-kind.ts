import { type Command, InvalidArgumentError } from 'commander';

/** One benchmark: a subcommand of `npm run bench`, and part of the run of all. */
export interface Bench {
  readonly name: string;
  /** One line for --help. */
  readonly about: string;
  /** Adds its own options to its subcommand. */
  readonly options?: (command: Command) => void;
  /**
   * Measures; with {} its default sizes. The answer is printed as JSON; a field `correct: false` in it (or in an
   * element of a list) makes the command fail.
   */
  readonly run: (options: Record<string, unknown>) => Promise<unknown>;
}

/** Parses an option that must be a whole number of at least 1. */
export function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1)
    throw new InvalidArgumentError('It must be a whole number from 1 on.');
  return value;
}
