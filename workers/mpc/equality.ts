import type { Engine, Gate } from './engine.ts';
import { concatPlanes, type Plane, plane, type Shared, slicePlanes } from './shared.ts';

/** Per row, whether all planes are zero: planes − 1 sent bits a row, ceil(log2 planes) rounds. */
export const allZero = (engine: Engine, step: string, s: Shared): Promise<Shared> =>
  fold(engine, step, engine.not(s), (a, b) => [[a, b]]);

/** Per row, whether any plane is one, or any of those `width` apart: `width` planes. The cost of `allZero`. */
export const anyOne = (engine: Engine, step: string, s: Shared, width = 1): Promise<Shared> =>
  fold(engine, step, s, (a, b) => [[a], [b], [a, b]], width);

/** Folds the planes, `width` at a time (at least once as many), into `width` by a tree of an associative gate. */
async function fold(
  engine: Engine,
  step: string,
  s: Shared,
  gate: (a: Plane, b: Plane) => Gate,
  width = 1,
): Promise<Shared> {
  let rest = s;
  while (rest.planes > width) {
    const half = width * Math.floor(rest.planes / width / 2);
    const source = rest;
    const gates = Array.from({ length: half }, (_, at) => gate(plane(source, at), plane(source, half + at)));
    const out = await engine.round(step, rest.length, gates);
    rest = rest.planes === 2 * half ? out : concatPlanes(out, slicePlanes(rest, 2 * half, rest.planes));
  }
  return rest;
}
