import type { Engine } from '../engine.ts';
import { anyOne } from '../equality.ts';
import type { IndexSpec } from '../index-build.ts';
import { listed } from '../row-numbers.ts';
import { byPosition, concatRows, selectRows } from '../rows.ts';
import { concatPlanes, type Shared, slicePlanes, zeroBits } from '../shared.ts';

/** The graded result of one job, of which only the one bit per account may be returned. */
export interface JobResult {
  readonly spec: IndexSpec;
  /** 3×N as of `matchIndex` by rows. */
  readonly result: Shared;
  /** Number of each of the job's accounts in the output. */
  readonly owners: Uint32Array;
}

/**
 * The whitepaper's program: 1 if the user ever was where somebody ill was, else 0: the OR of a user's rows
 * over all jobs. Nothing else of the results may be returned.
 *
 * @returns 1×accounts, freshly shared; 0 for an account that is in no job
 */
export async function collision(
  engine: Engine,
  jobs: readonly JobResult[],
  accounts: number,
): Promise<Shared> {
  const bits = jobs.flatMap((job) => rowsByAccount(engine, job, accounts));
  const any = await anyOne(
    engine,
    'collision',
    concatPlanes(engine.constant(zeroBits(1, accounts)), ...bits),
  );
  return engine.refresh('collision refresh', any);
}

/** Whether each position's row matched, for each of `accounts`. */
function rowsByAccount(engine: Engine, { spec, result, owners }: JobResult, accounts: number): Shared[] {
  const place = new Uint32Array(accounts).fill(owners.length); // absent accounts take the zero row behind
  owners.forEach((account, i) => {
    place[account] = i;
  });
  return byPosition(slicePlanes(result, 0, 1), spec.positions).map((column) =>
    selectRows(concatRows(column, engine.constant(zeroBits(1, 1))), listed(place)),
  );
}
