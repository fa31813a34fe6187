import type { Engine, Gate } from './engine.ts';
import { evenRows, interleaveRows, oddRows } from './rows.ts';
import { planesOf, type Shared, slicePlanes, xor } from './shared.ts';

/**
 * Exclusive scan of generate and propagate: q_0 = 0, q_{i+1} = v_i ⊕ h_i q_i, every plane by itself.
 *
 * Where v and h are never both 1, ⊕ is OR. With v_i = x_i ∧ e_{i+1} and h_i = e_{i+1} ⊕ v_i (e_{i+1}: row i+1 has
 * the token of row i), q_i is then the OR of x over the rows of i's group before it.
 *
 * A tree over pairs of rows (L, R): up v' = v_R ⊕ h_R v_L, h' = h_R h_L; down, the left child takes its parent's
 * q, the right one v_L ⊕ h_L q. 3 sent bits a row and plane, 2·log2 N rounds.
 *
 * @param v planes × N
 * @param h planes × N
 */
export async function exclusiveScan(engine: Engine, step: string, v: Shared, h: Shared): Promise<Shared> {
  if (v.length === 1) return zero(v);
  const [vL, vR, hL, hR] = [evenRows(v), oddRows(v), evenRows(h), oddRows(h)];
  const pairs = vL.length;
  let q = zero(vL);
  if (pairs > 1) {
    const both = planesOf(hR).map((right, at): Gate => [[right, { of: hL, at }]]);
    const up = await engine.round(step, pairs, [...affine(vR, hR, vL), ...both]);
    q = await exclusiveScan(engine, step, slicePlanes(up, 0, v.planes), slicePlanes(up, v.planes, up.planes));
  }
  const right = await engine.round(step, pairs, affine(vL, hL, q));
  return interleaveRows(q, right, v.length);
}

/** v ⊕ h q, plane by plane. */
const affine = (v: Shared, h: Shared, q: Shared): Gate[] =>
  planesOf(v).map(
    (plane, at): Gate => [
      [plane],
      [
        { of: h, at },
        { of: q, at },
      ],
    ],
  );

/** A sharing of zeros in the shape of `s`. */
const zero = (s: Shared): Shared => xor(s, s);
