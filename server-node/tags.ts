import type { Deployment } from '../workers/wire/deployment.ts';
import { usualTags } from './defaults.ts';
import { readAsked, UsageError } from './errors.ts';
import { readCorrections } from './proximity/corrections.ts';
import { readLines } from './text-file.ts';

export interface TagOptions {
  near?: true;
  /** dB and minutes. */
  encounter?: { delta: number; tau: number };
  /** A table of models, CSV. */
  corrections?: string;
}

/**
 * What phones of a community do about tags: the usual, but for what the command line says.
 * @throws UsageError when a part is given without --near, or cannot be
 */
export function tagsOf({ near, encounter, corrections }: TagOptions): Deployment['near'] {
  if (!near) {
    if (encounter || corrections) throw new UsageError('--encounter and --corrections go with --near');
    return null;
  }
  const usual = usualTags.encounter!;
  if (encounter && encounter.tau < usual.log)
    throw new UsageError(
      `--encounter: ${encounter.tau} minutes are less than the ${usual.log} from which a tag is kept at all`,
    );
  const table =
    corrections === undefined ? null : readAsked(() => readCorrections(readLines(corrections), corrections));
  return {
    ...usualTags,
    encounter: { ...usual, ...encounter },
    ...(table && { corrections: [...table].map(([model, dB]) => ({ model, dB })) }),
  };
}
