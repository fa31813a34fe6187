import { memoryNetwork } from '../../workers/link/memory.ts';
import type { Introducer } from '../../workers/link/peer-link.ts';
import type { Deployment } from '../../workers/wire/deployment.ts';
import { joinDeployment } from '../introducer.ts';
import type { KeyPair } from '../keys.ts';
import { startSignalServer } from '../signal-server.ts';
import { tapped } from './tapped-link.ts';

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
  const breathe = breathing();
  return {
    signal: 'ws://localhost',
    join: async (_, { publicKey }) => {
      const introducer = network.introducer(publicKey);
      return {
        dial: async (peer) => tapped(await introducer.dial(peer), { received: breathe }),
        accept: (handler) => introducer.accept(handler),
        close: () => introducer.close(),
      };
    },
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

/** WebRTC on loopback, found through a signalling server of our own. */
export async function overWebRtc(): Promise<SimulatedNetwork> {
  const server = await startSignalServer({ port: 0, host: '127.0.0.1' });
  return {
    signal: `ws://127.0.0.1:${server.port}`,
    join: (deployment, keys) => joinDeployment(deployment, keys, true, () => {}),
    close: () => server.close(),
  };
}
