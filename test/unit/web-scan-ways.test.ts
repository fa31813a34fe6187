import { expect, test } from 'vitest';
import { cropOf } from '../../web/scan/crop.ts';
import { interpret, interpretAll, type Scanned, type ScanProblem } from '../../web/scan/interpret.ts';
import { lensOf } from '../../web/scan/lens.ts';
import { refusalIn } from '../../web/scan/refusals.ts';
import { interpretTyped } from '../../web/scan/typed.ts';
import { later as ar } from '../../web/words/ar/later.ts';
import { later as de } from '../../web/words/de/later.ts';
import { later as en } from '../../web/words/en/later.ts';
import { later as es } from '../../web/words/es/later.ts';
import { later as fr } from '../../web/words/fr/later.ts';
import { SYSTEMS } from '../../workers/codes/place.ts';
import { meetLink } from '../../workers/wire/meet-code.ts';
import { posterId, posterLink } from '../../workers/wire/poster.ts';
import { encodeTyped } from '../../workers/wire/typed-code.ts';
import { hk, nz, published } from './place-codes.ts';

const now = 1_800_000_000;
const HOST = 'safetrace.example';
const secret = Uint8Array.from({ length: 16 }, (_, i) => 11 * i);
const café = { secret, name: 'Café Nord', defaultMinutes: 45 };
const id = posterId({ secret });

const typed = (text: string, known = [] as (typeof café)[]) =>
  interpretTyped(text, known, (name) => `Place ${name}`, now, HOST, null);
const why = (scanned: Scanned) => (scanned.kind === 'other' ? scanned.problem.why : scanned.kind);

test('typed letters are a place, called by its short id until this phone knows its name', () => {
  const place = { secret, name: `Place ${id}`, defaultMinutes: 0 };
  expect(typed(encodeTyped(secret))).toEqual({ kind: 'place', place, elsewhere: null, origin: null });
  expect(typed(encodeTyped(secret), [café])).toMatchObject({ place: café });
  expect(why(typed(`${encodeTyped(secret).slice(0, -1)}Q`))).toBe('typo');
});

test('typed letters are no place that only shares their short id', () => {
  const ofNumber = (n: number) => {
    const bytes = new Uint8Array(16);
    new DataView(bytes.buffer).setUint32(12, n);
    return bytes;
  };
  // Found by trying a million: the id has 40 bits.
  const [one, other] = [ofNumber(382_960), ofNumber(1_108_445)];
  expect(posterId({ secret: one })).toBe(posterId({ secret: other }));
  expect(typed(encodeTyped(other), [{ ...café, secret: one }])).toMatchObject({
    place: { secret: other, name: `Place ${posterId({ secret: other })}` },
  });
});

test('a name in a refusal keeps its direction to itself', () => {
  for (const why of ['early', 'late', 'stale', 'grid'] as const)
    expect(refusalIn(en, { why, name: 'مقهى' })).toContain('\u2068مقهى\u2069');
});

test('a short id finds a place where the phone has been, and no other', () => {
  expect(typed(` ${id.toLowerCase().slice(0, 4)} ${id.slice(4)}`, [café])).toMatchObject({ place: café });
  expect(why(typed(id))).toBe('short id');
});

test('a link that is typed or pasted is read as if it were scanned', () => {
  const link = posterLink(`https://${HOST}`, { ...café, type: 0 });
  expect(typed(link)).toEqual(interpret(link, now, HOST, null));
  expect(typed(nz())).toMatchObject({ kind: 'place', origin: { system: 'nz' } });
  expect(why(typed('hello, world'))).toBe('unknown');
});

test('how many letters are missing or too many is said', () => {
  const said = (text: string) => {
    const scanned = typed(text);
    return scanned.kind === 'other' && refusalIn(en, scanned.problem);
  };
  const letters = encodeTyped(secret);
  expect(said(letters.slice(0, 14))).toBe('This code is too short: 12 of 32 letters.');
  expect(said(letters.slice(0, -1))).toBe('This code is too short: 31 of 32 letters.');
  expect(said(`${letters} Q`)).toBe('This code is too long: 33 letters in place of 32.');
  expect(said(' ')).toMatch(/^Nothing was typed/);
});

