/** Programs in words. Pure. */
import type { CircuitProgram } from '../../workers/wire/circuit-programs.ts';
import type { NamedValues } from '../../workers/wire/field-values.ts';
import type { Part } from '../store/schema.ts';
import { named } from '../words/operators.ts';

/** How far somebody's part has come, on one line. */
export const partLine = (part: Part | null): string => {
  if (!part) return 'You take no part';
  if (part.fields) return 'Leaves this phone in a moment';
  if (!part.answer) return 'You take part; no answer yet';
  if (part.answer === 'missed') return 'Was not counted';
  const { outcome } = part.answer;
  return outcome === 'answered' ? 'Answered' : outcome === 'too few' ? 'Too few took part' : 'In doubt';
};

/** The whole hash, in groups of four that people can compare aloud. */
export const hashGroups = (hex: string): string => hex.match(/.{4}/g)!.join(' ');

const namesTo = ({ outputs }: CircuitProgram, to: 'public' | 'owner'): string =>
  named(outputs.filter((output) => output.to === to).map(({ name }) => `“${name}”`));

/** "2 or 3", "2 to 5", "3": persons of a group. */
export const groupSize = ({ least, seats }: CircuitProgram): string =>
  least === seats ? `${seats}` : `${least} ${seats === least + 1 ? 'or' : 'to'} ${seats}`;

/** Who will know what, in sentences. */
export const whoLearns = (program: CircuitProgram): string[] => {
  const [open, own] = [namesTo(program, 'public'), namesTo(program, 'owner')];
  return [
    ...(open ? [`Everybody can see ${open} of each group of ${groupSize(program)} people.`] : []),
    ...(own ? [`Only you can read ${own}. Others of your group read their own.`] : []),
  ];
};

/** A number with its thousands apart. */
export const number = (value: bigint): string => value.toLocaleString('en-GB');

/** Names and numbers, as they stand in a list of facts. */
export const factsOf = (values: NamedValues): { name: string; value: string }[] =>
  Object.entries(values).map(([name, value]) => ({ name, value: number(value) }));
