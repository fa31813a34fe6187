/**
 * This device's own key, made by the browser and not extractable: what it seals can only be opened by this app in this
 * browser profile, and a copy of the rows alone opens nothing.
 */
import { random } from '../app/random.ts';
import { db } from './db.ts';
import type { StoredSecret } from './schema.ts';

const CIPHER = 'AES-GCM';
const NONCE_BYTES = 12;

/** Made when first asked for. @throws DOMException (DataCloneError) where the browser cannot store a key */
export const deviceKey = async (): Promise<CryptoKey> => {
  const kept = await (await db()).get('keys', 'device');
  if (kept) return kept;
  const made = await crypto.subtle.generateKey({ name: CIPHER, length: 256 }, false, ['encrypt', 'decrypt']);
  const { store, done } = (await db()).transaction('keys', 'readwrite');
  // Another window may have been quicker.
  const key = (await store.get('device')) ?? made;
  await store.put(key, 'device');
  await done;
  return key;
};

/** Seals a secret for the database; plain where the browser cannot store a key. */
export const sealAtRest = async (secret: Uint8Array): Promise<StoredSecret> => {
  const nonce = random(NONCE_BYTES);
  const plain = Uint8Array.from(secret);
  try {
    const box = await crypto.subtle.encrypt({ name: CIPHER, iv: nonce }, await deviceKey(), plain);
    return { nonce, box: new Uint8Array(box) };
  } catch (error) {
    if (error instanceof DOMException && error.name === 'DataCloneError') return { open: plain };
    throw error;
  }
};

/**
 * @param key the device's; given where the database is closed to this window
 * @throws DOMException when it was sealed on another device
 */
export const openAtRest = async (secret: StoredSecret, key?: CryptoKey): Promise<Uint8Array<ArrayBuffer>> => {
  if ('open' in secret) return Uint8Array.from(secret.open);
  const { nonce, box } = secret;
  return new Uint8Array(
    await crypto.subtle.decrypt({ name: CIPHER, iv: nonce }, key ?? (await deviceKey()), box),
  );
};
