/**
 * How keys of `bits` bits are compared: a list of gate rounds on numbered slots, the same for every engine.
 *
 * With x = a ⊕ b, a < b exactly when b has the 1 at the highest difference. In a block of `radix` bits, highest
 * first, q = x at the top, q_i = q_{i+1} ∨ x_i below; then (q_0, Σ (q_i ⊕ q_{i+1}) b_i) stands for the block in the
 * next level. The lowest block needs no q_0: when nothing above differs, something in it does (unique keys), so
 * q_0 = 1; when something does, its value is not looked at. The value gates of a level go with the first round of the
 * next; the last one is opened at once.
 *
 * Radix 4: (4/3)(bits−1) − 4 sent bits and 2 to open, 9 rounds at 64 bits. Radix 2: 2(bits−1) − log2 bits − 1, and 7 rounds.
 */
export interface ComparePlan {
  /**
   * All gates of a round read what the round before left. x_p is in slot p, b_p in slot bits + p (p = 0 the lowest);
   * gates write over what is no longer needed.
   */
  readonly rounds: readonly (readonly SlotGate[])[];
  /** Whether a < b; opened, written nowhere. */
  readonly result: SlotGate;
}

/** A sum of products and single slots. */
export interface SlotGate {
  readonly out: number;
  readonly products: readonly (readonly [number, number])[];
  readonly singles: readonly number[];
}

/** 4 for fast links, 2 (more bits, fewer rounds) for slow ones. */
export type Radix = 2 | 4;

export function comparePlan(bits: number, radix: Radix): ComparePlan {
  const slots = Array.from({ length: 2 * bits }, (_, slot) => slot);
  let differs = slots.slice(0, bits);
  let values = slots.slice(bits);
  let waiting: SlotGate[] = [];
  const rounds: SlotGate[][] = [];
  for (;;) {
    const [xs, bs] = [chunk(differs, radix), chunk(values, radix)];
    const blocks = xs.map((x, k) => new Block(x, bs[k], k === 0));
    while (waiting.length > 0 || blocks.some(({ open }) => open)) {
      rounds.push([...waiting, ...blocks.filter(({ open }) => open).map((block) => block.or())]);
      waiting = [];
    }
    waiting = blocks.map((block) => block.value());
    if (blocks.length === 1) return { rounds, result: waiting[0] };
    differs = blocks.map(({ lowest }) => lowest);
    values = waiting.map(({ out }) => out);
  }
}

/** Slots of one block, lowest bit first; q_i takes the slot of x_i, from the highest bit down. */
class Block {
  private done = 1;

  constructor(
    private readonly x: readonly number[],
    private readonly b: readonly number[],
    private readonly isLowest: boolean,
  ) {}

  /** Whether a further q is needed. */
  get open(): boolean {
    return this.done < this.x.length - (this.isLowest ? 1 : 0);
  }

  /** Slot of q_0. */
  get lowest(): number {
    return this.x[0];
  }

  /** The next q: q ∨ x = q ⊕ x ⊕ qx. */
  or(): SlotGate {
    const at = this.x.length - 1 - this.done++;
    const [q, x] = [this.x[at + 1], this.x[at]];
    return { out: x, products: [[q, x]], singles: [q, x] };
  }

  /** Σ (q_i ⊕ q_{i+1}) b_i with q above the highest = 0, and q_0 = 1 in the lowest block. */
  value(): SlotGate {
    const { x: q, b, isLowest } = this;
    const products: [number, number][] = [];
    for (let i = q.length - 1; i >= 0; i--) {
      if (i > 0 || !isLowest) products.push([q[i], b[i]]);
      if (i < q.length - 1) products.push([q[i + 1], b[i]]);
    }
    return { out: b[0], products, singles: isLowest ? [b[0]] : [] };
  }
}

/** Blocks from the lowest bit up; the highest may be shorter. */
function chunk(slots: readonly number[], radix: Radix): number[][] {
  const blocks: number[][] = [];
  for (let at = 0; at < slots.length; at += radix) blocks.push(slots.slice(at, at + radix));
  return blocks;
}
