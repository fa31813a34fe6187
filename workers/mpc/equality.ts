import type { Engine, Gate } from './engine.ts';
import { concatPlanes, type Plane, plane, type Shared, slicePlanes } from './shared.ts';

/** Per row, whether all planes are zero: planes − 1 sent bits a row, ceil(log2 planes) rounds. */
export const allZero = (engine: Engine, step: string, s: Shared): Promise<Shared> =>
  fold(engine, step, engine.not(s), (a, b) => [[a, b]]);

/** Per row, whether any plane is one; the cost of `allZero`. */
export const anyOne = (engine: Engine, step: string, s: Shared): Promise<Shared> =>
  fold(engine, step, s, (a, b) => [[a], [b], [a, b]]);

/** Folds the planes (at least one) into one by a tree of an associative gate. */
async function fold(
  engine: Engine,
  step: string,
  s: Shared,
  gate: (a: Plane, b: Plane) => Gate,
): Promise<Shared> {
  let rest = s;
  while (rest.planes > 1) {
    const pairs = rest.planes >> 1;
    const source = rest;
    const gates = Array.from({ length: pairs }, (_, k) =>
      gate(plane(source, 2 * k), plane(source, 2 * k + 1)),
    );
    const out = await engine.round(step, rest.length, gates);
    rest = rest.planes === 2 * pairs ? out : concatPlanes(out, slicePlanes(rest, 2 * pairs, rest.planes));
  }
  return rest;
}
