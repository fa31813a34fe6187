import type { LinkRate } from './link-rate.ts';
import { neighboursOf, type Party, type PartyNet } from './party.ts';
import { replicatedComparer } from './replicated-comparer.ts';
import type { Bits, Shared } from './shared.ts';
import { sortBy } from './sort-alone.ts';
import { Stats, type StepCost } from './stats.ts';
import { ZeroSharing } from './zero-sharing.ts';

/** One bucket of one sort, as a party gives it to a worker of its own: all that this needs, and no other key. */
export interface ShardTask {
  /** Of the messages, beside their job. */
  readonly label: string;
  /** 32 bytes in common with each neighbour, for this task's shares of zero alone. */
  readonly zeroKeys: ReadonlyMap<Party, Uint8Array>;
  readonly links: LinkRate;
  /** This party's share. */
  readonly keys: Shared;
}

/** What a shard found, and what that cost this party. */
export interface SortedShard {
  /** order[sorted position] = row */
  readonly order: Uint32Array;
  readonly cost: StepCost;
}

/** A worker of this party that sorts, linked to the workers of that number of the other parties. */
export interface Shard {
  /**
   * Sorts one bucket; task and words are not the caller's afterwards.
   * @throws ProtocolError when the attempt is abandoned or a party's shard is at another step
   */
  sort(task: ShardTask): Promise<SortedShard>;
}

/**
 * Does a shard's task and wipes it.
 * @param net messages to and from the same shard of the other parties, for this task's job alone
 * @param onOpen hears what is opened
 */
export async function sortShard(
  net: PartyNet,
  { label, zeroKeys, links, keys }: ShardTask,
  onOpen?: (bits: Bits) => void,
): Promise<SortedShard> {
  const stats = new Stats(() => 0);
  const { previous, next } = neighboursOf(net.self);
  const zero = new ZeroSharing([previous, next], (peer) => zeroKeys.get(peer)!);
  const opened = (step: string, bits: Bits): Bits => {
    stats.opened(step, bits.length);
    onOpen?.(bits);
    return bits;
  };
  const host = { net, previous, next, zero, stats, label: () => label, opened };
  const comparer = replicatedComparer(host, 'sort', keys, links);
  try {
    return { order: await sortBy(keys.length, comparer), cost: stats.step('sort') };
  } finally {
    comparer.end();
    for (const words of keys.parts) words.fill(0);
    for (const key of zeroKeys.values()) key.fill(0);
  }
}
