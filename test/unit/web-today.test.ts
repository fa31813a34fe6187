import { beforeEach, expect, test, vi } from 'vitest';
import { now } from '../../web/app/now.ts';
import { awaitedVisits, today, uncheckedVisits } from '../../web/risk/today.ts';
import type { Joined } from '../../web/store/schema.ts';
import { checked, joined, visits } from '../../web/store/state.ts';

vi.mock('../../web/store/db.ts', () => import('./web-facts.ts'));
vi.mock('../../web/app/now.ts', async () => ({ now: (await import('@preact/signals')).signal(0) }));
vi.stubGlobal('navigator', { onLine: true });

const visit = (id: string, from: number, to: number) => ({
  id,
  place: { secret: new Uint8Array(16), name: id, defaultMinutes: 1 },
  from,
  to,
  until: to,
});
const ids = (list: { id: string }[]) => list.map(({ id }) => id);

beforeEach(() => {
  joined.value = {
    since: 410, // in epoch 10: 400 to 440
    deployment: {
      parties: 3,
      threshold: 1,
      detail: { policy: 'open' },
      grid: { slot: 5, epoch: 40, offset: 0 },
      run: { collect: 20, grace: 0, window: 14 },
      visits: { minimum: 5 },
    },
  } as unknown as Joined;
  checked.value = { run: 11, at: 505, upTo: 480, agree: 'all', doubted: [], missing: [10], exposures: [] };
  visits.value = [
    visit('now', 600, 630), // epoch 15
    visit('collected', 570, 590), // 14: its run is due at 620
    visit('brief', 540, 544), // 13, no stay
    visit('over midnight', 510, 525), // 12 and 13
    visit('answered', 450, 470), // 11
    visit('lost', 410, 430), // 10
  ];
});

test('visits are checked, lost, or open since no answer came for them', () => {
  now.value = 525; // run 12 is due at 540
  expect(ids(awaitedVisits())).toEqual([]);
  expect(today().headline).toContain('No exposure found');
  now.value = 625; // run 13 was due at 580, run 14 at 620: it may still answer
  expect(ids(awaitedVisits())).toEqual(['over midnight']);
  expect(ids(uncheckedVisits())).toEqual(['lost']);
  now.value = 630;
  expect(ids(awaitedVisits())).toEqual(['collected', 'over midnight']);
  expect(today().headline).toMatch(/^No answer since/);
  expect(today().detail).toContain('not checked yet: collected');
  expect(today().detail).toContain('Not checked: lost');
});

test('an answer that looks back closes them', () => {
  now.value = 630;
  checked.value = { ...checked.value!, run: 14, missing: [12] };
  expect(ids(awaitedVisits())).toEqual([]);
  expect(ids(uncheckedVisits())).toEqual(['over midnight']);
});
