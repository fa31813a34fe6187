import { x25519 } from '@noble/curves/ed25519.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { KDF_HKDF_SHA256, type KEM, type Key, LabeledExpand, LabeledExtract } from 'hpke';
import { InputError } from '../errors.ts';
import type { Random } from './codec.ts';

/** A key of the KEM below: 32 bytes of X25519. */
export interface X25519Key extends Key {
  readonly bytes: Uint8Array;
}

export function x25519Key(type: 'public' | 'private', bytes: Uint8Array): X25519Key {
  return { algorithm: { name: 'X25519' }, extractable: true, type, bytes };
}

/**
 * Refuses the few keys that give the same secret to everybody (points of low order): nothing can be sealed to them.
 * @throws InputError naming what the key came in
 */
export function requireSealable(key: Uint8Array, what: string): void {
  try {
    x25519.getSharedSecret(new Uint8Array(32).fill(1), key);
  } catch {
    throw new InputError(`${what}: the X25519 key is one that nothing can be sealed to; make a new one`);
  }
}

const KEM_ID = 0x0020;
/** RFC 9180, section 4.1: suite_id = "KEM" ‖ I2OSP(kem_id, 2). */
const SUITE = concatBytes(utf8ToBytes('KEM'), Uint8Array.of(KEM_ID >> 8, KEM_ID & 0xff));
const NOTHING = new Uint8Array(0);

/**
 * DHKEM(X25519, HKDF-SHA256) of RFC 9180, section 4.1, over noble's X25519: WebCrypto's is missing in older
 * browsers and marked experimental in Node 20, and it takes no injected randomness.
 */
export function x25519Kem(random: Random): KEM<X25519Key> {
  const keyPair = async () => {
    const { secretKey, publicKey } = x25519.keygen(random(32));
    return { privateKey: x25519Key('private', secretKey), publicKey: x25519Key('public', publicKey) };
  };
  return {
    id: KEM_ID,
    type: 'KEM',
    name: 'DHKEM(X25519, HKDF-SHA256)',
    Nsecret: 32,
    Nenc: 32,
    Npk: 32,
    Nsk: 32,
    GenerateKeyPair: keyPair,
    DeriveKeyPair: async () => {
      throw new Error('keys are never derived here: use createAccount or createEpochKey');
    },
    SerializePublicKey: async (key) => key.bytes,
    SerializePrivateKey: async (key) => key.bytes,
    DeserializePublicKey: async (bytes) => x25519Key('public', bytes),
    DeserializePrivateKey: async (bytes) => x25519Key('private', bytes),
    async Encap(recipient) {
      const ephemeral = await keyPair();
      const enc = ephemeral.publicKey.bytes;
      const dh = x25519.getSharedSecret(ephemeral.privateKey.bytes, recipient.bytes);
      return { shared_secret: await extractAndExpand(dh, concatBytes(enc, recipient.bytes)), enc };
    },
    async Decap(enc, own) {
      const dh = x25519.getSharedSecret(own.bytes, enc);
      return extractAndExpand(dh, concatBytes(enc, x25519.getPublicKey(own.bytes)));
    },
  };
}

/** eae_prk = LabeledExtract("", "eae_prk", dh); shared_secret = LabeledExpand(eae_prk, "shared_secret", context, 32) */
async function extractAndExpand(dh: Uint8Array, context: Uint8Array): Promise<Uint8Array> {
  const kdf = KDF_HKDF_SHA256();
  const prk = await LabeledExtract(kdf, SUITE, NOTHING, utf8ToBytes('eae_prk'), dh);
  return LabeledExpand(kdf, SUITE, prk, utf8ToBytes('shared_secret'), context, 32);
}
