import { InputError } from '../errors.ts';
import type { Party } from '../mpc/party.ts';
import { sharingOf } from '../mpc/sharing.ts';
import type { Random } from './codec.ts';
import type { Deployment } from './deployment-schema.ts';
import { type EnvelopeContext, seal } from './envelope.ts';
import { labelledHash } from './labelled.ts';
import { ENVELOPE_BYTES } from './sizes.ts';

/** Bytes of a party's sealed body for a record of `recordBytes`. */
export function sealedBytes(d: Deployment, party: Party, recordBytes: number): number {
  return ENVELOPE_BYTES + sharingOf(d).bodyBytes(party, recordBytes);
}

/** SHA-256 of a sealed body, for the signed header. Nodes may compare it: it hides what is inside. */
export function bodyHash(sealed: Uint8Array): Uint8Array {
  return labelledHash('body', sealed);
}

/**
 * Shares a record with fresh seeds and seals each share to its node's epoch key.
 * @param keys X25519 epoch key of each party
 * @param bound the header's public fields, so that a sealed body is worth nothing under another header
 * @throws InputError when a node's key is missing
 */
export async function sealShares(
  d: Deployment,
  record: Uint8Array,
  keys: ReadonlyMap<Party, Uint8Array>,
  context: Omit<EnvelopeContext, 'node'>,
  bound: Uint8Array,
  random: Random,
): Promise<Uint8Array[]> {
  const sealed: Uint8Array[] = [];
  for (const [i, body] of sharingOf(d).shareRecord(record, random).entries()) {
    const node = i + 1;
    const key = keys.get(node);
    if (!key)
      throw new InputError(`${context.role}: the key of node ${node} for epoch ${context.epoch} is missing`);
    sealed.push(await seal(key, { ...context, node }, bound, body, random));
  }
  return sealed;
}
