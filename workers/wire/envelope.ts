import { concatBytes } from '@noble/hashes/utils.js';
import { AEAD_AES_128_GCM, CipherSuite, KDF_HKDF_SHA256 } from 'hpke';
import { InputError } from '../errors.ts';
import type { Party } from '../mpc/party.ts';
import { type Random, Writer } from './codec.ts';
import { ENVELOPE_BYTES } from './sizes.ts';
import { x25519Kem, x25519Key } from './x25519-kem.ts';

/** What an envelope is for; it opens for nothing else (HPKE's `info`). */
export interface EnvelopeContext {
  /** Hash of the deployment; of fields and results of a program, `id` of theirs. */
  readonly deployment: Uint8Array;
  /** Epoch of an upload, run of a result or a claim list. */
  readonly epoch: number;
  /** The node that opens it (uploads, lists) or made it (results). */
  readonly node: Party;
  readonly role: 'upload' | 'fields' | 'claims' | 'result' | 'program-result';
}

/** deployment ‖ u64 epoch ‖ u8 node ‖ role (ASCII) */
function info({ deployment, epoch, node, role }: EnvelopeContext): Uint8Array {
  const head = new Writer().raw(deployment).u64(epoch).u8(node).finish();
  return concatBytes(head, new TextEncoder().encode(role));
}

/** HPKE base mode: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-128-GCM (RFC 9180). */
const suite = (random: Random) => new CipherSuite(() => x25519Kem(random), KDF_HKDF_SHA256, AEAD_AES_128_GCM);

/** Opening draws no randomness. */
const opener = suite(() => {
  throw new Error('opening an envelope must not draw randomness');
});

/**
 * Seals a message: encapsulated key (32 bytes) ‖ ciphertext.
 * @param publicKey X25519, 32 bytes
 * @param bound public bytes that the opener must know too (HPKE's `aad`)
 * @throws InputError when the key is one of the few that no secret can be shared with
 */
export async function seal(
  publicKey: Uint8Array,
  context: EnvelopeContext,
  bound: Uint8Array,
  message: Uint8Array,
  random: Random,
): Promise<Uint8Array> {
  const key = x25519Key('public', publicKey);
  const options = { info: info(context), aad: bound };
  try {
    const { encapsulatedSecret, ciphertext } = await suite(random).Seal(key, message, options);
    return concatBytes(encapsulatedSecret, ciphertext);
  } catch (cause) {
    throw new InputError(`${context.role}: cannot be sealed to the key of node or account ${context.node}`, {
      cause,
    });
  }
}

/**
 * Opens what `seal` made.
 * @param secretKey X25519, 32 bytes
 * @throws InputError when it was changed, or sealed to another key, context or bound bytes
 */
export async function open(
  secretKey: Uint8Array,
  context: EnvelopeContext,
  bound: Uint8Array,
  sealed: Uint8Array,
): Promise<Uint8Array> {
  if (sealed.length < ENVELOPE_BYTES)
    throw new InputError(`${context.role}: ${sealed.length} bytes are no envelope`);
  const key = x25519Key('private', secretKey);
  const options = { info: info(context), aad: bound };
  try {
    return await opener.Open(key, sealed.slice(0, 32), sealed.slice(32), options);
  } catch {
    throw new InputError(
      `${context.role}: the envelope does not open; it was changed, or sealed to another key, epoch or node`,
    );
  }
}
