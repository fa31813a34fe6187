import { type ComparePlan, comparePlan, type SlotGate } from '../compare-plan.ts';
import type { Comparer, Engine, Gate } from '../engine.ts';
import { borrowKernels, giveBack } from '../kernels/lend.ts';
import { BLOCK_PAIRS, type LinkRate, pairsInHaste } from '../link-rate.ts';
import { listed } from '../row-numbers.ts';
import { RowTable } from '../row-table.ts';
import { type Plane, plane, planesOf, type Shared, xor, zeroBits } from '../shared.ts';

/**
 * Opened comparisons by the rounds of any engine, one block of pairs after the other. Many pairs are compared in radix 4,
 * with fewer bits; few in radix 2, with fewer rounds. Nothing is seen but what `round` and `openRound` show.
 */
export function roundComparer(
  engine: Pick<Engine, 'round' | 'openRound' | 'release'>,
  step: string,
  keys: Shared,
  links: LinkRate,
): Comparer {
  const kernels = borrowKernels();
  const { planes, length } = keys;
  const table = new RowTable(kernels, keys.parts, planes, length);
  const [fast, lean] = [comparePlan(planes, 2), comparePlan(planes, 4)];
  const rowsAt = (rows: Uint32Array): Shared => ({
    planes,
    length: rows.length,
    parts: table.pick(listed(rows)),
  });
  return {
    async less(count, list) {
      const bits = zeroBits(1, count);
      const plan = count <= pairsInHaste(links) ? fast : lean;
      for (let from = 0; from < count; from += BLOCK_PAIRS) {
        const pairs = Math.min(BLOCK_PAIRS, count - from);
        const [left, right] = [new Uint32Array(pairs), new Uint32Array(pairs)];
        list(from, left, right);
        const { words } = await evaluate(engine, step, plan, rowsAt(left), rowsAt(right));
        bits.words.set(words, from >>> 5);
      }
      return bits;
    },
    arrange: (order) => table.arrange(order),
    end: () => giveBack(kernels),
  };
}

/** a < b, row by row, opened. */
async function evaluate(
  engine: Pick<Engine, 'round' | 'openRound' | 'release'>,
  step: string,
  { rounds, result }: ComparePlan,
  a: Shared,
  b: Shared,
) {
  const slots: Plane[] = [...planesOf(xor(a, b)), ...planesOf(b)];
  const gatesOn = (gates: readonly SlotGate[]): Gate[] =>
    gates.map(({ products, singles }) => [
      ...products.map(([x, y]) => [slots[x], slots[y]] as const),
      ...singles.map((slot) => [slots[slot]] as const),
    ]);
  const made: Shared[] = [];
  for (const gates of rounds) {
    const out = await engine.round(step, a.length, gatesOn(gates));
    made.push(out);
    gates.forEach((gate, k) => {
      slots[gate.out] = plane(out, k);
    });
  }
  const bits = await engine.openRound(step, a.length, gatesOn([result]));
  for (const out of made) engine.release(out);
  return bits;
}
