import { bytesToHex } from '@noble/hashes/utils.js';
import { InputError } from '../errors.ts';
import type { Party } from '../mpc/party.ts';
import { sameBytes } from '../wire/codec.ts';
import type { PhoneCrypto } from './crypto.ts';

/** The keys that nodes announced for epochs' uploads, verified. */
export class NodeKeys {
  /** `epoch/party` → X25519 key. */
  readonly #keys = new Map<string, Uint8Array>();
  /** Announcements (hex) that are verified once: every node passes on those of all. */
  readonly #announced = new Map<string, Promise<void>>();
  /** Nodes that signed two keys for one epoch. */
  readonly spoilt = new Map<Party, InputError>();

  constructor(private readonly crypto: Pick<PhoneCrypto, 'epochKey'>) {}

  of(epoch: number, party: Party): Uint8Array | undefined {
    return this.#keys.get(`${epoch}/${party}`);
  }

  /**
   * Keeps a node's key. Two signed for one epoch spoil the node that signed them, not the one that passes them on;
   * the first stays, as both are its own.
   * @throws InputError when the announcement is not valid
   */
  learn(bytes: Uint8Array): Promise<void> {
    const announcement = bytesToHex(bytes);
    const known = this.#announced.get(announcement);
    if (known) return known;
    const learning = this.#learn(bytes);
    this.#announced.set(announcement, learning);
    // Only what is valid is remembered, so that nothing grows by what a node makes up.
    learning.catch(() => this.#announced.delete(announcement));
    return learning;
  }

  async #learn(bytes: Uint8Array): Promise<void> {
    const { epoch, node, key } = await this.crypto.epochKey(bytes);
    const name = `${epoch}/${node}`;
    const known = this.#keys.get(name);
    if (known && !sameBytes(known, key))
      this.spoilt.set(node, new InputError(`node ${node} announced two keys for epoch ${epoch}`));
    else this.#keys.set(name, key);
  }
}
