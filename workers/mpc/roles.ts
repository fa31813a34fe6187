import { crowdOfGivers } from './crowd.ts';
import type { Engine, Gate } from './engine.ts';
import type { LaneEnds } from './lane-ends.ts';
import { concatPlanes, plane, type Shared, slicePlanes } from './shared.ts';

/**
 * near: which rows give to the rows after them and, if symmetric, to those before them; then which rows take from
 * there: e_{i+1} ∧ ¬role_i, e_i ∧ role_i; role_i, ¬role_i, each ∧ "in a crowd" where one is asked for.
 *
 * @param same e_i; lane order, as everything here
 * @param role 1 = heard; self rows of a group come first
 * @param owner number of the row's account, and above it the role; read only where a crowd is asked for
 * @returns 4 planes, or 2 where only self rows give
 */
export async function linkRoles(
  engine: Engine,
  ends: LaneEnds,
  { symmetric, crowd }: { symmetric?: boolean; crowd?: number },
  same: Shared,
  role: Shared,
  owner: Shared,
): Promise<Shared> {
  const e = plane(same);
  const selfBefore: Gate = [[e], [e, plane(await ends.rowBefore('index roles', role))]];
  const heard: Gate = [[e, plane(role)]];
  const gives = await engine.round(
    'index roles',
    same.length,
    symmetric ? [selfBefore, heard] : [selfBefore],
  );
  const forward = await ends.rowAfter('index roles', slicePlanes(gives, 0, 1));
  const givers = concatPlanes(forward, slicePlanes(gives, 1, gives.planes));
  const takers = symmetric ? concatPlanes(role, engine.not(role)) : role;
  if (!crowd) return concatPlanes(givers, takers);
  const enough = await crowdOfGivers(engine, ends, same, gives, owner, crowd);
  const gates = Array.from(
    { length: gives.planes },
    (_, way): Gate => [[plane(takers, way), plane(enough, way)]],
  );
  return concatPlanes(givers, await engine.round('crowd', same.length, gates));
}
