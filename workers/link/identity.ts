import { ed25519 } from '@noble/curves/ed25519.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';

/** Who this side of a link is; another thread may do its work, and hold the secret key. */
export interface Identity {
  /** Ed25519 public key, 64 hexadecimal digits. */
  readonly publicKey: string;
  /** Ed25519 signature, 64 bytes. */
  sign(message: Uint8Array): Uint8Array | Promise<Uint8Array>;
  /** As the function below. */
  isSignedBy(publicKey: string, message: Uint8Array, signature: string): boolean | Promise<boolean>;
}

/** An identity whose Ed25519 secret key (32 bytes) is in memory. */
export function identityOf(secretKey: Uint8Array): Identity {
  return {
    publicKey: bytesToHex(ed25519.getPublicKey(secretKey)),
    sign: (message) => ed25519.sign(message, secretKey),
    isSignedBy,
  };
}

/** Whether `signature` (hex) of `message` was made by `publicKey` (hex), by the strict rule of RFC 8032. Never throws. */
export function isSignedBy(publicKey: string, message: Uint8Array, signature: string): boolean {
  try {
    return ed25519.verify(hexToBytes(signature), message, hexToBytes(publicKey), { zip215: false });
  } catch {
    return false; // not hex, not 64 bytes, not a point
  }
}
