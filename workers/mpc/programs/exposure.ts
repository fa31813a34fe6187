import type { Engine, Gate } from '../engine.ts';
import type { GroupIndex } from '../index-build.ts';
import { type Grain, matchIndex } from '../match.ts';
import { linear } from '../row-numbers.ts';
import { selectRows } from '../rows.ts';
import { plane, planesOf, type Shared } from '../shared.ts';

/**
 * The graded program on one job: in which slots of each row another, ill person's row had the same token, and the
 * highest infectiousness. Flag of a row = infectious[owner] ∧ emit[row].
 *
 * A worker of a team has the accounts of its part.
 *
 * @param infectious 3×accounts: level ≥1, ≥2, ≥3 of each account in the index's epoch
 * @param emit 1×N, owner order: the owner's newest consent for this row
 * @returns (h+2)×N, or 3×N by rows, as of `matchIndex`
 */
export async function exposure(
  engine: Engine,
  index: GroupIndex,
  infectious: Shared,
  emit: Shared,
  grain: Grain,
): Promise<Shared> {
  const { positions } = index.spec;
  const rows = emit.length;
  const sameForAll = new Array<number>(positions).fill(0);
  const levels = selectRows(infectious, linear(rows, 1, sameForAll));
  const gates = planesOf(levels).map((level): Gate => [[level, plane(emit)]]);
  return matchIndex(engine, index, await engine.round('flags', rows, gates), grain);
}
