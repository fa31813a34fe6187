import { type Command, Option } from 'commander';
import { UsageError } from './errors.ts';
import { wholeNumber } from './options.ts';

/** n and t, as a command is asked for them. */
export interface SchemeOptions {
  parties: number;
  threshold: number;
}

/** @param who computes, in the plural */
export const addSchemeOptions = (command: Command, who: string): Command =>
  command
    .addOption(
      new Option('--parties <n>', `${who} that compute: 3, 4, 5 or 7`).argParser(wholeNumber).default(3),
    )
    .addOption(
      new Option('--threshold <t>', `${who} that learn nothing together: 1, of five 2, of seven 2 or 3`)
        .argParser(wholeNumber)
        .default(1),
    );

/** @throws UsageError when there is no engine for them */
export async function requireScheme({ parties, threshold }: SchemeOptions): Promise<void> {
  const { isScheme, SCHEME_LIST } = await import('../workers/mpc/sharing.ts');
  if (!isScheme(parties, threshold))
    throw new UsageError(
      `there is no engine for --parties ${parties} --threshold ${threshold}, but for ${SCHEME_LIST}`,
    );
}
