import { bytesToHex } from '@noble/hashes/utils.js';
import { identityOf } from '../workers/link/identity.ts';
import type { Introducer } from '../workers/link/peer-link.ts';
import { type Deployment, deploymentHash } from '../workers/wire/deployment.ts';
import { linkLimits } from '../workers/wire/link-limits.ts';
import type { KeyPair } from './keys.ts';
import type { Log } from './log.ts';
import { nodeIntroducer } from './webrtc.ts';

/** Joins a deployment's signalling server under the identity of a node or the authority. */
export function joinDeployment(
  deployment: Deployment,
  { secretKey }: KeyPair,
  loopbackOnly: boolean,
  report: Log,
): Promise<Introducer> {
  return nodeIntroducer({
    url: deployment.signal,
    deployment: bytesToHex(deploymentHash(deployment)),
    identity: identityOf(secretKey),
    loopbackOnly,
    report,
    ...linkLimits(deployment),
  });
}
