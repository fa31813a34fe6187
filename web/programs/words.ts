/** Programs in words. */
import type { CircuitProgram } from '../../workers/wire/circuit-programs.ts';
import type { NamedValues } from '../../workers/wire/field-values.ts';
import type { Part } from '../store/schema.ts';
import { laterWords } from '../words/later.ts';
import { named } from '../words/operators.ts';
import { words } from '../words/words.ts';

/** How far somebody's part has come, on one line. */
export const partLine = (part: Part | null): string => {
  const w = laterWords.value.programs;
  if (!part) return w.noPart;
  if (part.fields) return w.leaving;
  if (!part.answer) return w.waiting;
  if (part.answer === 'missed') return w.missed;
  const { outcome } = part.answer;
  return outcome === 'answered' ? w.answered : outcome === 'too few' ? w.tooFew : w.doubted;
};

const namesTo = ({ outputs }: CircuitProgram, to: 'public' | 'owner'): string =>
  named(
    outputs.filter((output) => output.to === to).map(({ name }) => laterWords.value.programs.quoted(name)),
  );

/** Who will know what, in sentences. */
export const whoLearns = (program: CircuitProgram): string[] => {
  const w = laterWords.value.programs;
  const [open, own] = [namesTo(program, 'public'), namesTo(program, 'owner')];
  return [
    ...(open ? [w.everybodySees(open, program.least, program.seats)] : []),
    ...(own ? [w.onlyYou(own)] : []),
  ];
};

/** A number with its thousands apart. */
export const number = (value: bigint): string => value.toLocaleString(words.value.time.locale);

/** Names and numbers, as they stand in a list of facts. */
export const factsOf = (values: NamedValues): { name: string; value: string }[] =>
  Object.entries(values).map(([name, value]) => ({ name, value: number(value) }));
