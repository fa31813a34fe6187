import { readFileSync, statSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { InputError } from '../workers/errors.ts';

/** Largest file that is read, also after decompression: far above any published set, far below what hurts. */
const MAX_BYTES = 256 * 1024 * 1024;

/**
 * The bytes of a file, plain or gzip (told by its first two bytes; a name that ends in .gz asks for them).
 * @throws InputError when it cannot be read, is damaged, or is larger than 256 MiB
 */
export const readUnpacked = (path: string): Uint8Array => inflate(path, read(path));

function read(path: string): Uint8Array {
  try {
    if (statSync(path).size > MAX_BYTES) throw new InputError(`${path} is larger than ${MAX_BYTES} bytes`);
    return readFileSync(path);
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`${path} cannot be read: ${(error as NodeJS.ErrnoException).code ?? error}`);
  }
}

function inflate(path: string, bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) {
    if (path.endsWith('.gz')) throw new InputError(`${path} is not gzip, as its name says`);
    return bytes;
  }
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_BYTES });
  } catch (error) {
    const large = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw new InputError(
      `${path} ${large ? `holds more than ${MAX_BYTES} bytes` : 'is damaged: gzip ends early or is invalid'}`,
    );
  }
}
