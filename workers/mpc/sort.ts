import type { Comparer, Engine } from './engine.ts';
import type { Shared } from './shared.ts';
import { Passes } from './sort-passes.ts';

/** Runs a pass of the sort, which has this name. */
type Measure = (name: string, pass: () => Promise<void>) => Promise<void>;

const unmeasured: Measure = (_, pass) => pass();

/**
 * Sorts the rows of this engine by opened comparisons (samplesort).
 *
 * ⚠ Preconditions, not checked: keys are unique, and the rows were shuffled by a uniform permutation that nobody
 * knows and under which no other comparison was or will be opened. Then everything opened here is a function of
 * the ranks under that permutation, which are a uniform permutation for any inputs; so it says nothing of them.
 * With equal keys, or ties broken by the shuffled position, the outcomes tell how many rows are equal.
 *
 * @param keys planes × N, plane 0 the lowest bit
 * @param measure runs each pass
 * @returns order with order[sorted position] = row
 */
export async function sortRows(
  engine: Engine,
  step: string,
  keys: Shared,
  measure: Measure = unmeasured,
): Promise<Uint32Array> {
  const comparer = engine.comparer(step, keys);
  try {
    return await sortBy(keys.length, comparer, measure);
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
  measure: Measure = unmeasured,
): Promise<Uint32Array> {
  const passes = new Passes(length);
  try {
    for (let pass = 1; passes.begin(); pass++)
      await measure(`sort, pass ${pass}`, async () => {
        passes.settle(await less(passes.count, passes.list));
        while (passes.descend()) passes.settle(await less(passes.count, passes.list));
        passes.distribute();
        if (passes.isFar) passes.renumber(arrange);
      });
    return passes.sorted();
  } finally {
    passes.end();
  }
}
