import type { Engine } from '../engine.ts';
import { anyOne } from '../equality.ts';
import { byPosition } from '../rows.ts';
import { concatPlanes, type Shared } from '../shared.ts';

/** One job of an epoch, of which nothing may be returned but what `day` makes of it. */
export interface DayJob {
  /** Rows of an account. */
  readonly positions: number;
  /** 3×N as of `matchIndex` by rows. */
  readonly result: Shared;
}

/**
 * Whether an account was exposed on a day, and the highest level: the OR over its rows in all jobs of the epoch. Nothing
 * else of the results may be returned: a slot or a row beside it would betray a small group.
 *
 * @param jobs at least one; all of the same accounts
 * @returns 3×accounts, freshly shared: exposed, level ≥2, level ≥3
 */
export async function day(engine: Engine, jobs: readonly DayJob[]): Promise<Shared> {
  const rows = jobs.flatMap(({ positions, result }) => byPosition(result, positions));
  return engine.refresh('day refresh', await anyOne(engine, 'day', concatPlanes(...rows), 3));
}
