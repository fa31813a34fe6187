import type { Engine, Gate } from './engine.ts';
import { joinQuarters, quarter } from './lane-tree.ts';
import { type Planes, ringGates } from './ring-gates.ts';
import { scanWorkers } from './scan-team.ts';
import { mapParts, plane, type Shared, slicePlanes, strideOf, zeroBits } from './shared.ts';

/** So many levels, from the rows on, save bits: they are nearly all of the work. The others save rounds. */
const THRIFTY_LEVELS = 2;

/**
 * Exclusive scans of generate and propagate over lane-ordered rows: q_0 = 0, q_{i+1} = v_i ⊕ h_i q_i, in
 * GF(2)[x]/x^k: each k planes are the coefficients of one scan, x^0 first. The first `forward` planes go from the first
 * row on, the others from the last row back.
 *
 * k = 1: every plane by itself. Where v and h are never both 1, ⊕ is OR. With v_i = x_i ∧ e_{i+1} and
 * h_i = e_{i+1} ⊕ v_i (e_{i+1}: row i+1 has the token of row i), q_i is then the OR of x over the rows of i's group
 * before it. k > 1 counts: crowd.ts.
 *
 * A tree of radix 4 over neighbours 0..3, numbered as a plane meets them; q is what their parent gets:
 *   up:   t = v_1 ⊕ h_1 v_0, c = h_1 h_0, s = h_3 h_2; v' = v_3 ⊕ h_3 v_2 ⊕ s t, h' = s c
 *   down: q_0 = q, q_1 = v_0 ⊕ h_0 q, q_2 = t ⊕ c q; q_3 = v_2 ⊕ h_2 q_2
 * are 8 gates in four rounds. With u = v_2 ⊕ h_2 t, d = h_2 c on the way up, q_3 = u ⊕ d q: 10 gates in three. Where two
 * rows are left, the second gets v_0: no gate. 2.71 sent bits a row and plane, at most 1.5·log2 N + 2 rounds.
 *
 * In a team the rows of its workers follow each other; behind each one's last row v = 0, h = 1 (lane-ends.ts `passOn`).
 *
 * @param v planes × 32·W, lane order; used up, the result takes its memory
 * @param h planes × 32·W, lane order
 * @param forward a multiple of k
 * @param level of the tree, for the scan's own use
 */
export async function exclusiveScan(
  engine: Engine,
  step: string,
  v: Shared,
  h: Shared,
  forward: number,
  k = 1,
  level = 0,
): Promise<Shared> {
  if (v.length <= 2)
    return engine.team ? scanWorkers(engine, engine.team, step, v, h, forward, k) : ofTwo(v, forward);
  const rows = quarter(v);
  /** Of the four rows that `quarter` makes of plane `at`, the one that it meets as neighbour j. */
  const met = (at: number, j: number): number => 4 * at + (at < forward ? j : 3 - j);
  const inTurn = (of: Shared): Planes[] => [0, 1, 2, 3].map((j) => (at) => plane(of, met(at, j)));
  const [v0, v1, v2, v3] = inTurn(rows);
  const [h0, h1, h2, h3] = inTurn(passOn(engine, quarter(h), strideOf(h.length), k));
  const [times, plus] = ringGates(v.planes, k);
  const round = async (...elements: Gate[][]): Promise<Shared[]> => {
    const out = await engine.round(step, v0(0).of.length, elements.flat());
    return elements.map((_, n) => slicePlanes(out, n * v.planes, (n + 1) * v.planes));
  };
  const thrifty = level < THRIFTY_LEVELS;
  const [t, c, s] = (await round(plus(v1, times(h1, v0)), times(h1, h0), times(h3, h2))).map(of);
  const up = [plus(v3, times(h3, v2), times(s, t)), times(s, c)];
  const ahead = thrifty ? [] : [plus(v2, times(h2, t)), times(h2, c)];
  const [given, through, u, d] = await round(...up, ...ahead);
  const q = await exclusiveScan(engine, step, given, through, forward, k, level + 1);
  const down = [plus(v0, times(h0, of(q))), plus(t, times(c, of(q)))];
  const last = thrifty ? [] : [plus(of(u), times(of(d), of(q)))];
  const [q1, q2, ready] = await round(...down, ...last);
  const q3 = ready ?? (await round(plus(v2, times(h2, of(q2)))))[0];
  [q, q1, q2, q3].forEach((found, j) => {
    for (let at = 0; at < v.planes; at++) putPlane(rows, met(at, j), found, at);
  });
  return joinQuarters(rows, v.length);
}

const of =
  (s: Shared): Planes =>
  (at) =>
    plane(s, at);

/** Of two rows the second gets v of the first; one alone gets nothing. */
const ofTwo = (v: Shared, forward: number): Shared =>
  mapParts(v, v.planes, v.length, (words) =>
    words.map((word, at) => (v.length === 1 ? 0 : at < forward ? (word & 1) << 1 : word >>> 1)),
  );

/** Plane `at` of `s` becomes plane `from` of `of`. */
function putPlane(s: Shared, at: number, of: Shared, from: number): void {
  const stride = strideOf(s.length);
  s.parts.forEach((part, k) => {
    part.set(of.parts[k].subarray(from * stride, (from + 1) * stride), at * stride);
  });
}

/** Rows that `quarter` put behind the last word of every lane pass on what comes: h = 1. @param words of a plane before */
function passOn(engine: Engine, quarters: Shared, words: number, k: number): Shared {
  if (words <= 2 || words % 4 === 0) return quarters;
  const stride = strideOf(quarters.length);
  const ones = zeroBits(quarters.planes, quarters.length);
  for (let at = 0; at < quarters.planes; at += 4 * k)
    for (let j = words % 4; j < 4; j++) ones.words[(at + j + 1) * stride - 1] = 0xffffffff;
  engine.add(quarters, ones);
  return quarters;
}
