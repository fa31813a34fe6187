import { arch, cpus } from 'node:os';
import type { Coefficients } from '../../server-node/plan/coefficients.ts';
import { comparisonBits } from '../../server-node/plan/formula.ts';
import { benchAccounts } from './accounts.ts';
import type { Bench } from './bench-kind.ts';
import { benchJob } from './collision.ts';
import { benchLinks } from './links.ts';

/** The largest job that is measured; 2^22 rows are one block of a million accounts. */
const ROWS = 1 << 22;
const WIDTH = 14;
const KEY_BITS = 64;

/**
 * What `safetrace plan` counts with. A match has no comparisons, so its CPU time gives that of a sent bit; an index
 * (both less the match) has both, so the rest of its time gives that of a comparison.
 */
async function coefficients(): Promise<Coefficients & { correct: boolean }> {
  const both = await benchJob('collision', ROWS, WIDTH); // first: what a job leaves behind would hide the next one's memory
  const match = await benchJob('match', ROWS, WIDTH);
  const { megabytesPerSecond, byteNs } = await benchLinks();
  const { openMs, sealMs } = await benchAccounts();
  const ns = (cpuSeconds: number) => (1e9 * cpuSeconds) / 3 / ROWS; // for a row of one party
  const rowBitNs = ns(match.cpuSeconds) / match.bitsPerRowPerParty;
  const { comparisonsPerRow } = both;
  const otherBits =
    both.bitsPerRowPerParty - match.bitsPerRowPerParty - comparisonsPerRow * comparisonBits(KEY_BITS);
  const index = ns(both.cpuSeconds - match.cpuSeconds);
  const rounded = (value: number) => Number(value.toPrecision(3));
  return {
    date: new Date().toISOString().slice(0, 10),
    command: 'npm run bench -- coefficients --json server-node/plan/coefficients.json',
    machine: `${cpus().length} ${arch().replace('x64', 'x86-64')} cores, Node ${process.versions.node.split('.')[0]}`,
    rows: ROWS,
    comparisonNs: rounded((index - otherBits * rowBitNs) / comparisonsPerRow),
    rowBitNs: rounded(rowBitNs),
    rowMemoryBytes: rounded(both.peakMemoryBytes / ROWS),
    linkByteNs: rounded(byteNs),
    linkMegabytesPerSecond: rounded(megabytesPerSecond),
    openMs: rounded(openMs),
    sealMs: rounded(sealMs),
    correct: match.correct && both.correct,
  };
}

/** The `coefficients` subcommand. */
export const coefficientsBench: Bench = {
  name: 'coefficients',
  about:
    'what "safetrace plan" counts with, from jobs of 2^22 rows (3 GB of memory, some minutes), a link and an account',
  run: coefficients,
};
