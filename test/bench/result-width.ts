import { InvalidArgumentError } from 'commander';

/** Parses --bits: 1 for one slot without levels, else slots (1 to 32) and two bits of the level. */
export function resultWidth(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value === 2 || value > 34)
    throw new InvalidArgumentError('It must be 1, or a whole number from 3 to 34.');
  return value;
}
