import type { Introducer } from '../../workers/link/peer-link.ts';
import type { Party } from '../../workers/mpc/party.ts';
import { computeHere } from '../../workers/node/jobs.ts';
import { memoryStore } from '../../workers/node/memory-store.ts';
import { SafeTraceNode } from '../../workers/node/node.ts';
import type { RunReport } from '../../workers/node/run.ts';
import { type RunProgress, RunState } from '../../workers/node/run-state.ts';
import type { Deployment } from '../../workers/wire/deployment.ts';
import type { KeyPair } from '../keys.ts';
import { random } from '../random.ts';

/** A real node on a clock that the simulation moves. */
export interface SimulatedNode {
  /** It is `now` (unix seconds) from here on. */
  setTime(now: number): Promise<void>;
  /** Announces the keys that are due. */
  announce(): Promise<void>;
  stop(): Promise<void>;
}

export interface NodeSetup {
  deployment: Deployment;
  party: Party;
  keys: KeyPair;
  /** Unix seconds. */
  now: number;
}

/** What a simulation hears of a node. */
export interface NodeEvents {
  progress(progress: RunProgress): void;
  done(report: RunReport): void;
  /** An attempt failed: nothing here should. */
  failed(what: string): void;
}

/** Starts a node in this process. */
export async function startNode(
  { deployment, party, keys, now }: NodeSetup,
  introducer: Introducer,
  { progress, done, failed }: NodeEvents,
): Promise<SimulatedNode> {
  let time = now;
  const node = new SafeTraceNode({
    deployment,
    party,
    identity: keys.secretKey,
    introducer,
    computer: computeHere,
    store: memoryStore(),
    now: () => time,
    milliseconds: () => 0, // links as fast as there are: the same seed costs the same on every machine
    random,
    progress: (state) => (state.state === RunState.Aborted ? failed(state.stage!) : progress(state)),
    done,
    trouble: failed,
  });
  await node.start();
  return {
    async setTime(next) {
      time = next;
    },
    announce: () => node.announce(),
    stop: () => node.stop(),
  };
}
