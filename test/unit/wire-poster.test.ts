import { ed25519 } from '@noble/curves/ed25519.js';
import { concatBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { InputError } from '../../workers/errors.ts';
import { labelledHash } from '../../workers/wire/labelled.ts';
import {
  createVenueSecret,
  decodePoster,
  encodePoster,
  type Poster,
  parsePosterLink,
  payloadLink,
  posterId,
  posterLink,
  signPoster,
} from '../../workers/wire/poster.ts';
import { screenPoster, tokenIn } from '../../workers/wire/screen-code.ts';
import { hasVisible, hiddenIn } from '../../workers/wire/seen-text.ts';
import { venueToken } from '../../workers/wire/tokens.ts';
import { demo, expectHostileSafe, seeded } from './wire-world.ts';

const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .filter((t) => hasVisible(t) && hiddenIn(t) === null);
const anyPoster: fc.Arbitrary<Poster> = fc.record(
  {
    secret: fc.uint8Array({ minLength: 16, maxLength: 16 }),
    type: fc.nat(255),
    defaultMinutes: fc.integer({ min: 1, max: 65_535 }),
    name: text,
    address: text,
    room: text,
    validFrom: fc.nat(1_000_000).map((n) => n * 60),
    validTo: fc.integer({ min: 1_000_001, max: 2 ** 32 - 1 }).map((n) => n * 60),
  },
  { requiredKeys: ['secret', 'type', 'defaultMinutes', 'name'] },
);

const cafe: Poster = {
  secret: createVenueSecret(seeded('venue')),
  type: 3,
  defaultMinutes: 90,
  name: 'Café Linné',
};

test('a poster is read from its link, also when a camera app changed the case', () => {
  fc.assert(
    fc.property(anyPoster, (poster) => {
      const link = posterLink('http://localhost:8080', poster);
      expect(link).toMatch(/^HTTP:\/\/LOCALHOST:8080\/C#[A-Z2-7]+$/);
      expect(parsePosterLink(link)).toEqual(poster);
      expect(parsePosterLink(` ${link.toLowerCase()}\n`)).toEqual(poster);
    }),
  );
});

test('it fits a version 6 QR code at error correction Q', () => {
  const link = posterLink('https://trace.example.org', cafe);
  const [origin, code] = link.split('#');
  // Segments: alphanumeric, byte "#", alphanumeric (4 + 9, 4 + 8, 4 + 9 bits of headers; 11 bits for two characters).
  const bits = 13 + Math.ceil(5.5 * origin.length) + 12 + 8 + 13 + Math.ceil(5.5 * code.length);
  expect(bits).toBeLessThanOrEqual(74 * 8);
});

test('its printed id tells posters apart and nothing else', () => {
  expect(posterId(cafe)).toMatch(/^[A-Z2-7]{8}$/);
  expect(posterId({ ...cafe, name: 'Renamed' })).toBe(posterId(cafe));
  expect(posterId({ ...cafe, secret: createVenueSecret(seeded('other')) })).not.toBe(posterId(cafe));
});

test('a code that is not ours is refused in one sentence', () => {
  for (const foreign of [
    '',
    'hello',
    'https://e.coronawarn.app?v=1#CAESLAgBEhFNeSBC',
    'UKC19TRACING:1:eyJhbGciOiJFUzI1NiJ9.eyJpZCI6IlYifQ.AAAA',
    'HTTPS://HOST/D#AEBAGBAF',
    'javascript:alert(1)//c#aebagbaf',
  ])
    expect(() => parsePosterLink(foreign), foreign).toThrow('This code is not a SafeTrace poster.');
  expect(() => parsePosterLink(`HTTPS://HOST/C#${'A'.repeat(5000)}`)).toThrow('too long');
  expect(() => parsePosterLink('HTTPS://HOST/C#AEBAGBA')).toThrow(InputError);
});

test('a poster that cannot be is refused, written or read', () => {
  for (const [change, message] of [
    [{ name: ' ' }, 'the name is empty'],
    [{ name: '\u200d\u3164' }, 'the name is empty'],
    [{ name: 'ä'.repeat(51) }, 'is too long by 2'],
    [{ name: 'Ca\u200bfé' }, 'the name holds U+200B'],
    [{ room: '\u202e2' }, 'the room holds U+202E'],
    [{ address: 'Market 1\nTown' }, 'the address holds U+000A'],
    [{ address: 'Market 1\u2029Town' }, 'the address holds U+2029'],
    [{ defaultMinutes: 0 }, 'the default stay of 0 minutes'],
    [{ type: 256 }, 'the type 256'],
    [{ validFrom: 61 }, 'not a time in whole minutes'],
    [{ validFrom: 120, validTo: 60 }, 'it ends before it begins'],
    [{ secret: new Uint8Array(15) }, 'the secret has 15 bytes'],
  ] as const)
    expect(() => encodePoster({ ...cafe, ...change })).toThrow(message);
  expect(hiddenIn('\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 👩‍🚀 Çà')).toBeNull();
  const changed = (at: number, value: number) => {
    const body = encodePoster(cafe).slice(0, -2);
    body[at] = value;
    return concatBytes(body, labelledHash('poster-check', body).subarray(0, 2));
  };
  // Version, fields, secret, type, minutes and its length stand before the name.
  expect(() => decodePoster(changed(1 + 1 + 16 + 1 + 2 + 1, 10))).toThrow('the name holds U+000A');
  expect(() => decodePoster(changed(0, 2))).toThrow('version 2; this app reads version 1');
  expect(() => decodePoster(changed(1, 128))).toThrow('fields that version 1 does not know');
  expect(() => posterLink('example.org', cafe)).toThrow('not an origin');
});

test('a link with a wrong, a missing or a swapped letter names no other place', () => {
  const link = posterLink('https://trace.example.org', cafe);
  const start = link.indexOf('#') + 1;
  let accepted = 0;
  for (let at = start; at < link.length; at++)
    for (const wrong of [
      link[at] === 'A' ? 'B' : 'A',
      '',
      link
        .slice(at, at + 2)
        .split('')
        .reverse()
        .join(''),
    ]) {
      const typed = link.slice(0, at) + wrong + link.slice(at + Math.max(1, wrong.length));
      if (typed === link) continue;
      try {
        parsePosterLink(typed);
        accepted++;
      } catch (error) {
        expect(error).toBeInstanceOf(InputError);
      }
    }
  expect(accepted).toBe(0);
});

test('a scan that hurt the version is damaged, not newer', () => {
  const bytes = encodePoster(cafe);
  bytes[0] ^= 2;
  expect(() => decodePoster(bytes)).toThrow('a letter of it is wrong or missing');
});

test('refuses what is hostile', async () => {
  await expectHostileSafe(decodePoster, encodePoster({ ...cafe, room: '2', validFrom: 60 }));
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      try {
        decodePoster(Uint8Array.of(1, 0, ...bytes));
      } catch (error) {
        expect(error).toBeInstanceOf(InputError);
      }
    }),
  );
});

