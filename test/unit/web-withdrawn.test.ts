import { bytesToHex } from '@noble/hashes/utils.js';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { fetchingWithdrawn } from '../../web/engine/withdrawn.ts';
import { endedBy } from '../../web/poster/withdrawals.ts';
import { readNotice } from '../../workers/wire/withdrawn-list.ts';
import { forged, MAKER, signedLink } from './notices.ts';
import { eraseFact, readFact } from './web-facts.ts';
import { demo, seeded } from './wire-world.ts';

vi.hoisted(() => vi.resetModules());
vi.mock('../../web/store/db.ts', () => import('./web-facts.ts'));
vi.mock('../../web/store/state.ts', () => ({ changed: async () => {} }));
vi.mock('../../web/engine/worker.ts', async () => ({
  worker: (await import('./share-worker-here.ts')).workerHere,
}));

const joined = { deployment: demo(), hash: '', since: 0 };
const [NOW, DAY] = [2_000_000_000, 86_400];
const asked: unknown[][] = [];
let answer: () => Response;
const list = (...links: string[]) => new Response(JSON.stringify(links));

beforeEach(async () => {
  asked.length = 0;
  await eraseFact('published');
  vi.stubGlobal('fetch', async (...words: unknown[]) => {
    asked.push(words);
    return answer();
  });
});
afterAll(() => vi.unstubAllGlobals());

/** Whether a poster of Café is refused by what the site publishes. */
const isRefused = async (issue: number, signKey = MAKER) => {
  const { venue } = readNotice(signedLink('Café', issue, signKey));
  const place = { secret: new Uint8Array(16), name: 'Café', defaultMinutes: 60 };
  const { notices } = (await readFact('published')) as { notices: string };
  const poster = { ...place, venue: { ...venue, key: bytesToHex(venue.key) } };
  return endedBy(poster, [], JSON.parse(notices)) === 'withdrawn';
};

test('posters that their own maker withdrew are refused, and no others', async () => {
  const notice = signedLink('Café', 2);
  answer = () => list(signedLink('Café', 1), notice, forged(signedLink('Café', 9)), signedLink('Bar', 9));
  await fetchingWithdrawn(joined)(NOW);
  expect([await isRefused(1), await isRefused(2), await isRefused(3)]).toEqual([true, true, false]);
  expect(await isRefused(1, seeded('another maker')(32))).toBe(false);
  expect(asked).toEqual([['/withdrawn.json', { cache: 'no-cache' }]]);
});

test('the list is asked for once a day, over a restart too, and however the clock is set', async () => {
  answer = () => list(signedLink('Café', 1));
  const step = fetchingWithdrawn(joined);
  await step(NOW);
  expect(await step(NOW + DAY - 1)).toBe(false);
  await fetchingWithdrawn(joined)(NOW + DAY - 1);
  expect(asked.length).toBe(1);
  answer = () => list();
  await step(NOW + DAY);
  expect(asked.length).toBe(2);
  expect(await isRefused(1)).toBe(false); // what the site says no more
  await fetchingWithdrawn(joined)(NOW - 30 * DAY);
  expect(asked.length).toBe(3);
});

test('a list without end is none, and is not read to the end', async () => {
  let pieces = 0;
  answer = () =>
    new Response(
      new ReadableStream({
        pull(stream) {
          if (++pieces > 100) throw new TypeError('read to the end');
          stream.enqueue(new Uint8Array(65_536).fill(0x20));
        },
      }),
    );
  await fetchingWithdrawn(joined)(NOW);
  expect(await isRefused(1)).toBe(false);
  expect(pieces).toBeLessThan(10);
});

test('a site that is away is asked again after a while, and one that answers something else keeps what was known', async () => {
  answer = () => list(signedLink('Café', 1));
  await fetchingWithdrawn(joined)(NOW);
  const step = fetchingWithdrawn(joined);
  answer = () => new Response('', { status: 503 });
  await expect(step(NOW + DAY)).rejects.toThrow('503');
  expect(await step(NOW + DAY)).toBe(false);
  expect(await isRefused(1)).toBe(true);
  answer = () => new Response('<html>');
  await step(NOW + DAY + 900);
  expect(await isRefused(1)).toBe(true);
  expect(asked.length).toBe(3);
  await step(NOW + DAY + 1800); // for today it has answered
  expect(asked.length).toBe(3);
  answer = () => new Response('', { status: 404 });
  await step(NOW + 3 * DAY);
  expect(await isRefused(1)).toBe(false);
});
