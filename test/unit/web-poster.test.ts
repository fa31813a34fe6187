import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CsvError, MOST_BYTES, readCsv } from '../../web/poster/csv.ts';
import { MOST_AT_ONCE, momentOf, problemOf, problemsAmong, roomsOf } from '../../web/poster/form.ts';
import { fingerprint, makerOf } from '../../web/poster/makers.ts';
import { csvProblemIn } from '../../web/poster/problems.ts';
import { endedBy, withNotice } from '../../web/poster/withdrawals.ts';
import { poster as de } from '../../web/words/de/poster.ts';
import { poster as en } from '../../web/words/en/poster.ts';

const gym = { name: 'Gym', room: '', address: '', minutes: 45 };
const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => readCsv(bytes(text), 60);

/** The sentence with which a table is refused. */
const refusal = (table: Uint8Array | string) =>
  readCsv(typeof table === 'string' ? bytes(table) : table, 60).then(
    () => null,
    (error) => {
      expect(error).toBeInstanceOf(CsvError);
      return csvProblemIn(en, error);
    },
  );

test('a moment is a day or a time of this device; the end of a day is its midnight', () => {
  const local = (...parts: [number, number, number, number, number]) => new Date(...parts).getTime() / 1000;
  expect(momentOf('2026-12-01')).toBe(local(2026, 11, 1, 0, 0));
  expect(momentOf('2026-12-31', true)).toBe(local(2027, 0, 1, 0, 0));
  expect(momentOf('2026-12-01T18:30', true)).toBe(local(2026, 11, 1, 18, 30));
  expect(momentOf(' ')).toBeUndefined();
  for (const wrong of ['2026-02-30', '2026-13-01', '2026-12-01 24:00', '01.12.2026', '1900-01-01'])
    expect(momentOf(wrong), wrong).toBeNaN();
});

test('a form that cannot be a poster says why', () => {
  expect(problemOf(gym)).toBeNull();
  expect(problemOf({ ...gym, name: ' ' })).toEqual({ what: 'name' });
  expect(problemOf({ ...gym, room: 'ä'.repeat(51) })).toEqual({ what: 'long', field: 'room', bytes: 2 });
  for (const field of ['name', 'room', 'address'])
    expect(problemOf({ ...gym, [field]: 'Gym\u200b 2' })).toEqual({ what: 'hidden' });
  for (const minutes of [0, 1441, 1.5, Number.NaN])
    expect(problemOf({ ...gym, minutes })).toEqual({ what: 'minutes' });
  expect(problemOf({ ...gym, validFrom: 60, validTo: 60 })).toEqual({ what: 'order' });
  expect(roomsOf(' Bar \n\nHall')).toEqual(['Bar', 'Hall']);
  expect(roomsOf('\n')).toEqual(['']);
  expect(problemOf({ ...gym, validTo: Number.NaN })).toEqual({ what: 'date' });
  expect(problemsAmong([gym, { ...gym, room: 'Hall' }, { ...gym, name: 'Gym ' }])).toEqual([
    { at: 2, problem: { what: 'twice' } },
  ]);
  expect(problemsAmong(Array(MOST_AT_ONCE + 1).fill(gym))[0].problem.what).toBe('many');
});

test('a table is read with commas, semicolons or tabs, with any order of columns', async () => {
  const hall = { name: 'Town hall', room: 'Room 1', address: 'Market 1; left', minutes: 60 };
  const none = { validFrom: undefined, validTo: undefined };
  expect(await read('Name,ROOM,address\nTown hall,Room 1,Market 1; left\n')).toEqual([{ ...hall, ...none }]);
  expect(await read('\ufeffroom;name;address\r\nRoom 1;Town hall;"Market 1; left"\r\n\r\n')).toEqual([
    { ...hall, ...none },
  ]);
  expect(await read('name\tfrom\tto\tminutes\nGym\t2026-12-01\t2026-12-01\t5')).toEqual([
    { ...gym, minutes: 5, validFrom: momentOf('2026-12-01'), validTo: momentOf('2026-12-02') },
  ]);
});

