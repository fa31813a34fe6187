import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  CODE_FORMS,
  codeInLink,
  codeLink,
  createReportCode,
  readReportCode,
  spacedCode,
} from '../../workers/wire/report-code.ts';

const random = (bytes: number) => Uint8Array.from(randomBytes(bytes));
const long = fc.constantFrom('paper' as const, 'link' as const).map((kind) => createReportCode(kind, random));

describe('codes of a report', () => {
  test('are told apart by their form, with whatever stands between their groups', () => {
    for (const kind of ['spoken', 'link', 'paper'] as const) {
      const code = createReportCode(kind, random);
      expect(code).toHaveLength(CODE_FORMS[kind].length);
      expect(readReportCode(code)).toEqual({ kind, code });
      const typed = ` ${spacedCode({ kind, code }).replaceAll(' ', ' - ').toLowerCase()}.`;
      expect(readReportCode(typed)).toEqual({ kind, code });
    }
    expect(readReportCode('١٢٣٤ ٥٦٧٨')).toEqual({ kind: 'spoken', code: '12345678' });
  });

  test('that chance made of digits alone are codes, digits that check nothing are a spoken one of another length', () => {
    const twos = (bytes: number) => new Uint8Array(bytes);
    for (const kind of ['link', 'paper'] as const) {
      let made = '';
      for (let first = 0; !/^\d+$/.test(made); first++)
        made = createReportCode(kind, (bytes) => twos(bytes).fill(first, 0, 1));
      expect(readReportCode(made)).toEqual({ kind, code: made });
      const other = `${made.slice(0, -1)}${made.endsWith('9') ? '8' : '9'}`;
      expect(readReportCode(other)).toEqual({ problem: 'length', length: made.length });
    }
  });

  test('one wrong character, or two that changed places, is always noticed', () => {
    const { alphabet } = CODE_FORMS.paper;
    fc.assert(
      fc.property(long, fc.nat(), fc.nat(), fc.constantFrom(...alphabet), (code, a, b, other) => {
        const [i, j] = [a % code.length, b % code.length];
        const wrong = [...code];
        wrong[i] = other;
        if (other !== code[i]) expect(readReportCode(wrong.join(''))).toEqual({ problem: 'check' });
        const swapped = [...code];
        [swapped[i], swapped[j]] = [code[j], code[i]];
        if (code[i] !== code[j]) expect(readReportCode(swapped.join(''))).toEqual({ problem: 'check' });
      }),
    );
  });

  test('say what is wrong with them', () => {
    expect(readReportCode(' - ')).toEqual({ problem: 'empty' });
    expect(readReportCode('1234 567')).toEqual({ problem: 'length', length: 7 });
    expect(readReportCode('1234567890')).toEqual({ problem: 'length', length: 10 });
    expect(readReportCode('1234567O')).toEqual({ problem: 'character', character: 'O' });
    expect(readReportCode('ABCDE FGHIJ')).toEqual({ problem: 'character', character: 'I' });
    expect(readReportCode('A'.repeat(1e6))).toMatchObject({ problem: 'length' });
  });

  test('in a link stand behind #, and a link of something else holds none', () => {
    const code = createReportCode('link', random);
    const link = codeLink('https://trace.example/', code);
    expect(link).toBe(`https://trace.example/share#${code}`);
    expect(codeInLink(`${link}\n`)).toBe(code);
    for (const text of [code, `https://trace.example/c#${code}`, 'https://trace.example/share', ''])
      expect(codeInLink(text)).toBeNull();
  });
});
