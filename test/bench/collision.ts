import { type Bench, wholeNumber } from './bench-kind.ts';
import { costOf, type JobCost } from './cost.ts';
import { Parties, type Run, type TimedRun } from './parties.ts';
import { resultWidth } from './result-width.ts';
import { makeTown } from './town.ts';

const WARM_UP_ROWS = 1 << 12;
const RUNS = 3;

/**
 * One job by three parties in a thread each, the median of three runs after a smaller one that warms up. Sharing the
 * inputs and comparing the result with the plain program are outside the timed part.
 * @param run `match` matches an index that was built before
 */
export async function benchJob(run: Run, rows: number, width: number): Promise<JobCost> {
  const emptyBytes = process.memoryUsage.rss();
  const parties = await Parties.start();
  try {
    parties.bring(makeTown(WARM_UP_ROWS, width).inputs);
    await parties.run('collision', 'warm-up');
    const town = makeTown(rows, width);
    parties.bring(town.inputs);
    if (run === 'match') await parties.run('index', 'index');
    const runs: TimedRun[] = [];
    for (let i = 0; i < RUNS; i++) runs.push(await parties.run(run, `run ${i}`));
    return costOf(runs, town, emptyBytes);
  } finally {
    await parties.stop();
  }
}

/** The `collision` subcommand. */
export const collisionBench: Bench = {
  name: 'collision',
  about: 'index and one match of a block by three parties in a thread each',
  options: (command) => {
    command
      .option('--rows <n>', 'rows of the block; without it 2^14, 2^17 and 2^20', wholeNumber)
      .option('--bits <w>', 'result bits a row: 1, or slots + 2', resultWidth, 1);
  },
  async run({ rows, bits = 1 }) {
    if (typeof rows === 'number') return benchJob('collision', rows, bits as number);
    const costs: JobCost[] = [];
    for (const each of [1 << 14, 1 << 17, 1 << 20])
      costs.push(await benchJob('collision', each, bits as number));
    return costs;
  },
};
