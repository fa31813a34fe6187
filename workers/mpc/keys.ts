import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { ProtocolError } from '../errors.ts';
import type { Party } from './party.ts';

/** Everything a key of one attempt of one job is bound to (DESIGN §4). */
export interface JobContext {
  /** Hash of the signed deployment. */
  readonly deployment: Uint8Array;
  readonly kind: string;
  readonly epoch: number;
  readonly block: number;
  /** Digest of the agreed input set. */
  readonly inputs: Uint8Array;
  /** Coins of the public hash matrix, tossed after closing. */
  readonly coins: Uint8Array;
  readonly run: number;
  /** Counts tries, so that a retry shares no key with the try before. */
  readonly attempt: number;
}

const SALT = utf8ToBytes('safetrace/1/job keys');

/**
 * The keys that this party shares with each other party in one attempt of one job:
 * HKDF-SHA256(link secret, deployment ‖ kind ‖ epoch ‖ block ‖ inputs ‖ coins ‖ purpose ‖ run ‖ attempt),
 * each field with its length before it, so that no two contexts have one encoding.
 *
 * Every key is handed out once: a second stream under the same key would repeat its masks.
 */
export class PartyKeys {
  private readonly taken = new Set<string>();

  /** @param linkSecrets by peer, fresh in each run, equal at both ends; every other party has one */
  constructor(
    readonly self: Party,
    private readonly linkSecrets: ReadonlyMap<Party, Uint8Array>,
    private readonly context: JobContext,
  ) {}

  /**
   * 32 bytes for one purpose, the same at both ends.
   * @throws ProtocolError when there is no link to `peer` or the key was already handed out
   */
  pair(peer: Party, purpose: string): Uint8Array {
    const secret = this.linkSecrets.get(peer);
    if (!secret) throw new ProtocolError(`keys: party ${this.self} has no link secret with party ${peer}`);
    if (secret.every((byte) => byte === 0))
      throw new ProtocolError(`keys: the link secret with party ${peer} is erased; the attempt is over`);
    const name = `${peer}/${purpose}`;
    if (this.taken.has(name))
      throw new ProtocolError(`keys: "${purpose}" with party ${peer} was handed out before`);
    this.taken.add(name);
    const { deployment, kind, epoch, block, inputs, coins, run, attempt } = this.context;
    const info = concatBytes(
      ...[deployment, utf8ToBytes(kind), number(epoch), number(block), inputs, coins].map(field),
      ...[utf8ToBytes(purpose), number(run), number(attempt)].map(field),
    );
    return hkdf(sha256, secret, SALT, info, 32);
  }
}

/** u32 length, then the bytes. */
function field(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(4 + bytes.length);
  new DataView(out.buffer).setUint32(0, bytes.length);
  out.set(bytes, 4);
  return out;
}

/** A safe integer as 8 bytes, two's complement. */
function number(value: number): Uint8Array {
  if (!Number.isSafeInteger(value)) throw new RangeError(`keys: ${value} is not a whole number`);
  const out = new Uint8Array(8);
  new DataView(out.buffer).setBigInt64(0, BigInt(value));
  return out;
}
