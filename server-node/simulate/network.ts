import { memoryNetwork } from '../../workers/link/memory.ts';
import type { Introducer } from '../../workers/link/peer-link.ts';
import type { Deployment } from '../../workers/wire/deployment.ts';
import { joinDeployment } from '../introducer.ts';
import type { KeyPair } from '../keys.ts';
import { startSignalServer } from '../signal-server.ts';
import { type NodeEvents, type NodeSetup, type SimulatedNode, startNode } from './node.ts';
import { startNodeProcess } from './node-process.ts';
import { tapped } from './tapped-link.ts';

/** Where the nodes of a simulation run, and how it reaches them. */
export interface SimulatedNetwork {
  /** Address of the signalling server, for the deployment. */
  signal: string;
  startNode(setup: NodeSetup, events: NodeEvents): Promise<SimulatedNode>;
  /** Joins as the authority or a phone. */
  join(deployment: Deployment, keys: KeyPair): Promise<Introducer>;
  close(): Promise<void>;
}

/** All within this process. */
export function inMemory(): SimulatedNetwork {
  const network = memoryNetwork();
  const breathe = breathing();
  const introduced = (key: string): Introducer => {
    const introducer = network.introducer(key);
    return {
      dial: async (peer) => tapped(await introducer.dial(peer), { received: breathe }),
      accept: (handler) => introducer.accept(handler),
      close: () => introducer.close(),
    };
  };
  return {
    signal: 'ws://localhost',
    startNode: (setup, events) => startNode(setup, introduced(setup.keys.publicKey), events),
    join: async (_, { publicKey }) => introduced(publicKey),
    close: async () => {},
  };
}

const BREATH_MS = 50;

/**
 * Waits for a turn of the event loop now and then. Frames in memory come without one, so parties that have much to
 * say to each other would let no signal and no timer in for many seconds.
 */
function breathing(): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < BREATH_MS) return;
    await new Promise((resolve) => setImmediate(resolve));
    last = performance.now();
  };
}

/** Every node a process of its own: WebRTC on loopback, found through a signalling server of our own. */
export async function inProcesses(): Promise<SimulatedNetwork> {
  // All come from one address, which is not to be bounded here.
  const traffic = { of: () => ({ open: () => true, send: () => true }) };
  const server = await startSignalServer({ port: 0, host: '127.0.0.1', traffic });
  return {
    signal: `ws://127.0.0.1:${server.port}`,
    startNode: startNodeProcess,
    join: (deployment, keys) => joinDeployment(deployment, keys, true, () => {}),
    close: () => server.close(),
  };
}
