import { beforeEach, expect, test, vi } from 'vitest';
import { toldBy } from '../../web/engine/sure-time.ts';
import type { NodeInfo } from '../../workers/wire/rpc-messages.ts';
import { freshProfile } from './web-database.ts';

const DAY = 86_400;
const NOW = 2_000_000_000;
vi.mock('../../web/app/now.ts', () => ({ unixNow: () => NOW, now: { value: NOW, peek: () => NOW } }));
vi.stubGlobal('navigator', { languages: ['en'] });
vi.stubGlobal('location', { reload() {} });
vi.stubGlobal('document', { documentElement: {} });

beforeEach(freshProfile);

const three = { parties: 3, threshold: 1 };
const clocks = (...told: (number | Error)[]) =>
  new Map(told.map((one, i) => [i + 1, one instanceof Error ? one : ({ clock: one } as NodeInfo)]));

test('one operator alone says nothing about the time, neither early nor late', () => {
  expect(toldBy(three, clocks(NOW, NOW + 900 * DAY, NOW - 5))).toBe(NOW);
  expect(toldBy(three, clocks(NOW, 0, NOW - 5))).toBe(NOW - 5);
  expect(toldBy(three, clocks(NOW, new Error(), NOW - 5))).toBe(NOW - 5);
  expect(toldBy(three, clocks(NOW, new Error(), new Error()))).toBeNull();
});

test('the diary outlives a clock that is set far ahead, and is pruned when operators say that it is so late', async () => {
  const { db, writeFact } = await import('../../web/store/db.ts');
  const { prune, pruneSoon } = await import('../../web/engine/prune.ts');
  const { keepTold } = await import('../../web/engine/sure-time.ts');
  const database = await db();
  const place = { name: 'Café', secret: new Uint8Array(16), defaultMinutes: 60 };
  await database.put('visits', { id: 'a', place, from: NOW - 60, to: NOW, until: NOW });
  const left = async (clock: number) => {
    pruneSoon();
    await prune(clock);
    return database.count('visits');
  };
  await keepTold(three, clocks(NOW, NOW, NOW));
  expect(await left(NOW + 40 * DAY)).toBe(1);
  await keepTold(three, clocks(NOW - DAY, NOW - DAY, NOW - DAY)); // known better already
  expect(await left(NOW + 17 * DAY)).toBe(1);
  await keepTold(three, clocks(NOW + 16 * DAY, NOW + 16 * DAY, new Error()));
  expect(await left(NOW + 16 * DAY)).toBe(1);
  expect(await left(NOW + 16 * DAY + 1)).toBe(0);
  // Without operators a clock that goes on steadily is believed, as far as a day from one look to the next.
  await database.put('visits', { id: 'c', place, from: NOW - 60, to: NOW + 16 * DAY, until: NOW + 16 * DAY });
  for (let day = 17; day <= 32; day++) expect(await left(NOW + day * DAY)).toBe(1);
  expect(await left(NOW + 32 * DAY + 1)).toBe(0);
  // Whoever asks no operators any more has but the own clock.
  await database.put('visits', { id: 'b', place, from: NOW - 60, to: NOW, until: NOW });
  await writeFact('moved', { at: NOW });
  await writeFact('told', NOW);
  expect(await left(NOW + 40 * DAY)).toBe(0);
});

test('without operators a phone that is used every other day forgets too, and a clock that jumps makes it forget a day', async () => {
  const { db, readFact } = await import('../../web/store/db.ts');
  const { prune, pruneSoon } = await import('../../web/engine/prune.ts');
  const { keepTold } = await import('../../web/engine/sure-time.ts');
  const database = await db();
  const place = { name: 'Café', secret: new Uint8Array(16), defaultMinutes: 60 };
  await database.put('visits', { id: 'a', place, from: NOW - 60, to: NOW, until: NOW });
  const look = async (clock: number) => {
    pruneSoon();
    await prune(clock);
    return database.count('visits');
  };
  expect(await keepTold(three, clocks(NOW, NOW, NOW))).toBe(true);
  await look(NOW);
  await look(NOW + 400 * DAY);
  expect(await readFact('told')).toBe(NOW + DAY);
  await look(NOW + DAY);
  for (let day = 2; day <= 30; day += 2) expect(await look(NOW + day * DAY)).toBe(1);
  for (let day = 32; day <= 40; day += 2) await look(NOW + day * DAY);
  expect(await database.count('visits')).toBe(0);
  // A day of the operators at once is worth a look at once.
  expect(await keepTold(three, clocks(NOW + 90 * DAY, NOW + 90 * DAY, NOW + 90 * DAY))).toBe(true);
  expect(await keepTold(three, clocks(NOW + 90 * DAY + 60, NOW + 90 * DAY + 60, NOW))).toBe(false);
});
