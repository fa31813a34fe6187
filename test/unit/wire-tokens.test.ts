import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { restoreAccount } from '../../workers/wire/account.ts';
import { meetToken, nearToken, tagIdentifier, venueToken } from '../../workers/wire/tokens.ts';
import { seeded } from './wire-world.ts';

/** DESIGN §7 written down a second time, over Node's HMAC. */
function reference(label: string, key: Uint8Array, x: Buffer): Buffer {
  return createHmac('sha256', key).update(`safetrace/1/${label}\0`).update(x).digest();
}

function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
}

const secret = fc.uint8Array({ minLength: 16, maxLength: 16 });

test('tokens and tag identifiers are those of an independent HMAC', () => {
  fc.assert(
    fc.property(secret, fc.maxSafeNat(), (key, n) => {
      expect(Buffer.from(venueToken(key, n))).toEqual(reference('venue', key, u64(n)).subarray(0, 8));
      expect(Buffer.from(meetToken(key, n))).toEqual(reference('meet', key, u64(n)).subarray(0, 8));
      expect(Buffer.from(tagIdentifier(key, n))).toEqual(reference('tag', key, u64(n)).subarray(0, 16));
      expect(Buffer.from(nearToken(key))).toEqual(reference('near', key, Buffer.alloc(0)).subarray(0, 8));
    }),
  );
});

test('an account is named by the hash of its public keys', () => {
  const account = restoreAccount(seeded('a')(32), seeded('b')(32));
  const expected = createHash('sha256').update(account.verifyKey).update(account.sealKey).digest();
  expect(Buffer.from(account.id)).toEqual(expected);
});
