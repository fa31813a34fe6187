import { beforeEach, expect, test, vi } from 'vitest';
import { cellAt } from '../../workers/places/cells.ts';
import { freshProfile } from './web-database.ts';

vi.mock('../../web/settings/choose.ts', () => ({ choose: async () => {} }));
vi.mock('../../web/store/state.ts', () => ({
  changed: async () => {},
  consent: { value: {} },
  joined: { value: null },
  grid: { value: { slot: 900, epoch: 86_400, offset: 0 } },
  home: { value: null },
  pauses: { value: [] },
}));
vi.mock('../../web/app/now.ts', () => ({ unixNow: () => 2_000_000_000 }));
beforeEach(freshProfile);

const region = { south: 52.3, west: 9.6, north: 52.45, east: 9.9, cell: 1000 };
const here = { latitude: 52.37, longitude: 9.73, accuracy: 1000 };

test('home is hidden where the position tells its square; of a poorer one nothing is hidden and nothing deleted', async () => {
  const { markHome } = await import('../../web/places/keep.ts');
  const { db, readFact } = await import('../../web/store/db.ts');
  const database = await db();
  const cell = cellAt(region, here.latitude, here.longitude)!;
  await database.put('cells', { id: 'here', cell, slot: 0, seconds: 60 });
  for (const accuracy of [1001, 5000, Number.NaN])
    expect(await markHome(region, { ...here, accuracy })).toBe('inexact');
  expect([await readFact('home'), await database.count('cells')]).toEqual([undefined, 1]);
  expect(await markHome(region, { ...here, latitude: 50 })).toBe('outside');
  expect(await markHome(region, here)).toBe('hidden');
  expect([(await readFact('home'))?.hidden.length, await database.count('cells')]).toEqual([25, 0]);
});

test('a position that is worse than a square is not noted', async () => {
  const { keepPosition } = await import('../../web/places/keep.ts');
  const { db } = await import('../../web/store/db.ts');
  expect(await keepPosition(region, { ...here, accuracy: 1001 }, 0, 60)).toBe(false);
  expect(await (await db()).count('cells')).toBe(0);
  expect(await keepPosition(region, here, 0, 60)).toBe(true);
  expect(await (await db()).count('cells')).toBe(1);
});

test('a square that was noted last is not said to be noted once home is hidden there', async () => {
  const { following, hideHere } = await import('../../web/places/follow.ts');
  const at = (coords: object) =>
    vi.stubGlobal('navigator', {
      geolocation: { getCurrentPosition: (found: (position: object) => void) => found({ coords }) },
    });
  following.value = { state: 'on', last: 'kept' };
  at({ ...here, latitude: 50 });
  expect(await hideHere(region)).toBe('outside');
  expect(following.value).toEqual({ state: 'on', last: 'kept' });
  at(here);
  expect(await hideHere(region)).toBe('hidden');
  expect(following.value).toEqual({ state: 'on', last: 'nothing' });
  following.value = { state: 'off', ended: null };
  expect(await hideHere(region)).toBe('hidden');
  expect(following.value).toEqual({ state: 'off', ended: null });
});
