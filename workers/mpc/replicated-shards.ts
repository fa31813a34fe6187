import type { Shards } from './engine.ts';
import type { PartyKeys } from './keys.ts';
import { type LinkRate, shareOf } from './link-rate.ts';
import { neighboursOf } from './party.ts';
import type { Shard } from './shard.ts';
import type { Stats } from './stats.ts';

/** Workers of a party that sort for its engine; the same numbers at every party. */
export interface ShardSetup {
  /** Rows from which on a sort goes to them. */
  readonly from: number;
  readonly shards: readonly Shard[];
}

/** What the shards take from their engine. */
interface ShardHost {
  readonly keys: PartyKeys;
  readonly purpose: string;
  readonly stats: Stats;
  readonly links: LinkRate;
}

/**
 * Sorts at shards. A shard holds the same shares of its rows as the engine did, and opens what the engine would open.
 *
 * ⚠ Each task has keys of its own, named by shard and by the number of the sort, which PartyKeys hands out once. With
 * the engine's key, or one for two tasks, two gates would be sent under one mask: z_i ⊕ z'_i tells the parties more
 * than fresh shares do. The link secrets themselves stay with the engine.
 */
export function replicatedShards(
  { keys, purpose, stats, links }: ShardHost,
  { from, shards }: ShardSetup,
): Shards {
  const count = shards.length;
  const { previous, next } = neighboursOf(keys.self);
  const share = shareOf(links, count);
  let sorts = 0;
  return {
    count,
    from,
    async sort(step, parts) {
      sorts++;
      const tasks = parts.map((part, k) => {
        const name = `${purpose}/shard ${k + 1}/${sorts}`;
        const zeroKeys = new Map([previous, next].map((peer) => [peer, keys.pair(peer, `${name}/zero`)]));
        return { label: `${name}/${step}`, zeroKeys, links: share, keys: part };
      });
      const sorted = await Promise.all(tasks.map((task, k) => shards[k].sort(task)));
      stats.beside(
        step,
        sorted.map(({ cost }) => cost),
      );
      return sorted.map(({ order }) => order);
    },
  };
}
