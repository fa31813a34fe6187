import type { Engine, Gate } from './engine.ts';
import { pickRows, type SharedRows } from './rows.ts';
import { type Bits, type Plane, plane, planesOf, slicePlanes, xor } from './shared.ts';

/** Bits compared at once; a block of 4 becomes one bit of the next level. */
const RADIX = 4;

/**
 * Opens, for each pair, whether the key of row left[i] is less than that of row right[i] (plane 0 = lowest bit).
 *
 * ⚠ The keys of a pair must differ and their order must depend on nothing secret but a uniform permutation;
 * neither is checked here. See sort.ts.
 *
 * With x = a ⊕ b, a < b exactly when b has the 1 at the highest difference. In a block of bits 3..0, highest
 * first, q3 = x3, q_i = q_{i+1} ∨ x_i; then (q0, Σ (q_i ⊕ q_{i+1}) b_i) stands for the block in the next level.
 * The lowest block needs no q0: when nothing above differs, something in it does (unique keys), so q0 = 1; when
 * something does, its value is not looked at. The value gates of a level go with the first step of the next, the
 * last one is opened at once: (4/3)(l−1) − 4 sent bits and 2 to open, 9 rounds at l = 64.
 */
export async function openLess(
  engine: Engine,
  step: string,
  keys: SharedRows,
  left: Uint32Array,
  right: Uint32Array,
): Promise<Bits> {
  const length = left.length;
  const b = pickRows(keys, right);
  let differs = planesOf(xor(pickRows(keys, left), b));
  let values = planesOf(b);
  let waiting: Gate[] = [];
  for (;;) {
    const blocks = chunk(differs).map((xs, k) => new Block(xs, k === 0));
    while (waiting.length > 0 || blocks.some((block) => block.open)) {
      const active = blocks.filter((block) => block.open);
      const out = await engine.round(step, length, [...waiting, ...active.map((block) => block.or())]);
      if (waiting.length > 0) values = planesOf(slicePlanes(out, 0, waiting.length));
      active.forEach((block, k) => {
        block.q.push(plane(out, waiting.length + k));
      });
      waiting = [];
    }
    const bits = chunk(values);
    const gates = blocks.map((block, k) => block.value(bits[k]));
    if (blocks.length === 1) return engine.openRound(step, length, gates);
    differs = blocks.map((block) => block.q[block.q.length - 1]);
    waiting = gates;
  }
}

/** One block: q grows from the highest bit down. */
class Block {
  readonly q: Plane[];

  constructor(
    private readonly xs: readonly Plane[],
    private readonly lowest: boolean,
  ) {
    this.q = [xs[xs.length - 1]];
  }

  /** Whether a further q is needed. */
  get open(): boolean {
    return this.q.length < this.xs.length - (this.lowest ? 1 : 0);
  }

  /** The next q: q ∨ x = q ⊕ x ⊕ qx. */
  or(): Gate {
    const q = this.q[this.q.length - 1];
    const x = this.xs[this.xs.length - 1 - this.q.length];
    return [[q], [x], [q, x]];
  }

  /** Σ (q_i ⊕ q_{i+1}) b_i with q above the highest = 0, and q0 = 1 in the lowest block. */
  value(bits: readonly Plane[]): Gate {
    return this.xs.flatMap((_, k): Gate => {
      const b = bits[bits.length - 1 - k];
      const own: Gate = this.lowest && k === bits.length - 1 ? [[b]] : [[this.q[k], b]];
      return k === 0 ? own : [...own, [this.q[k - 1], b]];
    });
  }
}

/** Blocks from the lowest bit up; the highest may be shorter. */
function chunk(planes: readonly Plane[]): Plane[][] {
  const blocks: Plane[][] = [];
  for (let at = 0; at < planes.length; at += RADIX) blocks.push(planes.slice(at, at + RADIX));
  return blocks;
}
