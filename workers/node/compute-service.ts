import { expose, transfer } from 'comlink';
import type { LinkRate } from '../mpc/link-rate.ts';
import { PortLinks } from '../mpc/net-port.ts';
import type { Party } from '../mpc/party.ts';
import type { AttemptKeys, Computed, JobName } from './computation.ts';
import { Jobs } from './jobs.ts';
import type { InputOf, OutputOf, ProgramName } from './programs.ts';
import { farShards, type ShardPorts, shardService } from './shard-thread.ts';
import { wordsIn } from './words-in.ts';

/** What a thread does for a node through comlink: the jobs of one attempt, or a shard's part of them. */
export function computeService() {
  let jobs: Jobs | undefined;
  return {
    /** @param ports to the other parties and to the shards, transferred */
    begin(keys: AttemptKeys, { parties, shards }: ComputePorts): void {
      const links = new PortLinks(keys.party, parties);
      jobs = new Jobs(keys, (job) => links.channel(job), farShards(shards));
    },
    /** Makes this thread a shard. @param ports to that shard of the other parties and to the own engine, transferred */
    shard(party: Party, { parties, engine }: { parties: PortMap; engine: MessagePort }): void {
      expose(shardService(new PortLinks(party, parties)), engine);
    },
    async run<P extends ProgramName>(
      program: P,
      name: JobName,
      input: InputOf<P>,
      links: LinkRate,
    ): Promise<Computed<OutputOf<P>>> {
      const computed = await jobs!.run(program, name, input, links);
      return transfer(computed, wordsIn(computed));
    },
    end: () => jobs!.end(),
  };
}

type PortMap = ReadonlyMap<Party, MessagePort>;

/** Where the messages of a thread's engine go. */
export interface ComputePorts {
  readonly parties: PortMap;
  readonly shards: ShardPorts;
}

export type ComputeService = ReturnType<typeof computeService>;
