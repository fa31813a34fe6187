import type { Engine } from './engine.ts';
import { listed } from './row-numbers.ts';
import { pickRows } from './rows.ts';
import type { Shared } from './shared.ts';
import { sortAlone } from './sort-alone.ts';
import { splitRows } from './sort-borders.ts';

/**
 * Sorts rows by opened comparisons (samplesort), a large sort at the engine's shards if it has any.
 *
 * ⚠ Preconditions, not checked: keys are unique, and the rows were shuffled by a uniform permutation that nobody
 * knows and under which no other comparison was or will be opened. Then everything opened here is a function of
 * the ranks under that permutation, which are a uniform permutation for any inputs; so it says nothing of them.
 * With equal keys, or ties broken by the shuffled position, the outcomes tell how many rows are equal.
 *
 * Shards change nothing of that. The borders are rows at fixed shuffled positions; which rows a shard gets, in
 * ascending position, is what was opened about borders; what it opens compares those rows with each other. Sample,
 * borders and shards together open the values of "rank of i < rank of j" for pairs that follow from earlier ones, hence
 * a function of the one vector of ranks, whichever thread computes what and in whatever order they end. Sizes of
 * messages and of buckets follow from what is opened. Only masks must be new: see replicated-shards.ts.
 *
 * @param keys planes × N, plane 0 the lowest bit
 * @returns order with order[sorted position] = row
 */
export async function sortRows(engine: Engine, step: string, keys: Shared): Promise<Uint32Array> {
  const { shards } = engine;
  if (!shards || keys.length < Math.max(shards.from, shards.count)) return sortAlone(engine, step, keys);
  const { buckets, borders } = await splitRows(engine, step, keys, shards.count);
  const orders = await shards.sort(step, pickRows(keys, buckets.map(listed)));
  const order = new Uint32Array(keys.length);
  let at = 0;
  buckets.forEach((rows, k) => {
    for (const row of orders[k]) order[at++] = rows[row];
    if (k < borders.length) order[at++] = borders[k];
  });
  return order;
}
