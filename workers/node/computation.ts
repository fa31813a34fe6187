import type { JobContext } from '../mpc/keys.ts';
import type { LinkRate } from '../mpc/link-rate.ts';
import type { Party, PartyNet } from '../mpc/party.ts';
import type { JobInput } from './job-parts.ts';
import type { OutputOf, ProgramName } from './programs.ts';

/** Names one job: keys, labels and coins are bound to it. */
export interface JobName {
  kind: string;
  epoch: number;
  block: number;
}

/** What the keys of all jobs of one attempt are bound to, and what they are made of. */
export interface AttemptKeys extends Omit<JobContext, keyof JobName> {
  readonly party: Party;
  /** Parties that together learn nothing. */
  readonly threshold: number;
  /** Secrets with each other party, fresh for this attempt. */
  readonly links: ReadonlyMap<Party, Uint8Array>;
}

/** How the messages of an attempt's jobs reach the other parties. */
export interface JobLinks {
  readonly others: readonly Party[];
  /** The messages of one job, in this thread. */
  channel(job: string): PartyNet;
  /**
   * Carries the messages of all jobs between ports and links, for an engine in another thread (mpc/net-port.ts).
   * The ports fail when the attempt is abandoned.
   * @param shard of which thread; 0 for the first
   */
  relay(ports: ReadonlyMap<Party, MessagePort>, shard: number): void;
}

/** What a job gave, and what it cost this party. */
export interface Computed<T> {
  output: T;
  bytes: number;
  rounds: number;
}

/** The jobs of one attempt. */
export interface Computation {
  /**
   * Runs one job with keys and messages of its own; jobs may run beside each other.
   * @param links what it has of the links, the same at every party
   * @throws ProtocolError when the attempt is abandoned or a party is at another step
   */
  run<P extends ProgramName>(
    program: P,
    name: JobName,
    input: JobInput<P>,
    links: LinkRate,
  ): Promise<Computed<OutputOf<P>>>;
  /** Erases the link secrets; no job may run any more. */
  end(): Promise<void>;
}

/** Where a node computes: in its own thread, or in another one. */
export interface Computer {
  /** Threads that a large job is divided among; all nodes must have the same number. */
  readonly shards: number;
  begin(keys: AttemptKeys, links: JobLinks): Computation;
}
