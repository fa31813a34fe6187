/** The top of a scan's tree over the rows of several workers. */
import type { Engine } from './engine.ts';
import { ringGates } from './ring-gates.ts';
import { exchangeRows } from './routes.ts';
import { concatPlanes, gatherPlanes, mapParts, type Plane, plane, type Shared } from './shared.ts';
import type { Team } from './team.ts';

/**
 * `exclusiveScan` of the one or two rows that are left of each worker's tree, one worker behind the other: every worker
 * sums its rows up to one pair (v, h), all pairs go to all workers of the party, and each works out by gates what comes
 * to it: as many rounds as workers lie between it and the second one, two more where two rows are left.
 */
export async function scanWorkers(
  engine: Engine,
  team: Team,
  step: string,
  v: Shared,
  h: Shared,
  forward: number,
  k: number,
): Promise<Shared> {
  const [times, plus] = ringGates(v.planes, k);
  /** Of two rows the one that each plane meets as neighbour j. */
  const met = (s: Shared, j: 0 | 1): Shared =>
    mapParts(s, s.planes, 1, (words) => words.map((word, at) => (word >>> (at < forward ? j : 1 - j)) & 1));
  const of = (s: Shared) => (at: number) => plane(s, at);
  const two = v.length === 2;
  const [v0, v1, h0, h1] = two ? [met(v, 0), met(v, 1), met(h, 0), met(h, 1)] : [v, v, h, h];
  const sum = two
    ? await engine.round(step, 1, [...plus(of(v1), times(of(h1), of(v0))), ...times(of(h1), of(h0))])
    : concatPlanes(v, h);
  const sums = await exchangeRows(
    team,
    `${step}/workers`,
    Array.from({ length: team.size }, () => sum),
  );
  const q = await comingIn(engine, team, step, sums, forward, k);
  if (!two) return q;
  const q1 = await engine.round(step, 1, plus(of(v0), times(of(h0), of(q))));
  return mapParts(q, q.planes, 2, (words, part) =>
    words.map((word, at) => {
      const other = q1.parts[part][at];
      return at < forward ? word | (other << 1) : (word << 1) | other;
    }),
  );
}

/** What the workers before this one, as each plane meets them, give on together. @param sums v then h of each worker */
async function comingIn(
  engine: Engine,
  team: Team,
  step: string,
  sums: readonly Shared[],
  forward: number,
  k: number,
): Promise<Shared> {
  const planes = sums[0].planes / 2;
  const before = (at: number): number => (at < forward ? team.worker - 1 : team.size - team.worker);
  const nth = (at: number, n: number): Shared => sums[at < forward ? n : team.size - 1 - n];
  const nothing = mapParts(sums[0], 1, 1, () => new Uint32Array(1));
  let q = Array.from(
    { length: planes },
    (_, at): Plane => (before(at) > 0 ? plane(nth(at, 0), at) : plane(nothing)),
  );
  const [times, plus] = ringGates(planes, k);
  for (let n = 1; n < Math.max(before(0), before(planes - 1)); n++) {
    const [v, h] = [(at: number) => plane(nth(at, n), at), (at: number) => plane(nth(at, n), planes + at)];
    const held = q;
    const going = q.map((_, at) => at).filter((at) => n < before(at));
    const gates = plus(
      v,
      times(h, (at) => held[at]),
    );
    const next = await engine.round(
      step,
      1,
      going.map((at) => gates[at]),
    );
    q = q.map((plane, at) => (going.includes(at) ? { of: next, at: going.indexOf(at) } : plane));
  }
  return gatherPlanes(q);
}
