import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ed25519 } from '@noble/curves/ed25519.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { makeDirectory } from './directory.ts';
import { UsageError } from './errors.ts';

/** Who a node or the authority is: an Ed25519 pair. The secret key never leaves this object's owner. */
export interface KeyPair {
  /** 32 bytes. */
  secretKey: Uint8Array;
  /** 64 hexadecimal digits. */
  publicKey: string;
}

/** Name of the secret key file within a state directory: 64 hexadecimal digits, readable by its owner alone. */
export const KEY_FILE = 'secret.key';

/** A new identity. */
export function createKeyPair(): KeyPair {
  return pairOf(ed25519.utils.randomSecretKey());
}

/** Writes the secret half into a state directory, which it makes. @throws UsageError when a key is there already */
export function writeKeyFile(state: string, pair: KeyPair): void {
  makeDirectory(state, 0o700);
  writeSecret(join(state, KEY_FILE), bytesToHex(pair.secretKey));
}

/** Reads a secret key file. @throws UsageError when it is absent, no key, or readable by others */
export function readKeyFile(path: string): KeyPair {
  const text = readSecret(path);
  if (!/^[0-9a-f]{64}$/.test(text)) {
    throw new UsageError(`${path} holds no secret key: 64 hexadecimal digits are expected`);
  }
  return pairOf(hexToBytes(text));
}

/** Writes a secret as a line of text that only its owner can read. @throws UsageError when the file exists */
export function writeSecret(path: string, text: string): void {
  try {
    writeFileSync(path, `${text}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EEXIST')
      throw new Error(
        `${path} cannot be written (${code}); choose another directory, or make this one writable`,
      );
    throw new UsageError(`${path} exists already and a secret is never overwritten; move it away first`);
  }
}

/** Reads what writeSecret wrote. @throws UsageError when it is absent or readable by others */
export function readSecret(path: string): string {
  const info = statSync(path, { throwIfNoEntry: false });
  if (!info?.isFile()) {
    throw new UsageError(`there is no secret file ${path}; make it with "safetrace init" or "safetrace key"`);
  }
  if (info.mode & 0o077) {
    throw new UsageError(`${path} can be read by others; run: chmod 600 ${path}`);
  }
  return readFileSync(path, 'utf8').trim();
}

function pairOf(secretKey: Uint8Array): KeyPair {
  return { secretKey, publicKey: bytesToHex(ed25519.getPublicKey(secretKey)) };
}
