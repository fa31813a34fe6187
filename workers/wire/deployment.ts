import { hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Party } from '../mpc/party.ts';
import { canonicalJson } from './canonical.ts';
import type { Deployment } from './deployment-schema.ts';
import { labelledHash } from './labelled.ts';

export type { Deployment };

/** What the hash, and the signature of the file, are made under. */
export const DEPLOYMENT_LABEL = 'deployment';

/** Identifies a deployment, 32 bytes: the hash of its canonical JSON without the signature. */
export function deploymentHash(deployment: Deployment): Uint8Array {
  return labelledHash(DEPLOYMENT_LABEL, utf8ToBytes(canonicalJson(deployment)));
}

/**
 * Names the tracing program for agreement, 32 bytes: its name and version under a label. Version 2 draws permutations
 * otherwise than version 1.
 */
export function programHash(deployment: Deployment): Uint8Array {
  return labelledHash('program', utf8ToBytes(`${deployment.program}/2`));
}

/** Ed25519 identity key of a party, 32 bytes. Precondition, not checked: 1 ≤ party ≤ n. */
export function nodeKey(deployment: Deployment, party: Party): Uint8Array {
  return hexToBytes(deployment.roster[party - 1].key);
}
