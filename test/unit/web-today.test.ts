import { beforeEach, expect, test, vi } from 'vitest';
import { now } from '../../web/app/now.ts';
import { firstTryEnded } from '../../web/app/reaching.ts';
import { days, entries } from '../../web/diary/book.ts';
import { asVisit } from '../../web/meet/title.ts';
import type { Status } from '../../web/risk/status.ts';
import { awaitedVisits, isProtected, kindOf, placeOf, today, uncheckedVisits } from '../../web/risk/today.ts';
import type { Exposure, Joined } from '../../web/store/schema.ts';
import { checked, heard, joined, meetings, status, visits } from '../../web/store/state.ts';
import { en } from '../../web/words/en/index.ts';

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
      place: { h: 4, venues: 2, meets: 1 },
      visits: { minimum: 5 },
    },
  } as unknown as Joined;
  checked.value = { run: 11, at: 505, upTo: 480, agree: 'all', doubted: [], missing: [10], exposures: [] };
  meetings.value = [];
  heard.value = [];
  status.value = null;
  visits.value = [
    visit('now', 600, 630), // epoch 15
    visit('collected', 570, 590), // 14: its run is due at 620
    visit('brief', 540, 544), // 13, no stay
    visit('over midnight', 510, 525), // 12 and 13
    visit('answered', 450, 470), // 11
    visit('lost', 410, 430), // 10
  ];
});

test('that the operators were not reached is said once the first try has failed', () => {
  joined.value = null;
  expect(today()).toMatchObject({ tone: 'pending', headline: en.app.reaching });
  firstTryEnded();
  expect(today()).toMatchObject({ tone: 'notice', headline: en.risk.notJoined });
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

const met = (id: string, from: number, to: number, name = '') => ({
  id,
  secret: new Uint8Array(16).fill(id.charCodeAt(5)),
  from,
  to,
  name,
});
const marks = () => Object.fromEntries(entries.value.map(({ id, marks: own }) => [id, own]));

test('meetings are checked, lost or open like visits; one without a row of its own is neither', () => {
  now.value = 630;
  meetings.value = [met('meet-b', 510, 520), met('meet-c', 511, 518), met('meet-a', 415, 425, 'Ada')];
  expect(ids(awaitedVisits())).toEqual(['collected', 'over midnight', 'meet-b']);
  expect(ids(uncheckedVisits())).toEqual(['meet-a', 'lost']);
  expect(today().detail).toContain('Not checked: Meeting with Ada');
  expect(marks()).toMatchObject({ 'meet-a': ['unchecked'], 'meet-b': ['awaited'], 'meet-c': ['note'] });
});

test('an exposure says what it is about, and marks it in the diary', () => {
  now.value = 525;
  meetings.value = [met('meet-a', 450, 460, 'Ada'), met('meet-b', 455, 465)];
  heard.value = [
    { id: 'x', kind: 'tag', identifier: new Uint8Array(16), period: 0, slots: [[91, 1]] }, // 455 to 460
    { id: 'y', kind: 'tag', identifier: new Uint8Array(16), period: 0, slots: [[95, 1]] },
  ];
  const told = (...visitIds: string[]) => {
    const exposure = { from: 455, to: 460, visitIds, seconds: 5, level: 3 } as Exposure;
    checked.value = { ...checked.value!, exposures: [exposure] };
    const { headline, place } = today();
    return [kindOf(exposure), headline.replace(/^.*?(?= you | Bluetooth )/, '').trim(), place];
  };
  expect(told('answered')).toEqual([
    'place',
    'you were in the same place as someone who later tested positive:',
    'answered',
  ]);
  expect(told('meet-a')).toEqual([
    'meeting',
    'you were in a meeting with someone who later tested positive:',
    'Meeting with Ada',
  ]);
  expect(marks()['meet-a']).toEqual(['exposed']);
  const nameless = ['meeting', 'you were in a meeting with someone who later tested positive.', null];
  expect(told('meet-b')).toEqual(nameless);
  expect(told('meet-deleted')).toEqual(nameless);
  expect(told('room').slice(0, 1)).toEqual(['place']);
  expect(told('near')).toEqual(['near', 'Bluetooth noted you near someone who later tested positive.', null]);
  expect(marks()).toMatchObject({ 'near-455': ['exposed'], 'near-475': [] });
});

test('a meeting that is hidden is in no list and without its name; one with protection does not count', () => {
  now.value = 525;
  const ada = met('meet-a', 450, 460, 'Ada');
  const exposure = { from: 455, to: 460, visitIds: ['meet-a'], seconds: 5, level: 3 } as Exposure;
  checked.value = { ...checked.value!, exposures: [exposure] };
  meetings.value = [{ ...ada, hidden: true }];
  expect(JSON.stringify(today())).not.toContain('Ada');
  expect(placeOf(exposure)).toBe('a meeting that you have hidden');
  expect(asVisit(meetings.value[0]).place.name).not.toContain('Ada');
  expect(marks()['meet-a']).toEqual(['exposed', 'hidden']);
  expect([...days.value.values()].flat().map(({ id }) => id)).not.toContain('meet-a');
  expect([isProtected(exposure), today().tone]).toEqual([false, 'exposed']);
  meetings.value = [{ ...ada, protected: true }];
  expect(marks()['meet-a']).toEqual(['exposed', 'protected']);
  expect([isProtected(exposure), today().tone]).toEqual([true, 'notice']);
  expect(today().headline).toBe('Found only where you noted that you were protected.');
  // At a table with a visit without protection it counts.
  expect(isProtected({ visitIds: ['meet-a', 'answered'] })).toBe(false);
});

test('whom the authority has cleared reads that first, and still what was found', () => {
  now.value = 525;
  const exposure = { from: 455, to: 460, visitIds: ['answered'], seconds: 5, level: 3 } as Exposure;
  checked.value = { ...checked.value!, exposures: [exposure] };
  const history = [{ at: 520, state: 'cleared', reason: 'cleared' }];
  status.value = { state: 'cleared', history } as unknown as Status;
  const { tone, headline, detail } = today();
  expect([tone, headline]).toEqual(['calm', 'You noted just now that the authority cleared you.']);
  expect(detail).toMatch(/same place as someone who later tested positive: answered\./);
});

test('a clearance hides no doubt of the operators, and tells its own time', () => {
  now.value = 525;
  const said = { at: 520, state: 'cleared', reason: 'cleared' } as const;
  const cleared = (history: object[]) =>
    ({ state: 'cleared', known: [], community: '', history }) as unknown as Status;
  status.value = cleared([said]);
  const before = checked.value!;
  checked.value = { ...before, agree: 'contradiction' };
  expect(today().tone).toBe('notice');
  now.value = 5000;
  checked.value = before;
  expect(today().tone).toBe('notice');
  expect(today().headline).toMatch(/^No answer since/);
  now.value = 500_000;
  const exposure = { from: 455, to: 460, visitIds: ['answered'], seconds: 5, level: 3 } as Exposure;
  checked.value = { ...before, exposures: [exposure] };
  const gone = { at: 499_990, state: 'cleared', reason: 'window', about: { from: 1, to: 2 } };
  status.value = cleared([{ ...said, at: 100_000 }, gone]);
  expect(today().headline).toContain('the authority cleared you');
  expect(today().headline).not.toContain('just now');
});
