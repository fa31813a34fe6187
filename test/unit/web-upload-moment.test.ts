import { expect, test, vi } from 'vitest';
import { momentOf } from '../../web/engine/upload-moment.ts';
import type { Joined } from '../../web/store/schema.ts';
import { readFact } from './web-facts.ts';

vi.mock('../../web/store/db.ts', () => import('./web-facts.ts'));

const joined = {
  deployment: { grid: { slot: 5, epoch: 40, offset: 0 }, run: { collect: 20, window: 2 } },
} as Joined;

test('each of several open epochs keeps its moment; closed ones are forgotten', async () => {
  const first = [await momentOf(joined, 10), await momentOf(joined, 11)];
  expect([await momentOf(joined, 10), await momentOf(joined, 11)]).toEqual(first);
  await momentOf(joined, 12);
  expect(await readFact('upload-times')).toMatchObject([{ epoch: 11, at: first[1] }, { epoch: 12 }]);
});

test('moments that are asked for at once are all kept, and the same for everybody who asks', async () => {
  const ask = () => Promise.all([20, 21, 20, 21].map((epoch) => momentOf(joined, epoch)));
  const [a, b, again, alike] = await ask();
  expect([again, alike]).toEqual([a, b]);
  expect(await ask()).toEqual([a, b, a, b]);
});
