import type { Comparer, Engine } from './engine.ts';
import type { Shared } from './shared.ts';
import { Passes } from './sort-passes.ts';

/** As `sortRows`, in this thread. */
export async function sortAlone(engine: Engine, step: string, keys: Shared): Promise<Uint32Array> {
  const comparer = engine.comparer(step, keys);
  try {
    return await sortBy(keys.length, comparer);
  } finally {
    comparer.end();
  }
}

/**
 * The public side of a level-synchronous samplesort: which rows are compared when, and what follows from the answers.
 * @returns order with order[sorted position] = row
 */
export async function sortBy(
  length: number,
  { less, arrange }: Pick<Comparer, 'less' | 'arrange'>,
): Promise<Uint32Array> {
  const passes = new Passes(length);
  try {
    while (passes.begin()) {
      passes.settle(await less(passes.count, passes.list));
      while (passes.descend()) passes.settle(await less(passes.count, passes.list));
      passes.distribute();
      if (passes.isFar) passes.renumber(arrange);
    }
    return passes.sorted();
  } finally {
    passes.end();
  }
}
