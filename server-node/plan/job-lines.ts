import type { Deployment } from '../../workers/wire/deployment.ts';
import { LEVEL_BITS } from '../../workers/wire/shape.ts';
import { crowdBits, keyBits, meetBits, SCAN, type Told, toldBy, waysOf } from './formula.ts';
import type { NightJobs } from './jobs.ts';
import { amount } from './numbers.ts';

/** A line of the plan. */
export type Line = readonly [what: string, how: string, value: string];

/** Flags in, results out, and their OR. */
const BACK: Record<Told, string> = { slots: '(4/3)(3+w)', day: '(4/3)·6 + 3', once: '(4/3)·6 + 1' };

/** Rows and bits of the jobs of one kind of row. */
export function rowLines(d: Deployment, job: NightJobs, users: number): Line[] {
  const { spec, rows, comparisons, comparisonBits, otherBits, matchBits } = job;
  const { h, positions, venues, crowd } = spec!;
  const { l, c } = keyBits(spec!);
  const ways = waysOf(spec!);
  const own = job.kind === 'place' ? `${Math.max(venues! - 1, 0)}h/${positions}` : `${ways}`;
  const crowdLine = (k: number): Line => [
    'K',
    `a + ${amount(SCAN * ways)}k + ${job.kind === 'place' ? ways : 2 * ways}, k = ${k}, a bits of a user's number`,
    `${amount(crowdBits(spec!, k))} bits a row`,
  ];
  const { window } = d.run;
  const blocks = job.matches / window;
  return [
    ['N', `${amount(users)} users × ${positions} rows`, `${amount(rows)} rows a job`],
    ['h, w', 'slots of a block; bits matched, h + 2', `${h}, ${h + 2}`],
    ['l, c', 'bits of a key; of its hash and kind', `${l}, ${c}`],
    ['C', 'log2 N + 0.5', `${amount(comparisons)} comparisons a row`],
    ...(crowd ? [crowdLine(crowd)] : []),
    [
      'I',
      `C·((4/3)(l−1) − 2) + (4/3)(l+h) + ${own} + c − 1${crowd ? ' + K' : ''}`,
      `${amount(comparisons * comparisonBits + otherBits)} bits a row`,
    ],
    ['T', `${amount(meetBits(spec!))}w + 3h + 4 + ${BACK[toldBy(d)]}`, `${amount(matchBits)} bits a row`],
    ['indices', `epochs × blocks: ${amount(job.sorts / blocks)} × ${blocks}`, `${amount(job.sorts)} jobs`],
    ['matches', `epochs × blocks: ${window} × ${blocks}`, `${amount(job.matches)} jobs`],
  ];
}

/** Rows and bits of the claims join. */
export function claimLines({ claims, run }: Deployment, job: NightJobs, users: number): Line[] {
  const { rows, comparisons, comparisonBits, otherBits } = job;
  const levels = LEVEL_BITS * (run.window + claims.ahead);
  return [
    [
      'N',
      `${amount(users)} uploads + ${claims.runs} × ${amount(claims.places)} claims`,
      `${amount(rows)} rows`,
    ],
    ['l, L', 'bits of a key; of levels', `${job.keyBits}, ${levels}`],
    ['C', 'log2 N + 0.5', `${amount(comparisons)} comparisons a row`],
    [
      'I',
      'C·((4/3)(l−1) − 2) + (4/3)(l+2+L) + (4/3)(L+2) + 2L + 67',
      `${amount(comparisons * comparisonBits + otherBits)} bits a row`,
    ],
  ];
}
