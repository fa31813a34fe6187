import type { Command } from 'commander';

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
