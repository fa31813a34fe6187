import { randomBytes } from 'node:crypto';
import type { Random } from '../workers/wire/codec.ts';

/** Uniform bytes of the system's generator, in an array of their own. */
export const random: Random = (bytes) => Uint8Array.from(randomBytes(bytes));
