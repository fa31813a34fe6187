import fc from 'fast-check';
import { expect, test } from 'vitest';
import { problemOf } from '../../web/scan/camera.ts';
import { interpret } from '../../web/scan/interpret.ts';
import { refusalIn } from '../../web/scan/refusals.ts';
import { later as en } from '../../web/words/en/later.ts';
import { venueSecret } from '../../workers/codes/place.ts';
import { encodePoster, payloadLink, posterLink, signPoster } from '../../workers/wire/poster.ts';
import { screenPoster } from '../../workers/wire/screen-code.ts';
import { tagKeyText } from '../../workers/wire/tag-key.ts';
import { cwa, nz, payload, published } from './place-codes.ts';
import { demo } from './wire-world.ts';

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
  const scanned = interpret(text, now, HOST, null);
  return scanned.kind === 'other' ? refusalIn(en, scanned.problem) : scanned.kind;
};

test('a poster of ours is a place, in either case', () => {
  for (const text of [link, link.toLowerCase()])
    expect(interpret(text, now, HOST, null)).toEqual({
      kind: 'place',
      place: {
        secret: poster.secret,
        name: 'Café Nord',
        room: 'Cellar',
        address: undefined,
        defaultMinutes: 45,
      },
      elsewhere: null,
      origin: null,
    });
});

test('the key of a tag is one, and a mistyped one gets a sentence', () => {
  const secret = new Uint8Array(16).fill(3);
  const text = tagKeyText(secret);
  expect(interpret(text, now, HOST, null)).toEqual({ kind: 'tag', secret });
  expect(sentence(`${text.slice(0, -1)}${text.endsWith('A') ? 'B' : 'A'}`)).toMatch(/not the code of a tag/);
});

test('a code of another system is a place, with whose it is', () => {
  const kept = interpret(nz(), now, HOST, null);
  expect(kept).toEqual({
    kind: 'place',
    place: {
      secret: venueSecret({ system: 'nz', id: new TextEncoder().encode('9429000000017') }),
      name: 'Kai Café',
      address: '1 Quay St, Whanganui',
      room: undefined,
      defaultMinutes: 0,
    },
    elsewhere: null,
    origin: { system: 'nz', signed: false, changes: false },
  });
  // Nobody's key is in the app.
  expect(interpret(published.nhs.vectors[0].payload, now, HOST, null)).toMatchObject({
    origin: { signed: false },
  });
});

test('a place without a name is told by its system and the beginning of its id', () => {
  expect(interpret(published.clea.vectors[0].payload!, now, HOST, null)).toMatchObject({
    place: { name: 'TousAntiCovid 4c2a5fd9' },
    origin: { changes: true },
  });
});

test('a poster that was made for an app at another host says so', () => {
  const elsewhere = (origin: string) => interpret(` ${posterLink(origin, poster)}`, now, HOST, null);
  expect(elsewhere('http://localhost:8080')).toMatchObject({ kind: 'place', elsewhere: 'localhost:8080' });
  expect(elsewhere('https://a:b:c')).toMatchObject({ kind: 'place', elsewhere: 'a:b:c' });
  expect(elsewhere('https://safetrace.example')).toMatchObject({ kind: 'place', elsewhere: null });
});

test('what a phone sees of a signed poster, of a screen and of a notice', () => {
  const { secret: _, ...fields } = poster;
  const key = new Uint8Array(32).fill(5);
  const scan = (payload: Uint8Array, at = now, block: number | null = null) =>
    interpret(payloadLink('https://safetrace.example', payload), at, HOST, block);
  expect(scan(signPoster(fields, 2, key))).toMatchObject({ kind: 'place', place: { venue: { issue: 2 } } });
  const ended = { ...fields, validTo: now - 60, withdrawn: true as const };
  expect(scan(signPoster(ended, 2, key))).toMatchObject({ kind: 'place', place: { withdrawn: true } });

  const screen = encodePoster(screenPoster(demo(), poster, now));
  expect(scan(screen)).toMatchObject({
    kind: 'place',
    place: { name: 'Café Nord', blocks: { seconds: 20 } },
  });
  const d = demo();
  expect(scan(screen, now, d.grid.slot * d.place.h).kind).toBe('place');
  expect(scan(screen, now, 900)).toMatchObject({ problem: { why: 'grid', name: 'Café Nord' } });
  // Tokens that are not of this moment, whatever the code says of its validity.
  for (const ago of [3600, -3600]) {
    const shown = screenPoster(d, poster, now - ago);
    expect(scan(encodePoster({ ...shown, validTo: now + 60 }))).toMatchObject({ problem: { why: 'stale' } });
  }
  expect(scan(screen, now + 240)).toEqual({
    kind: 'other',
    problem: { why: 'stale', name: 'Café Nord' },
  });
});

test('a poster outside its validity is refused by name', () => {
  const old = posterLink('https://safetrace.example', { ...poster, validTo: now - 60 });
  expect(sentence(old)).toBe('The poster of Café Nord is no longer valid: ask there for a new one.');
  const early = posterLink('https://safetrace.example', { ...poster, validFrom: now + 60 });
  expect(sentence(early)).toBe('The poster of Café Nord is not valid yet.');
  const event = cwa(
    payload(
      [
        [5, now - 7200],
        [6, now - 3600],
      ],
      Uint8Array.of(16, 9),
    ),
  );
  expect(sentence(event)).toBe('The poster of Kiosk is no longer valid: ask there for a new one.');
});

test('codes that are not ours get one kind sentence', () => {
  expect(sentence('https://example.org/menu')).toBe('This is not the code of a place that SafeTrace knows.');
  expect(sentence('https://localhost/?A1B2C3-00000000-0000-4000-8000-000000000000')).toMatch(
    /test code, not a place/,
  );
  expect(sentence('https://s.coronawarn.app?v=1#abc')).toMatch(/test code, not a place/);
  expect(sentence(`${link.slice(0, -6)}`)).toMatch(/damaged/);
  expect(sentence('x'.repeat(5000))).toMatch(/too long/);
});

test('whatever is scanned, the reader never fails', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 1200 }), fc.boolean(), (text, ours) => {
      expect(interpret(ours ? `HTTPS://X.ORG/C#${text}` : text, now, HOST, null).kind).toBe('other');
    }),
  );
});

test('a refused camera is told apart from a missing one', () => {
  expect(problemOf(new DOMException('', 'NotAllowedError'))).toBe('denied');
  expect(problemOf(new DOMException('', 'NotFoundError'))).toBe('missing');
  expect(problemOf(new DOMException('', 'NotReadableError'))).toBe('failed');
});
