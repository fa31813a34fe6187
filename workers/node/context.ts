import type { Party } from '../mpc/party.ts';
import { type Sharing, sharingOf } from '../mpc/sharing.ts';
import type { Random } from '../wire/codec.ts';
import { type Deployment, deploymentHash, nodeKey, programHash } from '../wire/deployment.ts';
import { type ResultShape, resultShape, type UploadShape, uploadShape } from '../wire/shape.ts';
import { Newcomers } from './accounts.ts';
import { type CircuitTexts, type LoadedProgram, loadPrograms } from './loaded-programs.ts';
import type { NodeStore } from './store.ts';

/** What every part of a node knows: who it is, for which deployment, with which store, clock and randomness. */
export interface NodeContext {
  readonly deployment: Deployment;
  /** Hash of the deployment. */
  readonly id: Uint8Array;
  /** Hash of what is computed; all nodes sign it, phones show it before consent. */
  readonly program: Uint8Array;
  /** What people may opt in to, in the order of the deployment. */
  readonly programs: readonly LoadedProgram[];
  readonly upload: UploadShape;
  readonly result: ResultShape;
  readonly party: Party;
  /** How the nodes hold bits. */
  readonly sharing: Sharing;
  /** Ed25519 secret key of the roster entry. */
  readonly identity: Uint8Array;
  /** Ed25519 public keys of parties 1..n. */
  readonly roster: readonly Uint8Array[];
  readonly store: NodeStore;
  readonly random: Random;
  /** Unix seconds. */
  readonly now: () => number;
  /**
   * `run`: whose batch is fixed and that is computed now, else −1; uploads that it closes come too late. `awaited`: whether
   * what lies aside may count yet by the word of a node that is honest, so not once all have met for another attempt.
   */
  readonly sealed: { run: number; awaited: boolean };
  /** Who enrolled and has not uploaded yet. */
  readonly newcomers: Newcomers;
  /** Runs pieces of work one after the other: what is checked in one still holds when it writes. */
  readonly serially: <T>(work: () => Promise<T>) => Promise<T>;
}

/** What the host of a node gives. */
export interface HostContext
  extends Pick<NodeContext, 'deployment' | 'party' | 'identity' | 'store' | 'random' | 'now'> {
  /** Of the programs that the deployment declares; absent where it declares none. */
  readonly circuits?: CircuitTexts;
}

/**
 * Completes what the host gives with what follows from the deployment.
 * @throws InputError naming a program whose circuit is missing or does not fit
 */
export function nodeContext({ circuits = new Map(), ...host }: HostContext): NodeContext {
  const { deployment } = host;
  return {
    ...host,
    programs: loadPrograms(deployment, circuits),
    sealed: { run: -1, awaited: true },
    newcomers: new Newcomers(host.random),
    serially: queue(),
    id: deploymentHash(deployment),
    program: programHash(deployment),
    sharing: sharingOf(deployment),
    upload: uploadShape(deployment),
    result: resultShape(deployment),
    roster: deployment.roster.map((_, i) => nodeKey(deployment, i + 1)),
  };
}

function queue(): NodeContext['serially'] {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work);
    last = next.catch(() => {});
    return next;
  };
}
