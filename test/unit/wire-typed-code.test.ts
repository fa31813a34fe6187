import fc from 'fast-check';
import { expect, test } from 'vitest';
import { InputError } from '../../workers/errors.ts';
import { decodeTyped, encodeTyped, isTyped } from '../../workers/wire/typed-code.ts';

const secret = fc.uint8Array({ minLength: 16, maxLength: 16 });
/** The alphabet of BIP 173 in upper case. */
const LETTERS = 'QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L';

test('a secret comes back however it is typed', () => {
  fc.assert(
    fc.property(secret, (bytes) => {
      const code = encodeTyped(bytes);
      expect(code).toMatch(/^([A-Z0-9]{4} ){7}[A-Z0-9]{4}$/);
      for (const text of [code, code.toLowerCase(), code.replaceAll(' ', ''), code.replaceAll(' ', ' - ')]) {
        expect(isTyped(text)).toBe(true);
        expect(decodeTyped(text)).toEqual(bytes);
      }
    }),
  );
});

test('letters that look like others are read as those', () => {
  const code = encodeTyped(new Uint8Array(16)); // Q, the zero, and what checks it
  const similar = encodeTyped(Uint8Array.from({ length: 16 }, (_, i) => 37 * i));
  for (const text of [code, similar])
    expect(decodeTyped(text.replaceAll('0', 'O').replaceAll('8', 'b').replaceAll('L', '1'))).toEqual(
      decodeTyped(text),
    );
});

test('up to four wrong letters, two that changed places, and one too few or too many are noticed', () => {
  const wrong = fc.uniqueArray(fc.tuple(fc.nat(31), fc.integer({ min: 1, max: 31 })), {
    minLength: 1,
    maxLength: 4,
    selector: ([at]) => at,
  });
  fc.assert(
    fc.property(secret, wrong, (bytes, changes) => {
      const letters = [...encodeTyped(bytes).replaceAll(' ', '')];
      for (const [at, by] of changes) letters[at] = LETTERS[(LETTERS.indexOf(letters[at]) + by) % 32];
      expect(() => decodeTyped(letters.join(''))).toThrow(InputError);
    }),
  );
  const letters = encodeTyped(Uint8Array.from({ length: 16 }, (_, i) => i)).replaceAll(' ', '');
  for (let i = 0; i + 1 < letters.length; i++)
    if (letters[i] !== letters[i + 1])
      expect(() =>
        decodeTyped(letters.slice(0, i) + letters[i + 1] + letters[i] + letters.slice(i + 2)),
      ).toThrow('a letter of it is wrong');
  for (const text of [letters.slice(1), `${letters}Q`, '', 'é'.repeat(32), 'Q'.repeat(9999)])
    expect(() => decodeTyped(text)).toThrow(InputError);
});

test('what is no such code is not taken for one', () => {
  for (const text of ['', 'ABCD2345', 'https://example.org/c#ABC', 'NZCOVIDTRACER:AAAA', 'Q'.repeat(41)])
    expect(isTyped(text)).toBe(false);
});
