import { statSync } from 'node:fs';
import { UsageError } from './errors.ts';

/** Precondition of a command that reads a file. @throws UsageError when there is none, or a folder; a pipe is read as well */
export function requireFile(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? true)
    throw new UsageError(`there is no file ${path}`);
}
