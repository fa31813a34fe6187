import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellAt, cellCount, cellsAround, gridOf } from '../../workers/places/cells.ts';
import { cellToKeep, dwell, slotsOf } from '../../workers/places/dwell.ts';
import { homeAt, isHome } from '../../workers/places/home.ts';
import { parseDeployment, signDeployment } from '../../workers/wire/deployment-file.ts';
import { AUTHORITY, demo, seeded } from './wire-world.ts';

const HANNOVER = { south: 52.3, west: 9.6, north: 52.45, east: 9.9, cell: 1000 };
const GRID = { slot: 900, epoch: 86_400, offset: 0 };
const here = { latitude: 52.37, longitude: 9.73, accuracy: 50 };

test('cells are about as large as the deployment says, and every one is where its middle is', () => {
  const { columns, rows } = gridOf(HANNOVER);
  const { south, west, north, east } = HANNOVER;
  expect([columns, rows]).toEqual([21, 17]);
  fc.assert(
    fc.property(fc.nat(cellCount(HANNOVER) - 1), (cell) => {
      const latitude = south + ((Math.floor(cell / columns) + 0.5) / rows) * (north - south);
      const longitude = west + (((cell % columns) + 0.5) / columns) * (east - west);
      expect(cellAt(HANNOVER, latitude, longitude)).toBe(cell);
    }),
  );
});

test('beyond the region, and for what is no position, there is no cell', () => {
  for (const [latitude, longitude] of [
    [52.29, 9.7],
    [52.45, 9.7],
    [52.4, 9.59],
    [52.4, 9.9],
    [Number.NaN, 9.7],
    [52.4, Number.POSITIVE_INFINITY],
  ])
    expect(cellAt(HANNOVER, latitude, longitude)).toBeNull();
});

test('near home nothing is kept, a few cells away it is, and home is not the middle of what is hidden', () => {
  const random = seeded('home');
  const cell = cellAt(HANNOVER, here.latitude, here.longitude)!;
  const near = cellsAround(HANNOVER, cell, 1);
  const middles = new Set<string>();
  for (let i = 0; i < 20; i++) {
    const home = homeAt(HANNOVER, cell, random);
    for (const each of near) expect(isHome(home, each)).toBe(true);
    expect(isHome(home, cell + 5)).toBe(false);
    expect(cellToKeep(HANNOVER, home, here, 0, 60, [])).toBeNull();
    const hidden = Array.from({ length: cellCount(HANNOVER) }, (_, c) => c).filter((c) => isHome(home, c));
    expect(hidden).toHaveLength(25);
    middles.add(String(hidden[12]));
  }
  expect(middles.size).toBeGreaterThan(3);
});

test('a position that is known too poorly, or in a pause, is not kept', () => {
  const keep = (accuracy: number, pauses = [] as { from: number; to: number }[]) =>
    cellToKeep(HANNOVER, null, { ...here, accuracy }, 1000, 1060, pauses);
  expect(keep(50)).toBe(cellAt(HANNOVER, here.latitude, here.longitude));
  expect(keep(1001)).toBeNull();
  expect(keep(Number.NaN)).toBeNull();
  expect(keep(50, [{ from: 1059, to: 2000 }])).toBeNull();
  expect(keep(50, [{ from: 1060, to: 2000 }])).not.toBeNull();
});

test('time is cut at slots, and a day sums it by cell', () => {
  expect(slotsOf(GRID, 850, 1900)).toEqual([
    { slot: 0, seconds: 50 },
    { slot: 900, seconds: 900 },
    { slot: 1800, seconds: 100 },
  ]);
  const cells = [
    { cell: 3, slot: 0, seconds: 50 },
    { cell: 4, slot: 900, seconds: 60 },
    { cell: 3, slot: 1800, seconds: 30 },
    { cell: 4, slot: 86_400, seconds: 900 },
  ];
  expect(dwell(cells, 0)).toEqual([
    { cell: 3, seconds: 80 },
    { cell: 4, seconds: 60 },
  ]);
});

test('a deployment with a region is read back, and one that contradicts itself is refused by its field', () => {
  const signed = (region: typeof HANNOVER) => signDeployment(demo({ region }), AUTHORITY);
  expect(parseDeployment(signed(HANNOVER)).region).toEqual(HANNOVER);
  for (const [change, field] of [
    [{ south: 53 }, 'region.south'],
    [{ west: 10 }, 'region.west'],
    [{ north: 99 }, 'region.north'],
    [{ cell: 199 }, 'region.cell'],
    [{ south: -80, north: 80, west: -180, east: 180, cell: 200 }, 'region.cell'],
  ] as const)
    expect(() => signed({ ...HANNOVER, ...change })).toThrow(field);
});
