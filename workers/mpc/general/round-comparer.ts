import { type ComparingEngine, openComparison } from '../compare.ts';
import { comparePlan } from '../compare-plan.ts';
import type { Comparer } from '../engine.ts';
import { borrowKernels, giveBack } from '../kernels/lend.ts';
import { BLOCK_PAIRS, type LinkRate, pairsInHaste } from '../link-rate.ts';
import { listed } from '../row-numbers.ts';
import { RowTable } from '../row-table.ts';
import { type Shared, zeroBits } from '../shared.ts';

/**
 * Opened comparisons by the rounds of any engine, one block of pairs after the other. Many pairs are compared in radix 4,
 * with fewer bits; few in radix 2, with fewer rounds. Nothing is seen but what `round` and `openRound` show.
 */
export function roundComparer(
  engine: ComparingEngine,
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
        const { words } = await openComparison(engine, step, plan, rowsAt(left), rowsAt(right));
        bits.words.set(words, from >>> 5);
      }
      return bits;
    },
    arrange: (order) => table.arrange(order),
    end: () => giveBack(kernels),
  };
}
