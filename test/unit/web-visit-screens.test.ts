/** What the screens of visits say, as they are drawn. */
import { h } from 'preact';
import { beforeEach, expect, test, vi } from 'vitest';
import { now } from '../../web/app/now.ts';
import { isUnknown } from '../../web/app/screens.ts';
import { OverlapLink } from '../../web/diary/OverlapLink.tsx';
import { VisitPage } from '../../web/diary/VisitPage.tsx';
import type { NotedPlace, Place, Visit } from '../../web/diary/visits.ts';
import { Home } from '../../web/home/Home.tsx';
import { Confirm } from '../../web/scan/Confirm.tsx';
import type { Joined } from '../../web/store/schema.ts';
import { joined, visits } from '../../web/store/state.ts';
import { en } from '../../web/words/en/index.ts';
import { later } from '../../web/words/en/later.ts';
import { fetchedLater } from '../../web/words/later.ts';
import { htmlOf } from './drawn.ts';
import { demo } from './wire-world.ts';

vi.mock('../../web/store/db.ts', () => import('./web-facts.ts'));
vi.mock('../../web/app/now.ts', async () => ({
  now: (await import('@preact/signals')).signal(0),
  unixNow: () => 1_800_000_000,
}));
vi.hoisted(() => {
  vi.stubGlobal('navigator', { languages: ['en'], language: 'en', onLine: true });
  vi.stubGlobal('location', { pathname: '/', host: 'app.example', href: 'https://app.example/' });
  vi.stubGlobal('document', { addEventListener: () => {}, documentElement: {} });
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => {} }));
});

const w = en.diary;
const NOW = 1_800_000_000;
const place = (n: number): Place => ({
  secret: new Uint8Array(16).fill(n),
  name: `Place ${n}`,
  defaultMinutes: 1,
});
const visit = (id: string, at: Place | NotedPlace, from: number, to: number | null): Visit => ({
  id,
  place: at,
  from,
  to,
  until: to ?? from + 3600,
});
const shown = (id: string) => htmlOf(h(VisitPage, { id }));
/** What holds only for a visit that the operators compare. */
const OF_COMPARED = [w.changeUntil, w.hideWhy, w.removeWhy, w.protect];
const said = (html: string) => OF_COMPARED.filter((text) => html.includes(text));

beforeEach(() => {
  fetchedLater.value = later;
  now.value = NOW;
  joined.value = {
    since: NOW - 86_400,
    deployment: demo({
      grid: { slot: 900, epoch: 86_400, offset: 0 },
      place: { h: 12, venues: 2, meets: 1 },
      visits: { minimum: 600, defaultLength: 7200, cap: 43_200 },
    }),
  } as Joined;
});

test('a visit that stands in the diary for the person only says nothing of sharing, and asks for no protection', () => {
  const { secret: _, ...noted } = place(1);
  visits.value = [
    visit('compared', place(1), NOW - 4000, NOW - 3000),
    visit('noted', { ...noted, secret: null }, NOW - 4000, NOW - 3000),
    { ...visit('late', place(1), NOW - 4000, NOW - 3000), late: true },
  ];
  expect(said(shown('compared'))).toEqual(OF_COMPARED);
  for (const id of ['noted', 'late']) {
    expect(said(shown(id))).toEqual([]);
    for (const text of [w.save, w.hide, w.remove]) expect(shown(id)).toContain(text);
  }
});

test('that two visits are at the same time is said on their pages, and on Home', () => {
  const a = visit('a', place(1), NOW - 5000, NOW - 3000);
  const b = visit('b', place(2), NOW - 4000, NOW - 2000);
  const c = visit('c', place(3), NOW - 1900, NOW - 1000);
  const link = htmlOf(h(OverlapLink, { n: 1 }));
  expect(link).toContain('href="/diary/overlaps"');
  expect(link).toContain(w.overlap(1));
  visits.value = [a, b, c];
  expect(['a', 'b', 'c'].map((id) => shown(id).includes(link))).toEqual([true, true, false]);
  expect(htmlOf(h(Home, { beside: false }))).toContain(link);
  expect(htmlOf(h(Home, { beside: true }))).not.toContain(link); // the diary beside it says so
  visits.value = [a, c];
  expect(htmlOf(h(Home, { beside: false }))).not.toContain('/diary/overlaps');
});

test('who scans the place where she is can check out there', () => {
  const [onRefuse, onAgain] = [() => {}, () => {}];
  const confirm = (at: Place) =>
    htmlOf(h(Confirm, { kind: 'place', place: at, elsewhere: null, origin: null, onRefuse, onAgain }));
  visits.value = [visit('here', place(1), NOW - 1000, null)];
  expect(confirm(place(1))).toContain(w.checkOut);
  expect(confirm(place(2))).not.toContain(w.checkOut);
  visits.value = [];
  expect(confirm(place(1))).not.toContain(w.checkOut);
});

test('an address that names no screen is told from those that do', () => {
  for (const path of ['/nonsense', '/more/nonsense', '/index.html']) expect(isUnknown(path)).toBe(true);
  for (const path of ['/', '/C', '/diary', '/diary/any', '/more/data']) expect(isUnknown(path)).toBe(false);
});