test('a meeting’s code is one while it can just have been shown', () => {
  const code = { secret, shownAt: now - 60 };
  const link = meetLink(`https://${HOST}`, code);
  expect(interpret(link, now, HOST, null)).toEqual({ kind: 'meet', code, elsewhere: null });
  expect(interpret(meetLink('https://b.example', code), now, HOST, null)).toMatchObject({
    elsewhere: 'b.example',
  });
  // Clocks differ; both phones would not share a slot if they did by more.
  expect(why(interpret(link, now + 500, HOST, null))).toBe('meet');
  expect(why(interpret(link, now - 500, HOST, null))).toBe('meet');
  expect(why(interpret(link, now + 601, HOST, null))).toBe('gone');
  expect(why(interpret(link, now - 700, HOST, null))).toBe('gone');
  expect(why(interpret(link.slice(0, -3), now, HOST, null))).toBe('meet damaged');
  expect(why(interpret(`https://${HOST}/m#AI${'A'.repeat(32)}`, now, HOST, null))).toBe('meet newer');
});

test('of several codes in a picture the place counts', () => {
  expect(interpretAll(['https://example.org', nz(), 'x'], now, HOST, null).kind).toBe('place');
  expect(why(interpretAll(['https://localhost/?A1B2C3-0', 'x'], now, HOST, null))).toBe('test');
});

test('why a code is refused is a kind, so that it can be said in every language', () => {
  const ofPublished = interpret(published.clea.vectors[0].payload!.replace('v=0', 'v=1'), now, HOST, null);
  expect(ofPublished).toMatchObject({ problem: { why: 'newer', system: 'clea' } });
  expect(interpret(hk({ hash: '00' }), now, HOST, null)).toMatchObject({
    problem: { why: 'damaged', system: 'hk' },
  });
  expect(interpret(`https://${HOST}/c#ABC`, now, HOST, null)).toMatchObject({
    problem: { why: 'damaged', system: 'safetrace' },
  });
});

test('every refusal is one sentence of its own in every language', () => {
  const systems = Object.keys(SYSTEMS) as (keyof typeof SYSTEMS)[];
  const problems: ScanProblem[] = [
    ...(['long', 'test', 'unknown'] as const).map((one) => ({ why: one, system: null })),
    ...systems.map((system) => ({ why: 'damaged' as const, system })),
    ...systems.map((system) => ({ why: 'newer' as const, system })),
    { why: 'forged', system: 'nhs' },
    { why: 'forged', system: 'safetrace' },
    { why: 'stale', name: 'Kino' },
    { why: 'early', name: 'Kino' },
    { why: 'late', name: 'Kino' },
    ...(['gone', 'meet damaged', 'meet newer', 'typo', 'short id'] as const).map((one) => ({ why: one })),
    ...(['large', 'kind', 'empty', 'decoder'] as const).map((problem) => ({
      why: 'picture' as const,
      problem,
    })),
  ];
  const said = [en, de, fr, es, ar].flatMap((all) => problems.map((one) => refusalIn(all, one)));
  for (const sentence of said) expect(sentence).toMatch(/^[^.!?؟]+\.$/);
  expect(new Set(said).size).toBe(said.length);
});

test('the camera’s own zoom and light are used where it has them', () => {
  expect(lensOf({})).toEqual({ torch: false, zoom: null });
  expect(lensOf({ torch: true, zoom: { min: 1, max: 5, step: 0.5 } })).toEqual({
    torch: true,
    zoom: { min: 1, max: 5, step: 0.5 },
  });
  expect(lensOf({ torch: false, zoom: { min: 1, max: 1, step: 0 } }).zoom).toBeNull();
  expect(lensOf({ zoom: { min: 100, max: 400 } }).zoom).toEqual({ min: 100, max: 400, step: 30 });
});

test('zoom looks at the middle, with no more pixels than the decoder needs', () => {
  expect(cropOf(1280, 720, 1)).toEqual({ x: 0, y: 0, width: 1280, height: 720, toWidth: 960, toHeight: 540 });
  expect(cropOf(1280, 720, 2)).toEqual({
    x: 320,
    y: 180,
    width: 640,
    height: 360,
    toWidth: 640,
    toHeight: 360,
  });
  expect(cropOf(0, 0, 1)).toMatchObject({ toWidth: 0, toHeight: 0 });
});
