import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CsvError, MOST_BYTES, readCsv } from '../../web/poster/csv.ts';
import { fitName } from '../../web/poster/fit.ts';
import { MOST_AT_ONCE, momentOf, problemOf, problemsAmong, roomsOf } from '../../web/poster/form.ts';
import { fingerprint, makerOf } from '../../web/poster/makers.ts';
import { placesIn } from '../../web/poster/places-in.ts';
import { csvProblemsIn } from '../../web/poster/problems.ts';
import { endedBy, withNotice } from '../../web/poster/withdrawals.ts';
import { poster as de } from '../../web/words/de/poster.ts';
import { poster as en } from '../../web/words/en/poster.ts';

const gym = { name: 'Gym', room: '', address: '', minutes: 45 };
const bytes = (text: string) => new TextEncoder().encode(text);
const NOW = new Date(2026, 10, 30).getTime() / 1000;
const read = (text: string) => readCsv(bytes(text), 60, NOW);

/** The sentences with which a table is refused. */
const refusal = (table: Uint8Array | string) =>
  readCsv(typeof table === 'string' ? bytes(table) : table, 60, NOW).then(
    () => null,
    (error) => {
      expect(error).toBeInstanceOf(CsvError);
      return csvProblemsIn(en, error).join(' ');
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
  expect(problemOf(gym, NOW)).toBeNull();
  expect(problemOf({ ...gym, name: ' ' }, NOW)).toEqual({ what: 'name' });
  expect(problemOf({ ...gym, room: 'ä'.repeat(51) }, NOW)).toEqual({ what: 'long', field: 'room', bytes: 2 });
  for (const field of ['name', 'room', 'address'])
    expect(problemOf({ ...gym, [field]: 'Gym\u200b 2' }, NOW)).toEqual({ what: 'hidden' });
  for (const minutes of [0, 1441, 1.5, Number.NaN])
    expect(problemOf({ ...gym, minutes }, NOW)).toEqual({ what: 'minutes' });
  expect(problemOf({ ...gym, validFrom: 60, validTo: 60 }, NOW)).toEqual({ what: 'order' });
  expect(problemOf({ ...gym, validTo: NOW }, NOW)).toEqual({ what: 'past' });
  expect(problemOf({ ...gym, validFrom: NOW - 60, validTo: NOW + 1 }, NOW)).toBeNull();
  expect(roomsOf(' Bar \n\nHall')).toEqual(['Bar', 'Hall']);
  expect(roomsOf('\n')).toEqual(['']);
  expect(problemOf({ ...gym, validTo: Number.NaN }, NOW)).toEqual({ what: 'date' });
  expect(problemsAmong([gym, { ...gym, room: 'Hall' }, { ...gym, name: 'Gym ' }], NOW)).toEqual([
    { at: 2, problem: { what: 'twice' } },
  ]);
  expect(problemsAmong(Array(MOST_AT_ONCE + 1).fill(gym), NOW)[0].problem.what).toBe('many');
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
    'Line 3: The place needs a name. Line 4: The usual stay is a whole number of minutes from 1 to 1440, please. Line 5: A time looks like 2026-12-01 or 2026-12-01 18:00.',
  );
  expect(await refusal('name\nGym,a\n ,b\n"",c')).toBe(
    [2, 3, 4].map((line) => `Line ${line}: The line has more fields than the heading.`).join(' '),
  );
  expect(await refusal('name,from,to\nGym,,2026-11-29\nPool,2026-11-01,2026-11-30')).toBe(
    'Line 2: Its time is over already: the end lies in the past.',
  );
  const many = (await refusal(
    `name,minutes\n${Array.from({ length: 22 }, (_, i) => `Gym ${i},x`).join('\n')}`,
  ))!;
  expect(many.match(/Line \d+/g)).toHaveLength(20);
  expect(many).toMatch(/ 2 more lines are wrong\.$/);
  const german = await readCsv(bytes('name\n'), 60, NOW).catch((error) => csvProblemsIn(de, error).join());
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

test('several posters are titled by how many places they are of', () => {
  const rooms = ['Gym', 'Gym ', 'Pool'].map((name, i) => ({
    place: { ...unsigned, name, room: `Room ${i}` },
  }));
  expect(placesIn(rooms)).toBe(2);
  expect(en.sheets(3, 2)).toBe('3 posters, 2 places');
});

/** Sizes of name and room on a sheet where they find place as said; the room is 5 at least. */
const sizes = (fits: (name: number, room: number) => boolean) => {
  const set = new Map<string, number>();
  const head = {
    style: { setProperty: (name: string, value: string) => set.set(name, Number(value)) },
    classList: { toggle: () => {} },
    get scrollHeight() {
      return fits(set.get('--name-size')!, set.get('--room-size')!) ? 1 : 2;
    },
    clientHeight: 1,
    scrollWidth: 1,
    clientWidth: 1,
  };
  fitName(head as unknown as HTMLElement, 5);
  return [set.get('--name-size'), set.get('--room-size')];
};

test('a long name makes itself small; the room only where it is long too, and the name with it', () => {
  expect(sizes(() => true)).toEqual([11, 11 * 0.55]);
  expect(sizes((name) => name <= 8)).toEqual([8, 5]);
  expect(sizes((name) => name <= 2.6)).toEqual([2.5, 5]);
  expect(sizes((name) => name <= 2)).toEqual([2, 3.75]);
  expect(sizes((_, room) => room <= 4)).toEqual([7.25, 7.25 * 0.55]);
});
