/** What a person decides about a program; the engine does the rest. */
import { InputError } from '../../workers/errors.ts';
import type { Program } from '../../workers/wire/circuit-programs.ts';
import { type NamedValues, packValues } from '../../workers/wire/field-values.ts';
import { unixNow } from '../app/now.ts';
import { changeFact } from '../store/db.ts';
import type { Facts, Part } from '../store/schema.ts';
import { changed, moved, parts } from '../store/state.ts';
import { isolated } from '../words/bidi.ts';
import { asciiDigits } from '../words/digits.ts';
import { laterWords } from '../words/later.ts';
import { number } from './words.ts';

const changeParts = async (change: (parts: Facts['parts']) => Facts['parts'] | null): Promise<void> => {
  await changeFact('parts', change, {});
  await changed('parts');
};

/**
 * One's own part as screens tell it: where the account went on only one that has an answer, as the others went on with it.
 * @param id hash of the program, hexadecimal
 */
export const shownPart = (id: string): Part | null => {
  const part = parts.value[id] ?? null;
  return moved.value && !part?.answer ? null : part;
};

/**
 * Changes the part that was looked at; another that has come in its place is left alone.
 * @param id hash of the program, hexadecimal
 */
export const changePart = (id: string, { at }: Part, change: Partial<Part>): Promise<void> =>
  changeParts((parts) => (parts[id]?.at === at ? { ...parts, [id]: { ...parts[id], ...change } } : null));

/** The numbers as they were typed. @throws InputError with a sentence for the person */
export const readFields = ({ fields }: Program, typed: (name: string) => string): NamedValues => {
  const values: [string, bigint][] = fields.map(({ name, bits }) => {
    const digits = asciiDigits(typed(name)).replace(/\s/g, '');
    const most = (1n << BigInt(bits)) - 1n;
    if (!/^\d{1,80}$/.test(digits) || BigInt(digits) > most)
      throw new InputError(laterWords.value.programs.outOfRange(isolated(name), number(most)));
    return [name, BigInt(digits)];
  });
  return Object.fromEntries(values);
};

/** A part whose numbers have left the phone, and whose run is not over. */
const hasBegun = (part: Part | undefined): boolean => !!part && !part.fields && !part.answer;

/**
 * Consent: what was typed goes to the operators in pieces, for the run of today. A part that another window began goes on: of
 * two for one run they would take neither.
 */
export const agree = (program: Program, fields: NamedValues): Promise<void> => {
  packValues(program.fields, fields); // what cannot be packed must not wait for the engine
  const part: Part = { at: unixNow(), fields, epoch: null, answer: null };
  return changeParts((parts) => (hasBegun(parts[program.id]) ? null : { ...parts, [program.id]: part }));
};

/** Ends a part whose numbers are still here, or that is over; one that has begun goes on. */
export const forgetPart = ({ id }: Program): Promise<void> =>
  changeParts((parts) => {
    const { [id]: part, ...others } = parts;
    return part && !hasBegun(part) ? others : null;
  });
