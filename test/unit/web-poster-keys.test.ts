import { beforeEach, expect, test, vi } from 'vitest';
import { freshProfile } from './web-database.ts';

vi.mock('../../web/app/now.ts', () => ({ unixNow: () => 2_000_000_000, now: { value: 2_000_000_000 } }));
vi.stubGlobal('navigator', { languages: ['en'] });
vi.stubGlobal('location', { origin: 'https://town.example', reload() {} });
vi.stubGlobal('document', { documentElement: {} });

beforeEach(freshProfile);

test('two windows that need the key of this device’s posters at once have the same', async () => {
  const { venueKey } = await import('../../web/poster/venue-key.ts');
  const keys = await Promise.all([venueKey(), venueKey()]);
  expect(keys[0]).toEqual(keys[1]);
  expect(await venueKey()).toEqual(keys[0]);
});

test('the phone that withdrew a poster refuses it from then on, and no newer one', async () => {
  const { makePosters, replacePoster, withdrawPoster } = await import('../../web/poster/make.ts');
  const { posters, allWithdrawals } = await import('../../web/store/state.ts');
  const { endedBy } = await import('../../web/poster/withdrawals.ts');
  const { decodePoster } = await import('../../workers/wire/poster.ts');
  const { bytesToHex } = await import('@noble/hashes/utils.js');
  const wanted = { name: 'Café', room: 'Garden', address: '', minutes: 60 };
  await makePosters([wanted as never], true);
  const [leaked] = posters.value;
  /** As a scan reads it. */
  const scanned = ({ payload, place }: typeof leaked) => {
    const { key, issue } = decodePoster(payload!).venue!;
    return { ...place, venue: { key: bytesToHex(key), issue } };
  };
  const end = (made: typeof leaked) => endedBy(scanned(made), [], allWithdrawals.value);
  expect(end(leaked)).toBeNull();
  await withdrawPoster(leaked);
  expect(end(leaked)).toBe('withdrawn');
  await replacePoster(posters.value[0]);
  expect(end(posters.value[0])).toBeNull();
});
