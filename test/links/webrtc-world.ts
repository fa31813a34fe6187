import { type NodeIntroducerOptions, nodeIntroducer } from '../../server-node/webrtc.ts';
import type { Identity } from '../../workers/link/identity.ts';
import type { Introducer } from '../../workers/link/peer-link.ts';
import { DEPLOYMENT } from './identities.ts';

export { DEPLOYMENT, identity } from './identities.ts';

/** A peer of this process at a signalling server on loopback. */
export function member(
  server: { port: number },
  who: Identity,
  options: Partial<NodeIntroducerOptions> = {},
): Promise<Introducer> {
  const url = `ws://127.0.0.1:${server.port}`;
  return nodeIntroducer({ url, deployment: DEPLOYMENT, identity: who, loopbackOnly: true, ...options });
}
