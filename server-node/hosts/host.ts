import type { Party } from '../../workers/mpc/party.ts';
import type { NodeLinks } from '../../workers/node/link-gauge.ts';
import type { CircuitTexts } from '../../workers/node/loaded-programs.ts';
import type { Deployment } from '../../workers/wire/deployment.ts';
import type { KeyPair } from '../keys.ts';
import type { Log } from '../log.ts';
import type { Machines } from '../machines/remote-thread.ts';

/** What a node process was told to be. */
export interface NodePlan {
  deployment: Deployment;
  /** Text of deployment.json. */
  deploymentText: string;
  circuits: CircuitTexts;
  party: Party;
  identity: KeyPair;
  /** State directory. */
  state: string;
  /** Links to peers on this machine only. */
  loopback: boolean;
  /** Threads that a large job is divided among. */
  shards: number;
  /** Other machines on which the last of them are. */
  machines: Machines | undefined;
  /** The built app, for the page of a browser node. */
  dist: string;
  log: Log;
}

/** A node that runs: the same core, whatever hosts it. */
export interface RunningNode {
  stop(): Promise<void>;
  /** How the links to the other nodes do. Rejects when the host does not answer any more. */
  links(): Promise<NodeLinks>;
  /** Resolves with a reason when the host died by itself. */
  died: Promise<string>;
}
