import { InputError } from '../workers/errors.ts';
import { readUnpacked } from './unpacked.ts';

/**
 * The lines of a text file, plain or gzip.
 * @throws InputError when it cannot be read, is larger than 256 MiB, or is not UTF-8 text
 */
export function readLines(path: string): string[] {
  const bytes = readUnpacked(path);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes); // drops a byte order mark
  } catch {
    throw new InputError(`${path} is not a text file in UTF-8`);
  }
  return text.split(/\r?\n/);
}
