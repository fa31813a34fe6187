import type { Party } from '../../workers/mpc/party.ts';
import type { Shared } from '../../workers/mpc/shared.ts';
import type { EnginePhase } from '../../workers/mpc/stats.ts';
import type { Parties } from './shares.ts';
import type { NetworkProfile } from './slow-net.ts';

/** What a party's thread is asked: its links come first. */
export type PartyOrder<I, R> =
  | {
      self: Party;
      /** So many parties together learn nothing. */
      threshold: number;
      links: ReadonlyMap<Party, MessagePort>;
      network: NetworkProfile | null;
      /** Which worker of its party this thread is, and ports to the others; absent when it is the only one. */
      team?: { worker: number; size: number; workers: ReadonlyMap<number, MessagePort> };
    }
  | { inputs: I }
  | { run: R; name: string };

/** What a party got out of a run and what it cost; bytes are counted at the link. */
export interface Outcome {
  readonly results: readonly Shared[];
  readonly sentBytes: number;
  readonly rounds: number;
  readonly comparisons: number;
  readonly phases: EnginePhase[];
}

/** What a party's thread says: that its engine has kernels and keys, after its links came; and what a run gave. */
export type PartyAnswer = 'ready' | Outcome;

/** A run of all parties: the time from the order to the last answer, and what was used meanwhile. */
export interface TimedRun {
  readonly wallSeconds: number;
  /** User and system time of all processes of the parties. */
  readonly cpuSeconds: number;
  /** A party's memory: what its process grew by, from before it had inputs to the peak of the run. */
  readonly partyBytes: number;
  readonly outcomes: Outcome[];
}

/** Parties 1..n that share nothing but links, wherever they run; I: inputs, R: kinds of run. */
export interface PartyGroup<I, R> {
  readonly who: Parties;
  /** Hands the parties copies of their inputs; element i to party i + 1. */
  bring(inputs: readonly I[]): Promise<void>;
  /** @throws the error of the first party that fails */
  run(run: R, name: string): Promise<TimedRun>;
  stop(): Promise<void>;
}
