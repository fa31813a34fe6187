import { bytesToHex } from '@noble/hashes/utils.js';
import type { Place, ReadOptions } from '../../workers/codes/place.ts';
import { readCode } from '../../workers/codes/read-code.ts';
import { InputError } from '../../workers/errors.ts';
import { prepareDecoder, readPicture } from './picture.ts';

/**
 * What was found: a place with its id in hexadecimal, or why there is none. `text`: what the code says; of a screen's code
 * it has the tokens.
 */
export type Scanned = { readonly input: string; readonly text?: string } & (
  | (Omit<Place, 'id' | 'blocks'> & { readonly id: string })
  | { readonly error: string }
);

/** Reads pictures: of several codes in one the first that is a place, else the first. Input is the file's name. */
export async function scanPictures(files: readonly string[], options: ReadOptions): Promise<Scanned[]> {
  if (files.length > 0) prepareDecoder();
  const scanned: Scanned[] = [];
  for (const input of files) scanned.push(await scanPicture(input, options));
  return scanned;
}

async function scanPicture(input: string, options: ReadOptions): Promise<Scanned> {
  try {
    const all = (await readPicture(input)).map((text) => scanText(input, text, options));
    return all.find((one) => !('error' in one)) ?? all[0];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { input, error: error.message };
  }
}

/** Reads what is in a code. @param input where it is from */
export function scanText(input: string, text: string, options: ReadOptions): Scanned {
  try {
    const { id, system, blocks: _, ...said } = readCode(text, options);
    return { input, text, system, id: bytesToHex(id), ...said };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { input, text, error: error.message };
  }
}

/** Lines of a text, without what ends them; an empty line is one, but not what follows the last end of line. */
export function linesOf(text: string): string[] {
  const lines = text.split('\n').map((line) => line.replace(/\r$/, ''));
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}
