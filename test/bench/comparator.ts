/** The gates of one round in the form that the kernel takes, and the slots that their results go to. */
export interface Round {
  gates: number;
  program: number[];
  out: number[];
}

const RADIX = 4;

/**
 * The comparator of workers/mpc/compare.ts as rounds on a register file with x = a ⊕ b in the slots 0 … planes − 1
 * and b behind them, updated in place: q_i lies where x_i was, and a block's result where its lowest bits were.
 */
export function comparator(planes: number): Round[] {
  const rounds: Round[] = [];
  let slots = Array.from({ length: planes }, (_, p) => p);
  let waiting: Gate[] = [];
  while (slots.length > 1) {
    const blocks = Array.from({ length: Math.ceil(slots.length / RADIX) }, (_, k) =>
      slots.slice(RADIX * k, RADIX * k + RADIX).reverse(),
    );
    for (let q = 1; q < RADIX; q++) {
      const active = blocks.filter((block, k) => q < block.length - (k === 0 ? 1 : 0));
      if (active.length === 0 && waiting.length === 0) break;
      const or = (block: number[]): Gate => ({
        out: block[q],
        products: [block[q - 1], block[q]],
        singles: [block[q - 1], block[q]],
      });
      rounds.push(encode([...waiting, ...active.map(or)]));
      waiting = [];
    }
    waiting = blocks.map((block, k) => value(block, k === 0, planes));
    slots = blocks.map((block) => block[block.length - 1]);
  }
  return [...rounds, encode(waiting)];
}

interface Gate {
  out: number;
  products: number[];
  singles: number[];
}

/** Σ (q_i ⊕ q_{i+1}) b_i over the bits of a block, highest first; q0 = 1 in the lowest block. */
function value(block: readonly number[], lowest: boolean, planes: number): Gate {
  const last = block.length - 1;
  const products = block.flatMap((slot, k) => [
    ...(lowest && k === last ? [] : [slot, planes + slot]),
    ...(k === 0 ? [] : [block[k - 1], planes + slot]),
  ]);
  return { out: planes + block[last], products, singles: lowest ? [planes + block[last]] : [] };
}

const encode = (gates: readonly Gate[]): Round => ({
  gates: gates.length,
  program: gates.flatMap(({ products, singles }) => [
    products.length / 2,
    singles.length,
    ...products,
    ...singles,
  ]),
  out: gates.map(({ out }) => out),
});
