import type { Comparer, Engine } from './engine.ts';
import { listOf, type Shared } from './shared.ts';
import { AllPairs, Descent } from './sort-passes.ts';
import { LAST_LEAF, LEAF, splitOf } from './sort-plan.ts';

/**
 * Sorts rows by opened comparisons (level-synchronous samplesort).
 *
 * ⚠ Preconditions, not checked: keys are unique, and the rows were shuffled by a uniform permutation that nobody
 * knows and under which no other comparison was or will be opened. Then everything opened here is a function of
 * the ranks under that permutation, which are a uniform permutation for any inputs; so it says nothing of them.
 * With equal keys, or ties broken by the shuffled position, the outcomes tell how many rows are equal.
 *
 * @param keys planes × N, plane 0 the lowest bit
 * @returns order with order[sorted position] = row
 */
export async function sortRows(engine: Engine, step: string, keys: Shared): Promise<Uint32Array> {
  const comparer = engine.comparer(step, keys);
  try {
    return await sortBy(keys.length, comparer);
  } finally {
    comparer.end();
  }
}

/** Runs of at least two rows whose place among the others is known: where they begin and how many they are. */
export interface Segments {
  readonly start: number[];
  readonly size: number[];
}

/** The public side of the sort: which rows are compared when, and what follows from the answers. */
export async function sortBy(length: number, { less }: Pick<Comparer, 'less'>): Promise<Uint32Array> {
  const order = listOf(length, (row) => row);
  let segments: Segments = length > 1 ? { start: [0], size: [length] } : { start: [], size: [] };
  while (segments.size.length > 0) {
    const leaf = leafSize(segments.size, length);
    const pairs = new AllPairs(order);
    const descent = new Descent(order);
    for (let k = 0; k < segments.size.length; k++) {
      const start = segments.start[k];
      const size = segments.size[k];
      if (size > leaf) pairs.add(start, descent.add(start, size, splitOf(size)));
      else pairs.add(start, size);
    }
    pairs.settle(await less(pairs.count, (from, left, right) => pairs.list(from, left, right)));
    while (descent.next())
      descent.settle(await less(descent.count, (from, left, right) => descent.list(from, left, right)));
    segments = descent.distribute();
  }
  return order;
}

/** All pairs of up to 16 rows once that costs under a comparison for every 25 rows of the whole sort. */
function leafSize(sizes: readonly number[], length: number): number {
  let pairs = 0;
  for (const size of sizes) {
    if (size > LAST_LEAF) return LEAF;
    pairs += (size * (size - 1)) / 2;
  }
  return pairs <= Math.max(length / 25, LAST_LEAF * LAST_LEAF) ? LAST_LEAF : LEAF;
}
