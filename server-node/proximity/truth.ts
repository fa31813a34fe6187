import { InputError } from '../../workers/errors.ts';

/** A field of a hostile file, as an error shows it. */
export const quoted = (field = ''): string => JSON.stringify(field.slice(0, 100));

/** What is known of a whole recording. */
export interface Known {
  /** Whether the two phones were near each other throughout. */
  readonly near: boolean;
  /** Which phone or pair of phones it is of; null: it is not said. */
  readonly device: string | null;
}

/** By identifier. */
export type Truth = ReadonlyMap<string, Known>;

/** `H1`, near, and `H0`, far, are the words of the MIT Lincoln Laboratory set. */
const CLASSES: ReadonlyMap<string, boolean> = new Map([
  ['H1', true],
  ['near', true],
  ['H0', false],
  ['far', false],
]);

/**
 * Reads classes of whole recordings: a header with `log` (or `identifier`) and `class`, perhaps `device`; other columns
 * do not matter.
 * @throws InputError with the file and the line
 */
export function readTruth(lines: readonly string[], file: string): Truth {
  const names = (lines[0] ?? '').split(',').map((name) => name.trim().toLowerCase());
  const [id, kind, device] = [
    names.findIndex((name) => name === 'log' || name === 'identifier'),
    names.indexOf('class'),
    names.indexOf('device'),
  ];
  if (id < 0 || kind < 0)
    throw new InputError(`${file} line 1: columns "log" (or "identifier") and "class" are expected`);
  const truth = new Map<string, Known>();
  for (const [i, line] of lines.entries()) {
    if (i === 0 || line === '') continue;
    const fields = line.split(',').map((field) => field.trim());
    const at = `${file} line ${i + 1}`;
    const near = CLASSES.get(fields[kind]);
    if (near === undefined)
      throw new InputError(`${at}: a class is H1 or near, H0 or far, not ${quoted(fields[kind])}`);
    if (truth.has(fields[id])) throw new InputError(`${at}: ${quoted(fields[id])} has a class already`);
    truth.set(fields[id], { near, device: fields[device] || null });
  }
  return truth;
}
