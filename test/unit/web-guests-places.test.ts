import { bytesToHex } from '@noble/hashes/utils.js';
import { expect, test } from 'vitest';
import { asRead, placesFor } from '../../web/guests/places.ts';
import { labelOf } from '../../web/poster/label.ts';
import { endedBy } from '../../web/poster/withdrawals.ts';
import type { MadePoster } from '../../web/store/schema.ts';
import { decodePoster, signPoster } from '../../workers/wire/poster.ts';

const NOW = 1_800_000_000;
let last = 0;
const poster = (room: string, rest: Partial<MadePoster> = {}): MadePoster => {
  last += 1;
  const place = { secret: new Uint8Array(16).fill(last), name: 'School', room, defaultMinutes: 60 };
  return { id: room, place, type: 0, madeAt: NOW, ...rest };
};
const rooms = (made: MadePoster[], now = NOW) =>
  placesFor([], made, () => false, now).map(({ room }) => room);

test('guests are checked in where a phone could be: at posters that are valid now and not withdrawn', () => {
  const made = [
    poster('tomorrow', { validFrom: NOW + 86_400 }),
    poster('over', { validTo: NOW }),
    poster('now', { validFrom: NOW, validTo: NOW + 1 }),
    poster('withdrawn', { withdrawal: new Uint8Array(9) }),
  ];
  expect(rooms(made)).toEqual(['now']);
  expect(rooms(made, NOW + 86_400)).toEqual(['tomorrow']);
});

test('where the host is comes first, once, and then rooms as people count', () => {
  const made = ['Room 10', 'Room 9', 'Room 1'].map((room) => poster(room));
  expect(rooms(made)).toEqual(['Room 1', 'Room 9', 'Room 10']);
  const stay = { id: 'v', place: made[1].place, from: NOW - 60, to: null, until: NOW + 60 };
  const found = placesFor([stay], made, () => false, NOW);
  expect(found.map(({ room }) => room)).toEqual(['Room 9', 'Room 1', 'Room 10']);
  const noted = { ...stay, place: { ...made[1].place, secret: null } };
  expect(placesFor([noted], [], () => false, NOW)).toEqual([]);
});

test('a notice that another device of the maker made ends a poster here too, also where the host is', () => {
  const fields = { type: 0, defaultMinutes: 60, name: 'School', room: 'Hall' };
  const payload = signPoster(fields, 1, new Uint8Array(32).fill(7));
  const made = asRead(poster('Hall', { payload }));
  const notice = { key: bytesToHex(decodePoster(payload).venue!.key), label: labelOf(made.place), issue: 1 };
  const ended = (place: MadePoster['place']) => endedBy(place, [], [notice]) !== null;
  expect(placesFor([], [made], () => false, NOW)).toHaveLength(1);
  expect(placesFor([], [made], ended, NOW)).toEqual([]);
  const stay = { id: 'v', place: made.place, from: NOW - 60, to: null, until: NOW + 60 };
  expect(placesFor([stay], [], ended, NOW)).toEqual([]);
});
