import { transfer, wrap } from 'comlink';
import type { PortLinks } from '../mpc/net-port.ts';
import type { ShardSetup } from '../mpc/replicated-shards.ts';
import { type ShardTask, type SortedShard, sortShard } from '../mpc/shard.ts';
import { wordsIn } from './words-in.ts';

/** What a thread that is a shard does for its party's engine through comlink. */
export const shardService = (links: PortLinks) => ({
  /** @param job whose messages are this task's */
  async sort(job: string, task: ShardTask): Promise<SortedShard> {
    const sorted = await sortShard(links.channel(job), task);
    return transfer(sorted, wordsIn(sorted));
  },
});

type ShardService = ReturnType<typeof shardService>;

/** How an engine reaches its shards. */
export interface ShardPorts {
  readonly from: number;
  /** To shards 1, 2, …; one for each. */
  readonly ports: readonly MessagePort[];
}

/** The shards of a job, each in a thread of its own, to which shares and keys are moved. */
export function farShards({ from, ports }: ShardPorts): (job: string) => ShardSetup | null {
  const services = ports.map((port) => wrap<ShardService>(port));
  if (services.length === 0) return () => null;
  return (job) => ({
    from,
    shards: services.map((service) => ({
      sort: (task) => service.sort(job, transfer(task, buffersOf(task))),
    })),
  });
}

const buffersOf = (task: ShardTask): ArrayBuffer[] => [
  ...wordsIn(task.keys),
  ...Array.from(task.zeroKeys.values(), (key) => key.buffer as ArrayBuffer),
];
