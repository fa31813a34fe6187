import fc from 'fast-check';
import { encodeQR } from 'qr';
import { decodeQR } from 'qr/decode.js';
import { expect, test } from 'vitest';
import { qrModules, segments } from '../../web/poster/qr.ts';
import { decodePoster, payloadLink, posterLink, signPoster } from '../../workers/wire/poster.ts';

/** The modules as a picture with a quiet zone, four pixels a module. */
const picture = (modules: boolean[][]) => {
  const size = (modules.length + 8) * 4;
  const data = new Uint8Array(size * size * 4).fill(255);
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++)
      if (modules[Math.floor(y / 4) - 4]?.[Math.floor(x / 4) - 4])
        data.fill(0, (y * size + x) * 4, (y * size + x) * 4 + 3);
  return { width: size, height: size, data };
};

test('one segment gives the very symbol of the package', () => {
  for (const text of ['HELLO WORLD', 'A', 'HTTPS://EXAMPLE.ORG/C', 'Z'.repeat(300)]) {
    const whole = encodeQR(text, 'raw', { ecc: 'quartile', encoding: 'alphanumeric', border: 1 });
    expect(qrModules(text)).toEqual(whole.slice(1, -1).map((row) => row.slice(1, -1)));
  }
});

test('every mixed text is read back', () => {
  const text = fc.stringMatching(/^[A-Z0-9:/.]{1,40}#([A-Z2-7]{1,120}|[0-9]{1,120})$/);
  fc.assert(
    fc.property(text, (link) => {
      expect(decodeQR(picture(qrModules(link)))).toBe(link);
    }),
    { numRuns: 25 },
  );
});

const version = (link: string) => (qrModules(link).length - 17) / 4;
/** Twenty letters, two of them with an accent. */
const place = { type: 0, defaultMinutes: 120, name: 'Café Zürich am Markt' };

test('a poster of twenty letters fits version 6, a signed one version 10', () => {
  const link = posterLink('https://safetrace.example', { ...place, secret: new Uint8Array(16).fill(255) });
  expect(segments(link).map((s) => s.mode)).toEqual(['alphanumeric', 'byte', 'alphanumeric']);
  expect(version(link)).toBeLessThanOrEqual(6);

  const payload = signPoster(place, 65_535, new Uint8Array(32).fill(1));
  const signed = payloadLink('https://safetrace.example', payload);
  expect(segments(signed).map((s) => s.mode)).toEqual(['alphanumeric', 'byte', 'numeric']);
  expect(version(signed)).toBeLessThanOrEqual(10);
  expect(decodePoster(payload).name).toBe(place.name);
});
