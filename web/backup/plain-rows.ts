/** Rows of the database as JSON, and back: bytes and large whole numbers have a form of their own. Pure. */
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { InputError } from '../../workers/errors.ts';

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

const [BYTES, WHOLE] = ['$bytes', '$whole'];
/** Deeper than anything that the app writes. */
const MOST_DEPTH = 12;

const isPlain = (value: object): boolean =>
  Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null;

/** A value of the database as JSON. @throws TypeError for what has no such form: nothing is left out in silence */
export const toJson = (value: unknown): Json => {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (typeof value === 'bigint') return { [WHOLE]: String(value) };
  if (value instanceof Uint8Array) return { [BYTES]: bytesToHex(value) };
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value === 'object' && isPlain(value))
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, part]) => part !== undefined)
        .map(([name, part]) => [name, toJson(part)]),
    );
  throw new TypeError(`a ${Object.prototype.toString.call(value)} cannot be written to a file`);
};

/** The value that `toJson` wrote. @throws InputError when it is deeper, or bytes or numbers are not written so */
export const fromJson = (json: Json, depth = 0): unknown => {
  if (depth > MOST_DEPTH) throw new InputError(`a row of the file is nested more than ${MOST_DEPTH} deep`);
  if (json === null || typeof json !== 'object') return json;
  if (Array.isArray(json)) return json.map((part) => fromJson(part, depth + 1));
  const { [BYTES]: hex, [WHOLE]: digits } = json;
  if (typeof hex === 'string') return bytesOf(hex);
  if (typeof digits === 'string' && /^-?\d{1,78}$/.test(digits)) return BigInt(digits);
  return Object.fromEntries(Object.entries(json).map(([name, part]) => [name, fromJson(part, depth + 1)]));
};

const bytesOf = (hex: string): Uint8Array => {
  try {
    return hexToBytes(hex);
  } catch {
    throw new InputError('bytes in a row of the file are not hexadecimal');
  }
};
