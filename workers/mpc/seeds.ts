/**
 * Seed-compressed uploads for n = 3: a record of L bytes costs 2·L + 128 bytes instead of 6·L (DESIGN: Sharing).
 *
 *     r1 = PRG(seed1),  r2 = PRG(seed2),  r3 = record ⊕ r1 ⊕ r2
 *     body1 = seed2 ‖ r3      (party 1 lacks r1)
 *     body2 = seed1 ‖ r3
 *     body3 = seed1 ‖ seed2
 *
 * Every record takes fresh seeds, a corrected one too: under the old seeds r3 ⊕ r3' would show the change.
 * @module
 */
import { InputError } from '../errors.ts';
import type { Party } from './party.ts';
import { expand, KEY_BYTES } from './prg.ts';

const PURPOSE = 'upload';

/** Bytes of the body that `party` gets for a record of `bytes` bytes. */
export function bodyBytes(party: Party, bytes: number): number {
  return party === 3 ? 2 * KEY_BYTES : KEY_BYTES + bytes;
}

/**
 * Shares a packed record.
 * @param record the bits, packed
 * @param random gives that many fresh secret bytes
 * @returns the bodies of parties 1, 2 and 3
 */
export function shareRecord(
  record: Uint8Array,
  random: (bytes: number) => Uint8Array,
): [Uint8Array, Uint8Array, Uint8Array] {
  const [seed1, seed2] = [random(KEY_BYTES), random(KEY_BYTES)];
  const r1 = expand(seed1, PURPOSE, record.length);
  const r2 = expand(seed2, PURPOSE, record.length);
  const r3 = record.map((byte, i) => byte ^ r1[i] ^ r2[i]);
  return [join(seed2, r3), join(seed1, r3), join(seed1, seed2)];
}

/**
 * The packed parts A = r_{i+1}, B = r_{i+2} of party i.
 * @param body what `shareRecord` made for this party
 * @param bytes length of the record
 * @throws InputError when the body's length is not that of such a record
 */
export function openBody(party: Party, body: Uint8Array, bytes: number): [a: Uint8Array, b: Uint8Array] {
  const length = bodyBytes(party, bytes);
  if (body.length !== length) {
    throw new InputError(`a body of party ${party} has ${length} bytes, this one ${body.length}`);
  }
  const part = expand(body.subarray(0, KEY_BYTES), PURPOSE, bytes);
  const rest = body.subarray(KEY_BYTES);
  if (party === 1) return [part, rest.slice()];
  if (party === 2) return [rest.slice(), part];
  return [part, expand(rest, PURPOSE, bytes)];
}

function join(first: Uint8Array, second: Uint8Array): Uint8Array {
  const out = new Uint8Array(first.length + second.length);
  out.set(first);
  out.set(second, first.length);
  return out;
}
