/** Every entry of the catalogues, and its functions called with everything that their types allow. */
import { readdirSync, readFileSync } from 'node:fs';
import type { LaterWords } from '../../web/words/later.ts';
import type { Words } from '../../web/words/words.ts';

type Entry = string | ((...args: never[]) => string);

/** "scan.title" → the entry. */
export const entriesOf = (words: Words & LaterWords): Map<string, Entry> => {
  const found = new Map<string, Entry>();
  const walk = (path: string, value: object) => {
    for (const [name, entry] of Object.entries(value))
      if (typeof entry === 'object') walk(`${path}${name}.`, entry);
      else found.set(path + name, entry);
  };
  walk('', words);
  return found;
};

const SOURCE = new URL('../../web/words/en/', import.meta.url);

/** Types of the parameters as English declares them, by area and name. */
const declared = new Map<string, string[]>();
for (const file of readdirSync(SOURCE)) {
  const source = readFileSync(new URL(file, SOURCE), 'utf8');
  for (const [, name, list] of source.matchAll(/^\s+(\w+): \(([^()]*)\)(?:: string)? =>/gm))
    declared.set(
      `${file.slice(0, -3)}.${name}`,
      list.split(',').flatMap((param) => param.split(':')[1]?.trim() ?? []),
    );
}
// Declared elsewhere in its file.
declared.set('operators.number', ['number']);

/** What a number may be: each form of a plural has one, in each of the languages. */
export const NUMBERS = [0, 1, 2, 3, 11, 100];

const text = (i: number, letter = '') => `⟦${i}${letter}⟧`;

/** Values of parameter i, whose type was declared. */
const valuesOf = (type: string, i: number, n: number): unknown[] => {
  if (type === 'string') return [text(i)];
  if (type === 'number') return [n];
  if (type === 'boolean') return [true, false];
  if (type === 'string[]') return [[text(i, 'a')], [text(i, 'a'), text(i, 'b')]];
  const literals = [...type.matchAll(/'([^']*)'/g)].map(([, literal]) => literal);
  if (literals.length > 0) return literals;
  if (type.includes(' | ')) return type.split(' | ').flatMap((one) => valuesOf(one, i, n));
  if (type === 'null') return [null];
  throw new Error(`no value is known for a parameter of type ${type}: add one to test/unit/catalogue.ts`);
};

/** A text of an entry, and what was given for it. */
export interface Said {
  args: unknown[];
  text: string;
}

/** What an entry says: a string itself, a function with all combinations of its arguments. @param n for every number */
export const sayings = (path: string, entry: Entry, n: number): Said[] => {
  if (typeof entry === 'string') return [{ args: [], text: entry }];
  const [area] = path.split('.');
  const types = declared.get(`${area}.${path.split('.').at(-1)}`);
  if (!types) throw new Error(`the parameters of ${path} were not found in web/words/en/${area}.ts`);
  const combinations = types
    .map((type, i) => valuesOf(type, i, n))
    .reduce<unknown[][]>(
      (all, values) => all.flatMap((args) => values.map((value) => [...args, value])),
      [[]],
    );
  return combinations.map((args) => ({ args, text: entry(...(args as never[])) }));
};

/** Texts among the arguments, which must be found in what is said. */
export const textsIn = ({ args }: Said): string[] =>
  args.flat().filter((arg): arg is string => typeof arg === 'string' && arg.startsWith('⟦'));
