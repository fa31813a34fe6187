import { expect, test } from 'vitest';
import { createVenueSecret, posterLink } from '../../workers/wire/poster.ts';
import { MOST_WITHDRAWN_TEXT } from '../../workers/wire/sizes.ts';
import { MOST_LISTED, readList, readNotice } from '../../workers/wire/withdrawn-list.ts';
import { forged, MAKER, signedLink } from './notices.ts';
import { seeded } from './wire-world.ts';

const text = (...links: unknown[]) => JSON.stringify(links);

test('what makers signed is read, and nothing else in the list counts or takes it along', () => {
  const poster = { secret: createVenueSecret(seeded('venue')), type: 1, defaultMinutes: 60, name: 'Gym' };
  const notice = signedLink('Café', 3);
  const wrong = [
    forged(notice),
    signedLink('Café', 3, MAKER, false), // a poster
    posterLink('https://a.example', poster), // an unsigned one
    notice.replace('A.EXAMPLE', 'a b'),
    '',
    '9'.repeat(5000),
  ];
  const read = readList(text(...wrong, notice));
  expect(read).toMatchObject([{ name: 'Café', withdrawn: true, venue: { issue: 3 } }]);
  for (const link of wrong) expect(() => readNotice(link)).toThrow();
});

test('a list that is none, or is too large, is refused', () => {
  for (const wrong of ['', '<html>', '{}', '[1]', '[null]', '"a"', text(...Array(MOST_LISTED + 1).fill('a'))])
    expect(() => readList(wrong), wrong.slice(0, 20)).toThrow('the list of withdrawn posters');
  expect(() => readList(`[]${' '.repeat(MOST_WITHDRAWN_TEXT)}`)).toThrow('longer');
  expect(readList('[]')).toEqual([]);
});