const signKey = seeded('venue key')(32);
const { secret: _, ...unsigned } = cafe;

test('a signed poster is read from digits, with its maker and a secret that only he can make', () => {
  fc.assert(
    fc.property(anyPoster, fc.integer({ min: 1, max: 65_535 }), ({ secret: _, ...poster }, issue) => {
      const link = payloadLink('http://localhost:8080', signPoster(poster, issue, signKey));
      expect(link).toMatch(/^HTTP:\/\/LOCALHOST:8080\/C#[0-9]+$/);
      const { secret, venue, ...read } = parsePosterLink(link.toLowerCase());
      expect(read).toEqual(poster);
      expect(venue).toEqual({ key: ed25519.getPublicKey(signKey), issue });
      expect(secret).toHaveLength(16);
    }),
    { numRuns: 15 },
  );
  const secrets = [
    signPoster(unsigned, 1, signKey),
    signPoster(unsigned, 2, signKey),
    signPoster({ ...unsigned, room: '2' }, 1, signKey),
    signPoster(unsigned, 1, seeded('another venue')(32)),
  ].map((bytes) => posterId(decodePoster(bytes)));
  expect(new Set(secrets).size).toBe(4);
});

test('a signed poster with another bit anywhere is refused', () => {
  const bytes = signPoster(unsigned, 7, signKey);
  for (let at = 0; at < bytes.length; at++) {
    const changed = bytes.slice();
    changed[at] ^= 1;
    expect(() => decodePoster(changed), `byte ${at}`).toThrow(InputError);
  }
  expect(() => signPoster(unsigned, 0, signKey)).toThrow('the issue 0 is not 1 to 65535');
  expect(() => parsePosterLink('HTTPS://HOST/C#0123')).toThrow('not a SafeTrace poster');
});

test('a withdrawal is signed or none', () => {
  expect(decodePoster(signPoster({ ...unsigned, withdrawn: true }, 3, signKey))).toMatchObject({
    withdrawn: true,
    venue: { issue: 3 },
  });
  const forged = encodePoster(cafe).slice(0, -2);
  forged[1] |= 64;
  const bytes = concatBytes(forged, labelledHash('poster-check', forged).subarray(0, 2));
  expect(() => decodePoster(bytes)).toThrow('only its maker can withdraw');
});

test('the code of a screen tells the tokens of its blocks and not the secret', async () => {
  const d = demo({ grid: { slot: 900, epoch: 86_400, offset: 0 }, place: { h: 12, venues: 2, meets: 1 } });
  const now = 18_687 * 86_400 + 2.5 * 3600; // in block 0 of the day; 90 minutes on is block 1
  const shown = screenPoster(d, cafe, now);
  for (const bytes of [encodePoster(shown), signPoster(shown, 2, signKey)]) {
    const { secret, blocks, validTo } = decodePoster(bytes);
    expect(secret).toHaveLength(8);
    expect(validTo! - now).toBeGreaterThanOrEqual(60);
    expect(validTo! - now).toBeLessThanOrEqual(180);
    const first = 18_687 * 8;
    expect([-1, 0, 1, 2].map((i) => tokenIn(d, blocks!, first + i))).toEqual([
      null,
      venueToken(cafe.secret, first),
      venueToken(cafe.secret, first + 1),
      null,
    ]);
    const other = demo({ ...d, grid: { ...d.grid, slot: 600 } });
    expect(tokenIn(other, blocks!, first)).toBeNull();
  }
  await expectHostileSafe(decodePoster, encodePoster(shown));
  expect(() => encodePoster({ ...shown, blocks: { ...shown.blocks, tokens: [] } })).toThrow('0 blocks');
});
