import { describe, expect, test } from 'vitest';
import { parseInstant } from '../../server-node/simulate/instant.ts';
import { visitRows } from '../../server-node/simulate/visit-rows.ts';
import { parseVisits } from '../../server-node/simulate/visits.ts';
import { InputError } from '../../workers/errors.ts';

const parse = (...lines: string[]) => parseVisits(lines, 'f');

describe('csv', () => {
  test('has one visit a line, with or without a header', () => {
    const visits = [{ person: 0, venue: 'café', from: 0, to: 60_000 }];
    expect(parse('1,café,0,60')).toEqual({ people: ['1'], visits });
    expect(parse('Person, venue, in, out', '1, café ,0,60', '')).toEqual({ people: ['1'], visits });
  });

  test('quotes fields with commas and quotes', () => {
    expect(parse('1,"Bar ""X"", upstairs",0,1').visits[0].venue).toBe('Bar "X", upstairs');
  });

  test('a repeated visit counts once', () => {
    expect(parse('1,a,0,60', '1,a,0,60', '1,a,0,1970-01-01T00:01Z').visits).toHaveLength(1);
  });

  test.each([
    ['1,a,0', 'f line 2: a visit is person,venue,in,out, not "1,a,0"'],
    ['1,a,b,0,1', 'a visit is'],
    ['1,"a,0,1', 'a visit is'],
    ['1,a"b,0,1', 'a visit is'],
    [',a,0,1', 'f line 2: an id has 1 to 100 characters, not ""'],
    [`1,${'v'.repeat(101)},0,1`, 'an id has 1 to 100 characters'],
    ['1,a,noon,1', 'f line 2: a time is unix seconds or ISO 8601, not "noon"'],
    ['1,a,-5,1', 'not "-5"'],
    ['1,a,0,', 'not ""'],
  ])('what is none ends the reading: %s', (line, message) => {
    expect(() => parse('1,a,0,1', line)).toThrow(message);
    expect(() => parse('1,a,0,1', line)).toThrow(InputError);
  });

  test('without a visit is refused', () => {
    expect(() => parse('person,venue,in,out', '')).toThrow('f holds no visit');
  });
});

test.each([
  ['0', 0],
  ['1700000000', 1_700_000_000_000],
  ['1.5', 1500],
  ['2023-11-14T22:13:20Z', 1_700_000_000_000],
  ['2023-11-14 22:13:20', 1_700_000_000_000],
  ['2023-11-14T23:13:20+01:00', 1_700_000_000_000],
  ['2023-11-14T23:13:20.250+0100', 1_700_000_000_250],
  ['2023-11-14T22:13Z', 1_699_999_980_000],
  ['2023-11-14', 1_699_920_000_000],
  ['2023-02-30T00:00Z', null],
  ['2023-02-30', null],
  ['2023-13-01', null],
  ['2023-11-14T25:00Z', null],
  ['14.11.2023', null],
  ['253402300800', null],
])('the instant %s', (text, milliseconds) => {
  expect(parseInstant(text)).toBe(milliseconds);
});

describe('rows', () => {
  const rows = (lines: string[], rule: { block?: number; venues?: number } = {}) => {
    const { people, visits } = parse(...lines);
    const made = visitRows(visits, { slot: 900, block: 1, venues: 1, ...rule });
    const of = (name: string, day = 0) =>
      made.rows
        .get(day)
        ?.get(people.indexOf(name))
        ?.places.map(({ venue, block, mask }) => [venue, block, mask]);
    return { ...made, of };
  };

  test('[in, out) touches its slots, over midnight too', () => {
    const { of, encounters, rowsLost } = rows(['1,a,899,901', '1,b,85500,87300', '2,a,0,900']);
    expect(of('1')).toEqual([
      ['a', 0, 1],
      ['a', 1, 1],
      ['b', 95, 1],
    ]);
    expect(of('1', 1)).toEqual([['b', 0, 1]]);
    expect(of('2')).toEqual([['a', 0, 1]]);
    expect({ encounters, rowsLost }).toEqual({ encounters: 3, rowsLost: 0 });
  });

  test('out ≤ in touches nothing, but the person is there', () => {
    const { rows: made, encounters } = rows(['1,a,100,100', '2,a,100,50']);
    expect({ days: made.size, encounters }).toEqual({ days: 0, encounters: 0 });
    expect(parse('1,a,100,100').people).toEqual(['1']);
  });

  test('the longest stay within the slot wins, and the other venues are lost', () => {
    const { of, rowsLost } = rows(['1,a,0,300', '1,b,300,700', '1,c,850,5000']);
    expect(of('1')!.slice(0, 2)).toEqual([
      ['b', 0, 1],
      ['c', 1, 1],
    ]);
    expect(rowsLost).toBe(2);
  });

  test('more rows do not change who wins a slot', () => {
    expect(rows(['1,a,0,300', '1,b,300,700'], { venues: 3 }).of('1')).toEqual([['b', 0, 1]]);
  });

  test('it is the stay of one visit that is compared', () => {
    const lines = ['1,a,0,200', '1,b,200,500', '1,a,500,700'];
    expect(rows(lines).of('1')).toEqual([['b', 0, 1]]);
    expect(rows(lines).rowsLost).toBe(1);
  });

  test('ties go to the earlier check-in, then to the earlier line', () => {
    expect(rows(['1,b,300,600', '1,a,0,300']).of('1')).toEqual([['a', 0, 1]]);
    expect(rows(['1,b,0,300', '1,a,0,300']).of('1')).toEqual([['b', 0, 1]]);
    // Equal within slot 1: checked in earlier, if also in an earlier slot.
    expect(rows(['1,b,900,1100', '1,a,100,1100']).of('1')).toContainEqual(['a', 1, 1]);
  });

  test('slots of a block share a row for each venue, as far as there are rows', () => {
    const lines = ['1,a,0,1800', '1,b,1800,2400', '1,a,2700,3600'];
    expect(rows(lines, { block: 4, venues: 2 })).toMatchObject({ rowsLost: 0 });
    expect(rows(lines, { block: 4, venues: 2 }).of('1')).toEqual([
      ['a', 0, 0b1011],
      ['b', 0, 0b0100],
    ]);
    expect(rows(lines, { block: 4, venues: 1 }).of('1')).toEqual([['a', 0, 0b1011]]);
    expect(rows(lines, { block: 4, venues: 1 })).toMatchObject({ encounters: 3, rowsLost: 1 });
  });

  test('a mask has 32 slots', () => {
    expect(rows(['1,a,27900,28800'], { block: 32 }).of('1')).toEqual([['a', 0, 2 ** 31]]);
  });

  test('a stay of centuries is refused', () => {
    expect(() => rows(['1,a,0,253402300799'])).toThrow('touch more than 10000000 slots');
  });
});
