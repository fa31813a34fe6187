import { bytesToHex } from '@noble/hashes/utils.js';
import { expect, test } from 'vitest';
import { identityOf, isSignedBy } from '../../workers/link/identity.ts';

const message = new TextEncoder().encode('hello');

test('a signature is of one key and one message', async () => {
  const identity = identityOf(new Uint8Array(32).fill(7));
  const signature = bytesToHex(await identity.sign(message));
  expect(isSignedBy(identity.publicKey, message, signature)).toBe(true);
  expect(isSignedBy(identity.publicKey, Uint8Array.of(1), signature)).toBe(false);
  expect(isSignedBy('no key', message, signature)).toBe(false);
});

test('a key of low order, under which one signature fits every message, signs nothing', () => {
  const neutral = `01${'00'.repeat(31)}`;
  expect(isSignedBy(neutral, message, `${neutral}${'00'.repeat(32)}`)).toBe(false);
});
