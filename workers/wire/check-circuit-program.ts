import { InputError } from '../errors.ts';
import type { CircuitProgram } from './program-schema.ts';

/**
 * What the fields of a declaration must be to each other.
 * @param nameOf what an error calls a field
 * @throws InputError naming the field
 */
export function checkCircuitProgram(
  { least, seats, fields, outputs }: CircuitProgram,
  nameOf: (field: string) => string,
): void {
  if (least > seats)
    throw new InputError(`${nameOf('least')} (${least}) must not be more than the seats (${seats})`);
  for (const [field, values] of Object.entries({ fields, outputs }))
    if (new Set(values.map(({ name }) => name)).size < values.length)
      throw new InputError(`${nameOf(field)} names two values alike`);
}
