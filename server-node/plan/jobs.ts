import { comparePlan } from '../../workers/mpc/compare-plan.ts';
import { type IndexSpec, rowsOf } from '../../workers/mpc/index-build.ts';
import { type LinkRate, pairsUnderWay, shareOf } from '../../workers/mpc/link-rate.ts';
import { jobsAtOnce } from '../../workers/node/at-once.ts';
import { indexSpec } from '../../workers/node/builds.ts';
import type { Deployment } from '../../workers/wire/deployment.ts';
import { LEVEL_BITS, uploadShape } from '../../workers/wire/shape.ts';
import {
  claimsBits,
  comparisonBits,
  comparisonsPerRow,
  indexBits,
  keyBits,
  matchBits,
  toldBy,
} from './formula.ts';

/** The jobs of one kind in a night; bits are those that a party sends. */
export interface NightJobs {
  readonly kind: 'place' | 'near' | 'claims';
  /** N, of one job. */
  readonly rows: number;
  /** Sorts of a night, and matches. */
  readonly sorts: number;
  readonly matches: number;
  /** l */
  readonly keyBits: number;
  /** C, for a row. */
  readonly comparisons: number;
  /** For one comparison. */
  readonly comparisonBits: number;
  /** For a row: what a sort's job sends beside its comparisons, and what a match sends. */
  readonly otherBits: number;
  readonly matchBits: number;
  /** Message latencies that follow each other in one sort's job, and in one match. */
  readonly sortRounds: number;
  readonly matchRounds: number;
  /** Null for the claims. */
  readonly spec: IndexSpec | null;
}

/** Epochs that a night builds: the new one, and the one whose grace time ends. */
export const epochsBuilt = ({ run }: Deployment): number => (run.grace > 0 ? 2 : 1);

/**
 * Every job of a night in which all users upload.
 * @param links what the jobs under way have together
 */
export function nightJobs(d: Deployment, users: number, links: LinkRate): NightJobs[] {
  const { window } = d.run;
  const jobs = uploadShape(d).jobs.map((job): NightJobs => {
    const spec = indexSpec(d, job, users);
    return {
      kind: job.kind,
      ...sort(rowsOf(spec), keyBits(spec).l, links),
      sorts: epochsBuilt(d) * job.blocks,
      matches: window * job.blocks,
      otherBits: indexBits(spec),
      matchBits: matchBits(spec, toldBy(d)),
      matchRounds: 1.5 * Math.log2(rowsOf(spec)) + 16,
      spec,
    };
  });
  return d.authority ? [...jobs, claimsJob(d, users, links)] : jobs;
}

/** The listed claims and one upload of every user. */
function claimsJob({ claims, run }: Deployment, users: number, links: LinkRate): NightJobs {
  const rows = claims.places * claims.runs + users;
  const l = 64 + Math.ceil(Math.log2(rows));
  const otherBits = claimsBits(l, LEVEL_BITS * (run.window + claims.ahead));
  return {
    kind: 'claims',
    ...sort(rows, l, links),
    sorts: 1,
    matches: 0,
    otherBits,
    matchBits: 0,
    matchRounds: 0,
    spec: null,
  };
}

function sort(rows: number, l: number, links: LinkRate) {
  const comparisons = comparisonsPerRow(rows);
  const pairs = pairsUnderWay(shareOf(links, jobsAtOnce(rows)));
  const passes = 2 * Math.log2(rows) + (comparisons * rows) / pairs;
  return {
    rows,
    keyBits: l,
    comparisons,
    comparisonBits: comparisonBits(l),
    sortRounds: (comparePlan(l, 4).rounds.length + 1) * passes,
  };
}
