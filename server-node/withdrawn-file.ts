/** The list of withdrawn posters in its file. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { InputError } from '../workers/errors.ts';
import { type Notice, parseList, readNotice } from '../workers/wire/withdrawn-list.ts';
import { UsageError } from './errors.ts';

/** The links in a file; none when there is no such file. @throws InputError when it holds no list */
export function readListFile(path: string): string[] {
  if (!existsSync(path)) return [];
  try {
    return parseList(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error instanceof InputError) throw new InputError(`${path}: ${error.message}`);
    throw error;
  }
}

/**
 * The list with more notices, each checked; one that is there already is not added again.
 * @throws InputError naming the notice that is none, or when there were too many
 */
export function withNotices(
  list: readonly string[],
  links: readonly string[],
): { list: string[]; added: Notice[] } {
  const fresh = [...new Set(links.map((link) => link.trim()))].filter((link) => !list.includes(link));
  const added = fresh.map((link, i) => {
    try {
      return readNotice(link);
    } catch (error) {
      if (error instanceof InputError)
        throw new InputError(`notice ${i + 1} of the new ones: ${error.message}`);
      throw error;
    }
  });
  const all = [...list, ...fresh];
  parseList(textOf(all));
  return { list: all, added };
}

const textOf = (list: readonly string[]): string => `${JSON.stringify(list, null, 2)}\n`;

/** Whoever reads it meanwhile has the one before. @throws UsageError when it cannot be written there */
export function writeListFile(path: string, list: readonly string[]): void {
  try {
    writeFileSync(`${path}.new`, textOf(list));
    renameSync(`${path}.new`, path);
  } catch (error) {
    throw new UsageError(`${path} cannot be written: ${(error as NodeJS.ErrnoException).code}`);
  }
}

/** What the site publishes: a list without notices when there is no file. @throws InputError when it holds no list */
export function publishedList(path: string): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(readListFile(path)));
}
