import type { Engine, Gate, Term } from './engine.ts';
import { allZero } from './equality.ts';
import type { LaneEnds } from './lane-ends.ts';
import { exclusiveScan } from './scan.ts';
import { concatPlanes, copyOf, plane, type Shared, slicePlanes, xor } from './shared.ts';

/** Most other accounts that a crowd can be asked for: each costs 5.42 sent bits a row. */
export const MAX_CROWD = 7;

/**
 * place: whether a row's group holds rows of at least k accounts other than its own.
 *
 * Rows of a group are owner-major, so that between two neighbours the owner changes once for every account but one:
 * the changes before a row and those behind it are the other accounts. w + 5.42k + 1 sent bits a row, w = owner.planes.
 *
 * @param same e_i, zero behind the last row; lane order, as everything here
 * @param owner number of the row's account, at least one plane
 */
export async function crowdOfGroup(
  engine: Engine,
  ends: LaneEnds,
  same: Shared,
  owner: Shared,
  k: number,
): Promise<Shared> {
  const changes = await ownerChanges(engine, ends, owner, same); // between row i−1 and row i
  const counts = await countOthers(engine, ends, same, [changes, changes], k);
  // T_{f+b} = T_f ⊕ x^f T_b = T_f ⊕ T_b ⊕ (1 ⊕ x) T_f T_b, of which x^{k−1} says f + b ≥ k
  const f = (at: number) => plane(counts, at);
  const b = (at: number) => plane(counts, k + at);
  const pairs = (sum: number): Term[] => Array.from({ length: sum + 1 }, (_, i) => [f(i), b(sum - i)]);
  return engine.round('crowd', same.length, [[[f(k - 1)], [b(k - 1)], ...pairs(k - 1), ...pairs(k - 2)]]);
}

/**
 * near: for each direction, whether at least k accounts give to a row. An account that hears its own tag is counted;
 * honest phones send no such row. w + 2.71k sent bits a row for one direction, w + 5.42k + 1 for both, w = owner.planes.
 *
 * @param gives e_i ∧ "row i−1 is a self row", then, if symmetric, e_i ∧ "row i is a heard row"
 * @param owner number of the row's account, and above it the role
 * @returns k-th count by direction: right for heard rows, then for self rows
 */
export async function crowdOfGivers(
  engine: Engine,
  ends: LaneEnds,
  same: Shared,
  gives: Shared,
  owner: Shared,
  k: number,
): Promise<Shared> {
  const changes = await ownerChanges(engine, ends, owner, gives);
  const ways = Array.from({ length: gives.planes }, (_, way) => slicePlanes(changes, way, way + 1));
  const counts = await countOthers(engine, ends, same, ways, k);
  return concatPlanes(...ways.map((_, way) => slicePlanes(counts, way * k + k - 1, way * k + k)));
}

/** links ∧ "row i is not of the owner of row i−1". */
async function ownerChanges(engine: Engine, ends: LaneEnds, owner: Shared, links: Shared): Promise<Shared> {
  const changed = copyOf(owner);
  await ends.xorBefore('crowd owner', changed);
  const alike = plane(await allZero(engine, 'crowd owner', changed));
  const gates = Array.from(
    { length: links.planes },
    (_, at): Gate => [[plane(links, at)], [plane(links, at), alike]],
  );
  return engine.round('crowd owner', owner.length, gates);
}

/**
 * Counts, up to k, the changes between a row and the beginning of its group and, in a second direction, its end.
 *
 * A count n is T_n = 1 + x + … + x^{n−1} in GF(2)[x]/x^k: coefficient j says n ≥ j + 1. One more is 1 ⊕ x T, so a
 * change c within a group (e = 1) is v = c, h = (e ⊕ c) ⊕ c x, and a new group (e = c = 0) begins at 0.
 *
 * @param changes c_i of the two directions, between row i−1 and row i
 * @returns k planes for each direction
 */
async function countOthers(
  engine: Engine,
  ends: LaneEnds,
  same: Shared,
  changes: readonly Shared[],
  k: number,
): Promise<Shared> {
  const zero = xor(same, same);
  const zeros = Array.from({ length: k }, () => zero);
  // forward, row i passes on to row i+1 what lies between them
  const links = await ends.rowAfter('crowd scan', concatPlanes(same, changes[0]));
  const ways = changes.map((change, way) => {
    const [e, c] = way === 0 ? [slicePlanes(links, 0, 1), slicePlanes(links, 1, 2)] : [same, change];
    return { v: [c, ...zeros].slice(0, k), h: [xor(e, c), c, ...zeros].slice(0, k) };
  });
  const [v, h] = [concatPlanes(...ways.flatMap(({ v }) => v)), concatPlanes(...ways.flatMap(({ h }) => h))];
  ends.passOn(engine, h, k);
  return exclusiveScan(engine, 'crowd scan', v, h, k, k);
}
