import type { Engine, Gate } from './engine.ts';
import { concatPlanes, type Plane, plane, type Shared, slicePlanes } from './shared.ts';

/** Per row, whether all planes are zero: planes − 1 sent bits a row, ceil(log2 planes) rounds. */
export const allZero = async (engine: Engine, step: string, s: Shared): Promise<Shared> =>
  engine.not(await anyOne(engine, step, s));

/**
 * Per row, whether any plane is one, or any of those `width` apart (at least one of each): `width` planes. A tree; the
 * cost of `allZero`.
 */
export async function anyOne(engine: Engine, step: string, s: Shared, width = 1): Promise<Shared> {
  let rest = s;
  while (rest.planes > width) {
    const half = width * Math.floor(rest.planes / width / 2);
    const source = rest;
    const gates = Array.from({ length: half }, (_, at) => or(plane(source, at), plane(source, half + at)));
    const out = await engine.round(step, rest.length, gates);
    rest = rest.planes === 2 * half ? out : concatPlanes(out, slicePlanes(rest, 2 * half, rest.planes));
  }
  return rest;
}

/** a ∨ b */
const or = (a: Plane, b: Plane): Gate => [[a], [b], [a, b]];
