import type { Comparer, Engine } from './engine.ts';
import type { Shared } from './shared.ts';
import { Passes } from './sort-passes.ts';

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

/** The public side of the sort: which rows are compared when, and what follows from the answers. */
export async function sortBy(
  length: number,
  { less, arrange }: Pick<Comparer, 'less' | 'arrange'>,
): Promise<Uint32Array> {
  const passes = new Passes(length);
  let order: Uint32Array | undefined;
  try {
    while (passes.begin()) {
      passes.settle(await less(passes.count, passes.list));
      while (passes.descend()) passes.settle(await less(passes.count, passes.list));
      passes.distribute();
      if (!passes.isFar) continue;
      const moved = passes.renumber();
      arrange(moved);
      order = order ? compose(order, moved) : moved;
    }
    const last = passes.renumber();
    return order ? compose(order, last) : last;
  } finally {
    passes.end();
  }
}

/** What element i of `second` names in `first`. */
function compose(first: Uint32Array, second: Uint32Array): Uint32Array {
  const list = new Uint32Array(second.length);
  for (let i = 0; i < list.length; i++) list[i] = first[second[i]];
  return list;
}
