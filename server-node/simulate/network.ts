import { memoryNetwork } from '../../workers/link/memory.ts';
import type { Introducer } from '../../workers/link/peer-link.ts';
import type { Deployment } from '../../workers/wire/deployment.ts';
import { joinDeployment } from '../introducer.ts';
import type { KeyPair } from '../keys.ts';
import { startSignalServer } from '../signal-server.ts';

/** How the parties of a simulation reach each other. */
export interface SimulatedNetwork {
  /** Address of the signalling server, for the deployment. */
  signal: string;
  /** Joins as a node, the authority or a phone. */
  join(deployment: Deployment, keys: KeyPair): Promise<Introducer>;
  close(): Promise<void>;
}

/** Links within this process. */
export function inMemory(): SimulatedNetwork {
  const network = memoryNetwork();
  return {
    signal: 'ws://localhost',
    join: async (_, { publicKey }) => network.introducer(publicKey),
    close: async () => {},
  };
}

/** WebRTC on loopback, found through a signalling server of our own. */
export async function overWebRtc(): Promise<SimulatedNetwork> {
  const server = await startSignalServer({ port: 0, host: '127.0.0.1' });
  return {
    signal: `ws://127.0.0.1:${server.port}`,
    join: (deployment, keys) => joinDeployment(deployment, keys, true, () => {}),
    close: () => server.close(),
  };
}
