import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseContacts } from '../../server-node/simulate/contacts.ts';
import { countingEncounters, secondsBySlot } from '../../server-node/simulate/encounters.ts';
import { heardRows } from '../../server-node/simulate/heard.ts';
import { compareIds } from '../../server-node/simulate/people.ts';
import { readLines } from '../../server-node/text-file.ts';
import { InputError } from '../../workers/errors.ts';

const parse = (text: string) => parseContacts(text.split('\n'), 'f');

describe('records', () => {
  test('are columns of white space, further columns and empty lines ignored', () => {
    expect(parse('0 a b\n\n \t20\ta  b  1 2 3\n')).toEqual({
      people: ['a', 'b'],
      pairs: [{ i: 0, j: 1, times: [0, 20] }],
    });
  });

  test('count once when repeated, also the other way round, in whatever order', () => {
    expect(parse('40 b a\n0 a b\n40 a b\n0 a b').pairs).toEqual([{ i: 0, j: 1, times: [0, 40] }]);
  });

  test('of somebody with themselves do not count, nor make them known', () => {
    expect(parse('0 a b\n0 c c').people).toEqual(['a', 'b']);
    expect(() => parse('0 c c')).toThrow('f holds no contact of two people');
  });

  test('order ids that look like integers as numbers, before all others', () => {
    expect(parse('0 10 9\n0 x 100\n0 -3 B').people).toEqual(['-3', '9', '10', '100', 'B', 'x']);
    expect(['7', '07', '18446744073709551616', '18446744073709551615'].sort(compareIds)).toEqual([
      '07',
      '7',
      '18446744073709551615',
      '18446744073709551616',
    ]);
  });

  test.each([
    ['0 a', 'f line 2: a record is a time and two ids, not "0 a"'],
    ['x a b', 'f line 2: a time is whole seconds from 0, not "x"'],
    ['-20 a b', 'not "-20"'],
    ['1.5 a b', 'not "1.5"'],
    ['1e3 a b', 'not "1e3"'],
    ['99999999999999999999 a b', 'a time is whole seconds'],
    [`0 ${'x'.repeat(101)} b`, 'f line 2: an id has at most 100 characters'],
  ])('that are none end the reading: %s', (line, message) => {
    expect(() => parse(`0 a b\n${line}\n0 a b`)).toThrow(message);
    expect(() => parse(`0 a b\n${line}`)).toThrow(InputError);
  });
});

describe('files', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'simulate-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = (bytes: string | Uint8Array) => {
    const path = join(folder, 'file');
    writeFileSync(path, bytes);
    return path;
  };

  test('are plain or gzip, told by their bytes', () => {
    expect(readLines(file('0 a b\r\n1 c d'))).toEqual(['0 a b', '1 c d']);
    expect(readLines(file(gzipSync('0 a b\n1 c d')))).toEqual(['0 a b', '1 c d']);
  });

  test('that are damaged, binary or absent are errors', () => {
    expect(() => readLines(file(gzipSync('0 a b').subarray(0, 15)))).toThrow('is damaged');
    expect(() => readLines(file(Uint8Array.of(0xff, 0xfe, 0)))).toThrow('is not a text file');
    expect(() => readLines(join(folder, 'absent'))).toThrow(InputError);
    expect(() => readLines(folder)).toThrow('cannot be read: EISDIR');
  });
});

describe('encounters', () => {
  const rule = { gap: 60, tau: 60 };

  test('are one while the gap is at most the given one', () => {
    expect(countingEncounters([0, 80, 160], rule)).toEqual([
      [
        { from: 0, to: 20 },
        { from: 80, to: 100 },
        { from: 160, to: 180 },
      ],
    ]);
    expect(countingEncounters([0, 81, 162], rule)).toEqual([]);
    expect(countingEncounters([0, 81, 162], { gap: 61, tau: 60 })).toHaveLength(1);
  });

  test('count from tau on, gaps left out', () => {
    expect(countingEncounters([0, 20, 40], rule)).toEqual([[{ from: 0, to: 60 }]]);
    expect(countingEncounters([0, 60], rule)).toEqual([]);
    expect(countingEncounters([0, 60], { gap: 60, tau: 40 })).toHaveLength(1);
  });

  test('take seconds that records overlap once', () => {
    expect(countingEncounters([0, 10, 20, 30], rule)).toEqual([]);
    expect(countingEncounters([0, 10, 20, 30, 40], rule)).toEqual([[{ from: 0, to: 60 }]]);
  });

  test('touch the slots of their intervals, not of their gaps', () => {
    const [intervals] = countingEncounters([30, 100, 120], { gap: 60, tau: 60 });
    expect([...secondsBySlot(intervals, 20)]).toEqual([
      [1, 10],
      [2, 10],
      [5, 20],
      [6, 20],
    ]);
  });
});

describe('tags heard', () => {
  /** near(…) lists records: a and b are near for `seconds` from t. */
  const near = (t: number, seconds: number, a: string, b: string) =>
    Array.from({ length: seconds / 20 }, (_, k) => `${t + 20 * k} ${a} ${b}`);
  const heard = (records: string[], rows: number) => {
    const contacts = parseContacts(records, 'f');
    const made = heardRows(contacts, { gap: 60, tau: 60, slot: 900, heard: rows });
    const of = (name: string, day = 0) =>
      made.rows
        .get(day)
        ?.get(contacts.people.indexOf(name))
        ?.heard.map(({ slot, partners }) => [slot, ...partners.map((p) => contacts.people[p])]);
    return { ...made, of };
  };

  test('either hears the other in every slot, and days begin anew', () => {
    const { of, encounters } = heard(near(86_340, 120, '1', '2'), 8);
    expect(encounters).toBe(1);
    expect(of('1', 0)).toEqual([[95, '2']]);
    expect(of('2', 1)).toEqual([[0, '1']]);
  });

  test('the longest within the slot win, ties to the smaller id, and what is lost is counted for each hearer', () => {
    const records = [...near(0, 60, '1', '10'), ...near(0, 60, '1', '9'), ...near(100, 80, '1', '11')];
    const { of, rowsLost } = heard(records, 2);
    expect(of('1')).toEqual([[0, '11', '9']]);
    expect(of('10')).toEqual([[0, '1']]);
    expect(rowsLost).toBe(1);
    expect(heard(records, 3).rowsLost).toBe(0);
  });

  test('only the part within the slot makes a contact long there', () => {
    const { of } = heard([...near(860, 400, '1', '2'), ...near(820, 80, '1', '3')], 1);
    expect(of('1')).toEqual([
      [0, '3'],
      [1, '2'],
    ]);
  });

  test('contacts that do not count add nothing, others of the pair add up', () => {
    // 1 and 2: 60 s and, later in the slot, 40 s that are no encounter; 1 and 3: 60 s twice.
    const records = [...near(0, 60, '1', '2'), ...near(300, 40, '1', '2'), ...near(0, 80, '1', '3')];
    expect(heard(records, 1).of('1')).toEqual([[0, '3']]);
    const twice = [...near(0, 60, '1', '2'), ...near(300, 60, '1', '2'), ...near(0, 80, '1', '3')];
    expect(heard(twice, 1)).toMatchObject({ encounters: 3, rowsLost: 1 });
    expect(heard(twice, 1).of('1')).toEqual([[0, '2']]);
  });
});
