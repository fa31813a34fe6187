import { type NodeIntroducerOptions, nodeIntroducer } from '../../server-node/webrtc.ts';
import { type Identity, identityOf } from '../../workers/link/identity.ts';
import type { Introducer } from '../../workers/link/peer-link.ts';

export const DEPLOYMENT = 'dd'.repeat(32);

/** A fixed identity for tests. */
export const identity = (number: number): Identity => identityOf(new Uint8Array(32).fill(number));

/** A peer of this process at a signalling server on loopback. */
export function member(
  server: { port: number },
  who: Identity,
  options: Partial<NodeIntroducerOptions> = {},
): Promise<Introducer> {
  const url = `ws://127.0.0.1:${server.port}`;
  return nodeIntroducer({ url, deployment: DEPLOYMENT, identity: who, loopbackOnly: true, ...options });
}
