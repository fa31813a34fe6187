import { wholeNumber } from '../../server-node/options.ts';
import type { Bench } from './bench-kind.ts';
import { benchJob, inThreads } from './collision.ts';
import { beside, measureLimits } from './limits.ts';
import { resultWidth } from './result-width.ts';

/** The `match` subcommand. */
export const matchBench: Bench = {
  name: 'match',
  about: 'one match on an index that was built before',
  options: (command) => {
    command
      .option('--rows <n>', 'rows of the index', wholeNumber, 1 << 20)
      .option('--bits <w>', 'result bits a row: 1, or slots + 2', resultWidth, 14);
  },
  run: async ({ rows = 1 << 20, bits = 14 }) => {
    const limits = await measureLimits(inThreads());
    return beside(await benchJob('match', rows as number, bits as number), limits, 3);
  },
};
