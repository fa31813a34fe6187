import { bytesToHex } from '@noble/hashes/utils.js';
import { InputError } from '../errors.ts';
import type { Party } from '../mpc/party.ts';
import { sameBytes } from '../wire/codec.ts';
import type { Deployment } from '../wire/deployment.ts';
import { verifyEpochKey } from '../wire/epoch-key.ts';

/** The keys that nodes announced for epochs' uploads, verified. */
export class NodeKeys {
  /** `epoch/party` → X25519 key. */
  readonly #keys = new Map<string, Uint8Array>();
  /** Announcements (hex) that were verified: every node passes on those of all. */
  readonly #announced = new Set<string>();
  /** Nodes that signed two keys for one epoch. */
  readonly spoilt = new Map<Party, InputError>();

  constructor(private readonly deployment: Deployment) {}

  of(epoch: number, party: Party): Uint8Array | undefined {
    return this.#keys.get(`${epoch}/${party}`);
  }

  /**
   * Keeps a node's key. Two signed for one epoch spoil the node that signed them, not the one that passes them on;
   * the first stays, as both are its own.
   * @returns whether it was new, and so took the time of a verification
   * @throws InputError when the announcement is not valid
   */
  learn(bytes: Uint8Array): boolean {
    const announcement = bytesToHex(bytes);
    if (this.#announced.has(announcement)) return false;
    const { epoch, node, key } = verifyEpochKey(bytes, this.deployment);
    const name = `${epoch}/${node}`;
    const known = this.#keys.get(name);
    if (known && !sameBytes(known, key))
      this.spoilt.set(node, new InputError(`node ${node} announced two keys for epoch ${epoch}`));
    else this.#keys.set(name, key);
    this.#announced.add(announcement);
    return true;
  }
}
