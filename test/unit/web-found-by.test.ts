import { expect, test } from 'vitest';
import { foundBy } from '../../web/risk/found-by.ts';
import { NEAR_ID, ROOM_ID } from '../../workers/phone/near-ids.ts';

test('an exposure is told in words of tags or rooms where these found it, and of places where the diary did', () => {
  const by = (...visitIds: string[]) => foundBy({ visitIds });
  expect([by(NEAR_ID), by(ROOM_ID), by('visit')]).toEqual(['tag', 'room', null]);
  expect([by(), by(ROOM_ID, 'visit')]).toEqual([null, null]);
});
