import fc from 'fast-check';
import { expect, test } from 'vitest';
import { InputError } from '../../workers/errors.ts';
import { toBase32 } from '../../workers/wire/base32.ts';
import { createMeetCode, isMeetLink, meetLink, parseMeetLink } from '../../workers/wire/meet-code.ts';
import { seeded } from './wire-world.ts';

const code = createMeetCode(seeded('meet'), 1_800_000_000);
const link = meetLink('https://safetrace.example', code);

test('a code comes back from its link, in either case', () => {
  expect(link).toMatch(/^HTTPS:\/\/SAFETRACE\.EXAMPLE\/M#[A-Z2-7]{34}$/);
  for (const text of [link, link.toLowerCase(), ` ${link}\n`]) expect(parseMeetLink(text)).toEqual(code);
  expect(isMeetLink(link)).toBe(true);
  expect(isMeetLink('HTTPS://SAFETRACE.EXAMPLE/C#ABC')).toBe(false);
  expect(() => meetLink('nowhere', code)).toThrow('is not an origin');
});

test('every showing has a secret of its own', () => {
  const random = seeded('meet');
  expect(createMeetCode(random, 0).secret).not.toEqual(createMeetCode(random, 0).secret);
});

test('anything else is refused with one clear error', () => {
  const bytes = (version: number, length: number) =>
    `https://a.b/m#${toBase32(Uint8Array.from({ length }, (_, i) => (i === 0 ? version : 7)))}`;
  expect(() => parseMeetLink(bytes(2, 21))).toThrow(/^meet code: version 2/);
  for (const text of [
    bytes(1, 20),
    bytes(1, 22),
    `${link}A`,
    link.slice(0, -1),
    'https://a.b/m#',
    '',
    link + link,
  ])
    expect(() => parseMeetLink(text)).toThrow(InputError);
  fc.assert(
    fc.property(fc.string({ maxLength: 600 }), (text) => {
      expect(() => parseMeetLink(`HTTPS://X.ORG/M#${text}`)).toThrow(InputError);
    }),
  );
});
