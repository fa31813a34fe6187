import { bytesToHex } from '@noble/hashes/utils.js';
import { identityOf } from '../workers/link/identity.ts';
import type { Introducer } from '../workers/link/peer-link.ts';
import { type Deployment, deploymentHash } from '../workers/wire/deployment.ts';
import type { KeyPair } from './keys.ts';
import { nodeWebrtc } from './webrtc.ts';

/** Joins a deployment's signalling server under the identity of a node or the authority. */
export function nodeIntroducer(
  deployment: Deployment,
  { secretKey }: KeyPair,
  loopbackOnly: boolean,
): Promise<Introducer> {
  return nodeWebrtc({
    url: deployment.signal,
    deployment: bytesToHex(deploymentHash(deployment)),
    identity: identityOf(secretKey),
    loopbackOnly,
  });
}
