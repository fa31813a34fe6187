import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a directory and those above it, step by step: the recursion of Node 20's own mkdir never ends under /proc.
 * @throws Error in a sentence at the first that cannot be made
 */
export function makeDirectory(path: string, mode?: number): void {
  if (existsSync(path) && statSync(path).isDirectory()) return;
  if (dirname(path) !== path) makeDirectory(dirname(path), mode);
  try {
    mkdirSync(path, { mode });
  } catch (error) {
    throw new Error(
      `the directory ${path} cannot be made (${(error as NodeJS.ErrnoException).code}); choose another place, or make this one writable`,
    );
  }
}
