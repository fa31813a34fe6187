import { type ComparingEngine, openComparison } from '../compare.ts';
import { comparePlan } from '../compare-plan.ts';
import type { Comparer } from '../engine.ts';
import { borrowKernels, giveBack } from '../kernels/lend.ts';
import { BLOCK_PAIRS, type LinkRate, pairsInHaste } from '../link-rate.ts';
import { RowTable } from '../row-table.ts';
import { mapParts, type Shared, strideOf, zeroBits } from '../shared.ts';

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
  // Memory of a full block, for shorter ones too: none is of a size that never comes again.
  const lists = [new Uint32Array(BLOCK_PAIRS), new Uint32Array(BLOCK_PAIRS)];
  const rooms = [engine.room(planes, BLOCK_PAIRS), engine.room(planes, BLOCK_PAIRS)];
  return {
    async less(count, list) {
      const bits = zeroBits(1, count);
      const plan = count <= pairsInHaste(links) ? fast : lean;
      for (let from = 0; from < count; from += BLOCK_PAIRS) {
        const pairs = Math.min(BLOCK_PAIRS, count - from);
        const [left, right] = lists.map((rows) => rows.subarray(0, pairs));
        const size = planes * strideOf(pairs);
        const [x, b] = rooms.map((room) => mapParts(room, planes, pairs, (words) => words.subarray(0, size)));
        list(from, left, right);
        table.pickPairs(left, right, x.parts, b.parts);
        const { words } = await openComparison(engine, step, plan, x, b);
        bits.words.set(words, from >>> 5);
      }
      return bits;
    },
    arrange: (order) => table.arrange(order),
    end() {
      for (const room of rooms) engine.release(room);
      giveBack(kernels);
    },
  };
}
