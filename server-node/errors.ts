import { InputError } from '../workers/errors.ts';

/** The command was called in a way that cannot work; the message says how to call it. Exit code 2. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** Reads what the command line names. @throws UsageError instead of InputError: such a file is bad use */
export function readAsked<R>(read: () => R): R {
  try {
    return read();
  } catch (error) {
    if (error instanceof InputError) throw new UsageError(error.message);
    throw error;
  }
}
