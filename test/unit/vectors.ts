import { readFileSync } from 'node:fs';

/** The published vectors of test/vectors/`name`.json; their source is named in the file. */
export function readVectors<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../vectors/${name}.json`, import.meta.url), 'utf8')) as T;
}
