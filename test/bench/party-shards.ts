import { transfer, wrap } from 'comlink';
import { threadStarter } from '../../server-node/hosts/threads.ts';
import type { Party } from '../../workers/mpc/party.ts';
import type { ComputeService } from '../../workers/node/compute-service.ts';
import type { Thread } from '../../workers/node/compute-thread.ts';
import { linkedPorts } from './linked-ports.ts';

/** Shards of parties 1..3 in threads as a node's, shard k of one linked to shard k of the others. */
export interface PartyShards {
  /** Of party i + 1: a port to each of its shards. */
  readonly ports: readonly MessagePort[][];
  stop(): void;
}

export async function startShards(parties: readonly Party[], count: number): Promise<PartyShards> {
  const start = await threadStarter();
  const ports: MessagePort[][] = parties.map(() => []);
  const threads: Thread[] = [];
  for (let k = 0; k < count; k++) {
    const links = linkedPorts(parties);
    for (const [i, party] of parties.entries()) {
      const thread = start();
      threads.push(thread);
      const { port1, port2 } = new MessageChannel();
      ports[i].push(port1);
      const own = { parties: links[i], engine: port2 };
      await wrap<ComputeService>(thread.endpoint).shard(party, transfer(own, [...links[i].values(), port2]));
    }
  }
  return { ports, stop: () => threads.forEach((thread) => void thread.terminate()) };
}