test('what is wrong with a table is named by its line', async () => {
  expect(await refusal('room\nBar')).toMatch(/^The first line must name the columns/);
  expect(await refusal('')).toMatch(/^The first line/);
  expect(await refusal('name,color\nBar,red')).toBe('Line 1: No column is called “color”.');
  expect(await refusal('name\n')).toBe('The file names no place.');
  expect(await refusal('name,room\nGym,\n\n,Bar')).toBe('Line 4: The place needs a name.');
  expect(await refusal('name,room\n"Gym\n",\nPool,a,b')).toBe(
    'Line 4: The line has more fields than the heading.',
  );
  expect(await refusal('name;minutes\nGym;45\nPool;soon\n')).toMatch(/^Line 3: The usual stay/);
  expect(await refusal('name,from\nGym,tomorrow')).toMatch(/^Line 2: A time looks like/);
  expect(await refusal('name,room\nGym,\nGym,')).toBe('Line 3: The same place and room stands there twice.');
  expect(await refusal('name,room\n"Gym,\n')).toMatch(/^Line 2: A quotation mark/);
  expect(await refusal(`name,room\n${'Gym,x\n'.repeat(201)}`)).toMatch(/^Line \d+: At most 200 posters/);
  expect(await refusal(Uint8Array.of(0x6e, 0xff))).toMatch(/UTF-8/);
  expect(await refusal(new Uint8Array(MOST_BYTES + 1))).toMatch(/too large/);
  expect(await refusal('name,minutes,from\nGym,45,\n,45,\nPool,abc,\nBar,,yesterday')).toBe(
    'Line 3: The place needs a name. 2 more lines are wrong.',
  );
  expect(await refusal('name\nGym,a\n ,b\n"",c')).toBe(
    'Line 2: The line has more fields than the heading. 2 more lines are wrong.',
  );
  const german = await readCsv(bytes('name\n'), 60).catch((error) => csvProblemIn(de, error));
  expect(german).toBe('Die Datei nennt keinen Ort.');
});

test('whatever the file holds, it is posters or one sentence', async () => {
  const cell = fc.oneof(
    fc.string({ maxLength: 8 }),
    fc.constantFrom('name', 'room', '"', '\n', ',', ';', 'minutes'),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(cell, { maxLength: 12 }), async (cells) => {
      await refusal(`name,${cells.join(',')}`);
    }),
    { numRuns: 60 },
  );
});

const place = (issue: number, key = 'aa'.repeat(32), name = 'Gym') => ({
  secret: new Uint8Array(16).fill(issue),
  name,
  defaultMinutes: 0,
  venue: { key, issue },
});
const unsigned = { secret: new Uint8Array(16), name: 'Gym', defaultMinutes: 0 };

test('an older poster is refused where a newer one was scanned, of the same maker and place only', () => {
  expect(endedBy(place(1), [place(2)], [])).toBe('replaced');
  expect(endedBy(place(2), [place(1), place(2)], [])).toBeNull();
  expect(endedBy(place(1), [place(2, 'bb'.repeat(32))], [])).toBeNull();
  expect(endedBy(place(1), [place(2, undefined, 'Pool')], [])).toBeNull();
  expect(endedBy(unsigned, [place(2)], [])).toBeNull();
});

test('a kept notice refuses what it withdraws, and nothing that came after it', () => {
  const notices = withNotice(withNotice([], place(3)), place(2)); // an older notice takes nothing back
  expect(notices).toHaveLength(1);
  expect(endedBy(place(3), [], notices)).toBe('withdrawn');
  expect(endedBy(place(4), [], notices)).toBeNull();
  expect(endedBy(place(3, 'bb'.repeat(32)), [], notices)).toBeNull();
  let many = notices;
  for (let i = 0; i < 250; i++) many = withNotice(many, place(1, undefined, `Place ${i}`));
  expect(many).toHaveLength(200);
});

test('the diary tells whether the maker is who it was', () => {
  expect(makerOf(unsigned, [])).toBe('unsigned');
  expect(makerOf(place(1), [])).toBe('first');
  expect(makerOf(place(1), [place(1, undefined, 'Pool')])).toBe('known');
  expect(makerOf(place(1, 'bb'.repeat(32)), [place(1)])).toBe('other');
  expect(makerOf(unsigned, [place(1)])).toBe('no longer');
  // Names that look alike are one, whatever stands between or within their letters.
  for (const name of ['Gym ', 'G\u200dym', 'Ｇｙｍ', 'G\u00adym', '\u2067Gym\u2069', 'Gy\u3164m'])
    expect(makerOf({ ...unsigned, name }, [place(1)]), name).toBe('no longer');
  const spaced = place(1, undefined, 'Town hall');
  expect(makerOf({ ...unsigned, name: 'Town \u00a0 hall' }, [spaced])).toBe('no longer');
  expect(fingerprint('aa'.repeat(32))).toMatch(/^[A-Z2-7]{4}-[A-Z2-7]{4}$/);
});
