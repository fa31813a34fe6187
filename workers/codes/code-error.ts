import { InputError } from '../errors.ts';
import type { System } from './place.ts';

/**
 * Why a code is refused, for who says it in the reader's language. long: no code of a place is so long. test: it is of a
 * test. meeting: it is of a person. unknown: whose it is cannot be told. damaged: a part is wrong or missing. newer: of a
 * version or kind that is not known. forged: its signature is wrong.
 */
export type CodeProblem = 'long' | 'test' | 'meeting' | 'unknown' | 'damaged' | 'newer' | 'forged';

/** A code that is refused. */
export class CodeError extends InputError {
  /**
   * @param message in English, for the command line
   * @param system whose code it is; null when that cannot be told, and while its reader does not say
   */
  constructor(
    readonly problem: CodeProblem,
    message: string,
    readonly system: System | null = null,
  ) {
    super(message);
  }
}
