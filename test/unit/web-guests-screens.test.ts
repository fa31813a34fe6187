/** What the screens say of guests: the list, one guest, and the line on Home. */
import { type ComponentType, h } from 'preact';
import { beforeEach, expect, test, vi } from 'vitest';
import { now } from '../../web/app/now.ts';
import { AddForm } from '../../web/guests/AddForm.tsx';
import { Door } from '../../web/guests/Door.tsx';
import { GuestPage } from '../../web/guests/GuestPage.tsx';
import { enter, type Guest, newGuest } from '../../web/guests/guest.ts';
import { Home } from '../../web/home/Home.tsx';
import type { Checked, Exposure } from '../../web/store/schema.ts';
import { guests, moved, posters, retention, visits } from '../../web/store/state.ts';
import { en } from '../../web/words/en/index.ts';
import { later } from '../../web/words/en/later.ts';
import { fetchedLater } from '../../web/words/later.ts';
import { htmlOf, textOf } from './drawn.ts';

vi.mock('../../web/store/db.ts', () => import('./web-facts.ts'));
vi.mock('../../web/app/now.ts', async () => ({ now: (await import('@preact/signals')).signal(0) }));
vi.mock('../../web/app/router.ts', () => ({ hasMoved: false }));
vi.stubGlobal('navigator', { onLine: true });

const T = Date.UTC(2026, 10, 30, 12) / 1000;
const policy = { defaultLength: 7200, cap: 43_200, again: 300 };
const cafe = { secret: new Uint8Array(16), name: 'Café Nord', defaultMinutes: 60 };
const erna = newGuest('erna', 'Erna', { open: new Uint8Array(64) }, T - 900);
const there = enter(erna, cafe, policy, T - 600, 'a');
const exposure: Exposure = { from: T - 600, to: T - 300, visitIds: ['a'], seconds: 300, level: 2 };
const answer = { run: 1, at: T, upTo: T, doubted: [], missing: [], exposures: [exposure] };
const answered = (guest: Guest, agree: Checked['agree']): Guest => ({
  ...guest,
  checked: { ...answer, agree },
});
/** What is read on a screen, with the names of its buttons. */
const shown = <P extends object>(screen: ComponentType<P>, props: NoInfer<P>): string =>
  textOf(h(screen as ComponentType<object>, props));
const list = () => shown(Door, { all: guests.value });

beforeEach(() => {
  fetchedLater.value = later;
  now.value = T;
  [visits.value, posters.value, guests.value, moved.value] = [[], [], [], null];
});

test('a host who is nowhere has the guests still, and checks them out', () => {
  guests.value = [there, { ...erna, id: 'otto', label: 'Otto' }];
  const text = list();
  expect(text).toContain(later.guests.nowhere);
  expect(text).toContain('Erna');
  expect(text).toContain('[Check out: Erna]');
  expect(text).toContain('Check out 1 guest');
  expect(text).toContain('Otto Not checked in');
  expect(text).not.toContain('Check in:');
  expect(text).not.toContain('Check in 1 guest');
  posters.value = [{ id: 'p', place: cafe, type: 0, madeAt: T }];
  expect(list()).toContain('[Check in: Otto]');
  moved.value = { at: 1 }; // nothing of a guest is shared from here any more
  expect(list()).not.toContain('Check in');
  expect(list()).toContain('[Check out: Erna]');
});

test('a phone whose account went on takes no new guest, whom nobody would answer', () => {
  expect(shown(AddForm, {})).toContain(later.guests.add);
  expect(shown(AddForm, {})).toContain(later.guests.intro);
  guests.value = [erna];
  moved.value = { at: 1 };
  expect(shown(AddForm, {})).toBe('');
  expect(htmlOf(h(Door, { all: guests.value }))).not.toContain('row wrap'); // an empty one takes its room too
});

test('a place before or after its time is not offered', () => {
  guests.value = [erna];
  posters.value = [{ id: 'p', place: cafe, type: 0, madeAt: T, validFrom: T + 1 }];
  expect(list()).not.toContain('Café Nord');
  now.value = T + 1;
  expect(list()).toContain('Café Nord');
});

test('a stay that goes on has no end yet, and its check-out', () => {
  guests.value = [there];
  const text = shown(GuestPage, { id: 'erna' });
  expect(text).toMatch(/Today, since \d\d:50/);
  expect(text).toContain('Check out');
  now.value = there.visits[0].until;
  const over = shown(GuestPage, { id: 'erna' });
  expect(over).toMatch(/\d\d:50 to \d\d:50/);
  expect(over).not.toContain('Check out');
});

test('a guest stays as long as the diary remembers', () => {
  guests.value = [erna];
  retention.value = 5;
  expect(shown(GuestPage, { id: 'erna' })).toContain('by themselves 5 days after their last visit');
  retention.value = 16;
});

test('Home says whom there is something to tell, and the list which guest', () => {
  guests.value = [erna];
  expect(shown(Home, {})).toContain(en.home.nowhere);
  expect(htmlOf(h(Home, { beside: false }))).not.toContain('href="/guests"');
  guests.value = [erna, answered(there, 'all')];
  expect(htmlOf(h(Home, { beside: false }))).toContain('href="/guests"');
  expect(shown(Home, {})).toContain('1 guest had an exposure: tell them.');
  expect(list()).toContain(later.guests.exposed);
  guests.value = [answered(there, 'contradiction')];
  expect(shown(Home, {})).toContain('The operators contradict each other about 1 guest.');
  expect(list()).not.toContain(later.guests.exposed);
  expect(list()).toContain(later.guests.doubted);
});

test('on a phone whose account went on nothing found is no answer: what it knew may be forgotten', () => {
  const { checked } = answered(erna, 'all');
  guests.value = [{ ...erna, checked: { ...checked!, exposures: [] } }];
  const page = () => shown(GuestPage, { id: erna.id });
  expect(page()).toContain(later.guests.clear);
  moved.value = { at: 1 };
  expect(page()).not.toContain(later.guests.clear);
  expect(page()).toContain(en.home.moved);
  guests.value = [answered(erna, 'all')];
  expect(page()).toContain(later.guests.exposed);
});
