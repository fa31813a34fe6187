import { bytesToHex } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { payloadOf, periodOf, readPayload } from '../../workers/near/advertisement.ts';
import { periodAt } from '../../workers/near/periods.ts';
import { parseTagKey, tagKeyText } from '../../workers/wire/tag-key.ts';
import { tagIdentifier } from '../../workers/wire/tokens.ts';
import { nearDemo, T0 } from './near-world.ts';
import { expectHostileSafe, seeded } from './wire-world.ts';

const d = nearDemo();
const secret = seeded('tag')(16);

test('no format of a tag has changed', async () => {
  const vectors = {
    source: 'made by test/unit/near-advertisement.test.ts with fixed randomness',
    secret: bytesToHex(secret),
    key: tagKeyText(secret),
    tag42: bytesToHex(payloadOf('tag', secret, 42)),
    room43: bytesToHex(payloadOf('room', secret, 43)),
  };
  await expect(`${JSON.stringify(vectors, null, 2)}\n`).toMatchFileSnapshot('../vectors/tag.json');
});

test('an advertisement fits 31 bytes with flags and power, and comes back as it was sent', () => {
  fc.assert(
    fc.property(fc.constantFrom('tag' as const, 'room' as const), fc.nat(2 ** 40), (kind, period) => {
      const payload = payloadOf(kind, secret, period);
      expect(3 + 3 + 4 + payload.length).toBeLessThanOrEqual(31);
      const identifier = tagIdentifier(secret, period);
      expect(readPayload(payload)).toEqual({ kind, periodMod4: period % 4, identifier });
    }),
  );
});

test('what is not ours is nothing, whatever it is', () => {
  const valid = payloadOf('tag', secret, 42);
  for (let length = 0; length < valid.length; length++)
    expect(readPayload(valid.slice(0, length))).toBeNull();
  expect(readPayload(Uint8Array.of(...valid, 0))).toBeNull();
  for (const [at, value] of [
    [0, 0x54],
    [1, 0x53],
    [2, (2 << 3) | 2],
  ]) {
    const other = valid.slice();
    other[at] = value;
    expect(readPayload(other)).toBeNull();
  }
  fc.assert(fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => void readPayload(bytes)));
});

test('the period is the advertiser’s own when clocks differ by one, and none when an old one is sent again', () => {
  for (const kind of ['tag', 'room'] as const) {
    const now = periodAt(d, kind, T0);
    const heard = (period: number) => periodOf(d, readPayload(payloadOf(kind, secret, period))!, T0);
    for (const period of [now - 1, now, now + 1]) expect(heard(period)).toBe(period);
    for (const period of [now - 2, now + 2]) expect(heard(period)).toBeNull();
  }
});

test('a tag’s key is read as it was printed and as people type, and a slip is noticed', async () => {
  const text = tagKeyText(secret);
  expect(text).toMatch(/^[0-9A-Z:]+$/);
  const typed = text
    .slice('SAFETRACE:TAG:'.length)
    .toLowerCase()
    .replace(/(.{4})/g, '$1-');
  for (const form of [text, typed, ` ${text.toLowerCase()} `]) expect(parseTagKey(form)).toEqual(secret);
  await expectHostileSafe(
    (bytes) => parseTagKey(new TextDecoder().decode(bytes)),
    new TextEncoder().encode(text.slice('SAFETRACE:TAG:'.length)),
  );
  for (let at = 14; at < text.length; at++) {
    const slip = `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`;
    expect(() => parseTagKey(slip)).toThrow(/tag key/);
  }
});
