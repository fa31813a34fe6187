import { bytesToHex } from '@noble/hashes/utils.js';
import { expect, test } from 'vitest';
import { decodePoster, signPoster } from '../../workers/wire/poster.ts';
import { freshProfile } from './web-database.ts';

test('the maker of this device’s own posters is known by their key, and nobody before the first', async () => {
  freshProfile();
  const { ownMaker, venueKey } = await import('../../web/poster/venue-key.ts');
  expect(await ownMaker()).toBeNull();
  const { signKey } = await venueKey();
  const poster = signPoster({ type: 0, defaultMinutes: 1, name: 'Gym' }, 1, signKey);
  expect(await ownMaker()).toBe(bytesToHex(decodePoster(poster).venue!.key));
});
