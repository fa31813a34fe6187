import type { Engine, Gate } from './engine.ts';
import { type Halves, halve, join } from './lanes.ts';
import { concatPlanes, type Plane, type Shared, slicePlanes, strideOf, xor, zeroBits } from './shared.ts';

/**
 * Exclusive scans of generate and propagate over lane-ordered rows: q_0 = 0, q_{i+1} = v_i ⊕ h_i q_i, every plane by
 * itself; the first `forward` planes from the first row on, the others from the last row back.
 *
 * Where v and h are never both 1, ⊕ is OR. With v_i = x_i ∧ e_{i+1} and h_i = e_{i+1} ⊕ v_i (e_{i+1}: row i+1 has
 * the token of row i), q_i is then the OR of x over the rows of i's group before it.
 *
 * A tree over pairs of neighbours, L the one that a plane meets first: up v' = v_R ⊕ h_R v_L, h' = h_R h_L; down, L
 * takes its parent's q, R gets v_L ⊕ h_L q. 3 sent bits a row and plane, 2·log2 N rounds.
 *
 * @param v planes × 32·W, lane order
 * @param h planes × 32·W, lane order
 */
export async function exclusiveScan(
  engine: Engine,
  step: string,
  v: Shared,
  h: Shared,
  forward: number,
): Promise<Shared> {
  if (v.length === 1) return xor(v, v);
  const [vs, hs] = [halve(v), halve(h)];
  if (strideOf(v.length) > 1 && strideOf(v.length) % 2 === 1) hs.odd = passOn(engine, hs.odd);
  const planes = Array.from({ length: v.planes }, (_, at) => at);
  const left = ({ even, odd }: Halves, at: number): Plane => ({ of: at < forward ? even : odd, at });
  const right = ({ even, odd }: Halves, at: number): Plane => ({ of: at < forward ? odd : even, at });
  const pairs = vs.even.length;
  let q = xor(vs.even, vs.even);
  if (pairs > 1) {
    const generate = planes.map((at): Gate => [[right(vs, at)], [right(hs, at), left(vs, at)]]);
    const propagate = planes.map((at): Gate => [[right(hs, at), left(hs, at)]]);
    const up = await engine.round(step, pairs, [...generate, ...propagate]);
    const [above, through] = [slicePlanes(up, 0, v.planes), slicePlanes(up, v.planes, up.planes)];
    q = await exclusiveScan(engine, step, above, through, forward);
  }
  const down = planes.map((at): Gate => [[left(vs, at)], [left(hs, at), { of: q, at }]]);
  const met = await engine.round(step, pairs, down);
  const first = join(slicePlanes(q, 0, forward), slicePlanes(met, 0, forward), v.length);
  if (forward === v.planes) return first;
  const back = [slicePlanes(met, forward, v.planes), slicePlanes(q, forward, v.planes)] as const;
  return concatPlanes(first, join(...back, v.length));
}

/** The rows that `halve` put behind the last word of every lane, made to pass on what comes: h = 1. */
function passOn(engine: Engine, h: Shared): Shared {
  const ones = zeroBits(h.planes, h.length);
  const words = strideOf(h.length);
  for (let last = words - 1; last < ones.words.length; last += words) ones.words[last] = 0xffffffff;
  return xor(h, engine.constant(ones));
}
