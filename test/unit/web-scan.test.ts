import fc from 'fast-check';
import { expect, test } from 'vitest';
import { problemOf } from '../../web/scan/camera.ts';
import { interpret } from '../../web/scan/interpret.ts';
import { posterLink } from '../../workers/wire/poster.ts';

const now = 1_800_000_000;
const poster = {
  secret: new Uint8Array(16).fill(9),
  type: 0,
  defaultMinutes: 45,
  name: 'Café Nord',
  room: 'Cellar',
};
const link = posterLink('https://safetrace.example', poster);
const HOST = 'safetrace.example';
const sentence = (text: string) => {
  const scanned = interpret(text, now, HOST);
  return scanned.kind === 'other' ? scanned.sentence : scanned.place;
};

test('a poster of ours is a place, in either case', () => {
  for (const text of [link, link.toLowerCase()])
    expect(interpret(text, now, HOST)).toEqual({
      kind: 'place',
      place: {
        secret: poster.secret,
        name: 'Café Nord',
        room: 'Cellar',
        address: undefined,
        defaultMinutes: 45,
      },
      elsewhere: null,
    });
});

test('a poster that was made for an app at another host says so', () => {
  const elsewhere = (origin: string) => interpret(` ${posterLink(origin, poster)}`, now, HOST);
  expect(elsewhere('http://localhost:8080')).toMatchObject({ kind: 'place', elsewhere: 'localhost:8080' });
  expect(elsewhere('https://a:b:c')).toMatchObject({ kind: 'place', elsewhere: 'a:b:c' });
  expect(elsewhere('https://safetrace.example')).toMatchObject({ kind: 'place', elsewhere: null });
});

test('a poster outside its validity is refused by name', () => {
  const old = posterLink('https://safetrace.example', { ...poster, validTo: now - 60 });
  expect(sentence(old)).toMatch(/Café Nord is no longer valid.*Nothing was changed/);
  const early = posterLink('https://safetrace.example', { ...poster, validFrom: now + 60 });
  expect(sentence(early)).toMatch(/Café Nord is not valid yet/);
});

test('codes that are not ours get one kind sentence', () => {
  expect(sentence('https://example.org/menu')).toBe(
    'That is not a SafeTrace poster. Nothing was changed. Look for the poster at the door.',
  );
  expect(sentence('https://localhost/?A1B2C3-00000000-0000-4000-8000-000000000000')).toMatch(
    /test code, not a place/,
  );
  expect(sentence('https://s.coronawarn.app?v=1#abc')).toMatch(/test code, not a place/);
  expect(sentence(`${link.slice(0, -6)}`)).toMatch(/damaged/);
  expect(sentence('x'.repeat(5000))).toMatch(/not a SafeTrace poster/);
});

test('whatever is scanned, the reader never fails', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 1200 }), fc.boolean(), (text, ours) => {
      expect(interpret(ours ? `HTTPS://X.ORG/C#${text}` : text, now, HOST).kind).toBe('other');
    }),
  );
});

test('a refused camera is told apart from a missing one', () => {
  expect(problemOf(new DOMException('', 'NotAllowedError'))).toBe('denied');
  expect(problemOf(new DOMException('', 'NotFoundError'))).toBe('missing');
  expect(problemOf(new DOMException('', 'NotReadableError'))).toBe('failed');
});
