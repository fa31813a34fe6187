import fc from 'fast-check';
import { expect, test } from 'vitest';
import { demoParameters, fullParameters } from '../../server-node/defaults.ts';
import { dayByKey, dayNamed, dayPath, monthNamed, twoWeeks, weeksOf } from '../../web/diary/calendar.ts';
import { byDay, otherEntries, visitEntries } from '../../web/diary/entries.ts';
import { spanOf } from '../../web/diary/fields.ts';
import { knownPlaces } from '../../web/diary/known-places.ts';
import { overlapsOf, resolve } from '../../web/diary/overlaps.ts';
import { endPause, openPause, pausedWithin } from '../../web/diary/pauses.ts';
import { isDue, laterEnd, reminderAt } from '../../web/diary/reminder.ts';
import { isUnshared, visitsToShare } from '../../web/diary/sharing.ts';
import { addVisit, changeTimes, laterDay, usualSpan } from '../../web/diary/times.ts';
import { endOf, type Visit } from '../../web/diary/visits.ts';
import type { Joined } from '../../web/store/schema.ts';
import { dayStart } from '../../web/words/time.ts';
import { placeRows } from '../../workers/phone/rows.ts';
import { answeredVisit } from '../../workers/visit-notice.ts';
import { epochStart } from '../../workers/wire/time.ts';
import { demo } from './wire-world.ts';

const policy = { defaultLength: 7200, cap: 43_200, again: 300 };
const place = (n: number) => ({ secret: new Uint8Array(16).fill(n), name: `Place ${n}`, defaultMinutes: 60 });
const visit = (id: string, n: number, from: number, to: number | null): Visit => ({
  id,
  place: place(n),
  from,
  to,
  until: to ?? from + 3600,
});
const always = () => true;
const times = (visits: Visit[]) => visits.map(({ id, from, to }) => [id, from, to]);

test('times are changed within what is possible, and only while all that changes is unshared', () => {
  const one = visit('a', 1, 1000, 2000);
  const change = (
    from: number,
    to: number,
    unshared: (span: { from: number; to: number }) => boolean = always,
  ) => changeTimes(one, { from, to }, policy, 50_000, unshared);
  expect(change(900, 2500)).toMatchObject({ from: 900, to: 2500, until: 2500 });
  expect(change(2500, 900)).toBe('order');
  expect(change(1000, 50_001)).toBe('future');
  // Left before she came, which would be the next day: the sentence says which of it is wrong.
  const noon = dayStart(2_000_000_000) + 43_200;
  const at = (from: number, to: number) => ({ from: noon + from * 3600, to: noon + to * 3600 });
  const added = (span: { from: number; to: number }) => addVisit(place(1), span, policy, noon, always, 'x');
  expect(added(at(-2, 21))).toBe('backwards');
  expect(added(at(-2, 1))).toBe('future');
  expect(added(at(1, 23))).toBe('future');
  expect(added(at(-14, -10))).toMatchObject(at(-14, -10));
  expect(change(1000, 45_000)).toBe('long');
  // Shared up to 1500: the end may move after it, nothing before.
  const since = (span: { from: number; to: number }) => span.from >= span.to || span.from >= 1500;
  expect(change(1000, 1500, since)).toMatchObject({ to: 1500 });
  expect(change(1000, 1499, since)).toBe('shared');
  expect(change(999, 2000, since)).toBe('shared');
  expect(change(3000, 4000, since)).toBe('shared');
});

test('of a visit that goes on only the beginning changes', () => {
  const open = visit('a', 1, 1000, null);
  expect(changeTimes(open, { from: 500, to: 500 }, policy, 2000, always)).toMatchObject({
    from: 500,
    to: null,
    until: 4600,
  });
  expect(changeTimes(open, { from: 2001, to: 2001 }, policy, 2000, always)).toBe('future');
});

test('a visit is added at once, and as a note where its time was shared or its place has no code', () => {
  expect(addVisit(place(1), { from: 10, to: 20 }, policy, 50, always, 'x')).not.toHaveProperty('late');
  const late = addVisit(place(1), { from: 10, to: 20 }, policy, 50, () => false, 'x') as Visit;
  const note = addVisit(
    { ...place(1), secret: null },
    { from: 10, to: 20 },
    policy,
    50,
    always,
    'y',
  ) as Visit;
  expect(late.late).toBe(true);
  expect(visitsToShare([late, note, visit('a', 1, 10, 20)], 50).map(({ id }) => id)).toEqual(['a']);
  expect(addVisit(place(1), { from: 10, to: 60 }, policy, 50, always, 'x')).toBe('future');
});

const d = demo({
  grid: { slot: 900, epoch: 86_400, offset: 0 },
  place: { h: 12, venues: 2, meets: 1 },
  visits: { minimum: 600, defaultLength: 7200, cap: 43_200 },
});
const EPOCH = 18_687;
const start = epochStart(d.grid, EPOCH);
const joined = { deployment: d, since: start - 5 * 86_400 } as Joined;
const slots = (visits: Visit[], now: number) =>
  placeRows(d, EPOCH, visitsToShare(visits, now)).rows.flatMap(({ block, mask, visits: [{ id }] }) =>
    Array.from({ length: 12 }, (_, s) => s)
      .filter((s) => (mask >>> s) & 1)
      .map((s) => `${id} ${block * 12 + s}`),
  );

test('what is shared follows the visit as it was edited, until its record has left', () => {
  const before = visit('a', 1, start, start + 3600);
  const now = start + 86_400 + 60;
  const unshared = (shared: number[]) => (span: { from: number; to: number }) =>
    isUnshared(joined, new Set(shared), EPOCH - 2, now, span);
  const edit = { from: start + 1800, to: start + 5400 };
  const after = changeTimes(before, edit, policy, now, unshared([EPOCH - 1])) as Visit;
  expect(slots([before], now)).toEqual(['a 0', 'a 1', 'a 2', 'a 3']);
  expect(slots([after], now)).toEqual(['a 2', 'a 3', 'a 4', 'a 5']);
  expect(changeTimes(before, edit, policy, now, unshared([EPOCH]))).toBe('shared');
});

test('what no run takes any more counts as shared: before joining, closed, or out of the window', () => {
  const now = start + 1000;
  const of = (epoch: number, answered = -1) =>
    isUnshared(joined, new Set(), answered, now, {
      from: epochStart(d.grid, epoch),
      to: Math.min(now, epochStart(d.grid, epoch) + 10),
    });
  expect([of(EPOCH), of(EPOCH - 5), of(EPOCH - 6)]).toEqual([true, true, false]);
  expect(of(EPOCH - 1, EPOCH - 1 + d.run.grace)).toBe(false);
});

test('of two visits at the same time the person keeps one, and the rest of the other', () => {
  const long = visit('long', 1, 0, 10_000);
  const within = visit('within', 2, 3000, 5000);
  const [overlap] = overlapsOf([within, long], 20_000, always);
  expect(overlap).toMatchObject({
    visits: [{ id: 'long' }, { id: 'within' }],
    span: { from: 3000, to: 5000 },
  });
  const within2 = resolve(overlap, within, 20_000, 'new');
  expect(times(within2.kept)).toEqual([
    ['long', 0, 3000],
    ['new', 5000, 10_000],
  ]);
  expect(resolve(overlap, long, 20_000, 'new')).toEqual({ kept: [], removed: [within] });
  const open = visit('open', 3, 9000, null);
  const [second] = overlapsOf([long, open], 11_000, always);
  expect(times(resolve(second, long, 11_000, 'new').kept)).toEqual([['open', 10_000, null]]);
  expect(overlapsOf([long, { ...within, late: true }], 20_000, always)).toEqual([]);
  expect(overlapsOf([long, within], 20_000, () => false)).toEqual([]);
});

test('whatever overlaps, resolved one by one no two visits do, and a slot has one place at every step', () => {
  const some = fc.array(fc.tuple(fc.nat(40_000), fc.integer({ min: 60, max: 20_000 }), fc.nat(3)), {
    maxLength: 6,
  });
  fc.assert(
    fc.property(some, fc.infiniteStream(fc.boolean()), (spans, choices) => {
      let visits = spans.map(([from, length, n], i) =>
        visit(`v${i}`, n, start + from, start + from + length),
      );
      const now = start + 86_000;
      for (let step = 0; step < 60; step++) {
        const taken = slots(visits, now).map((text) => text.split(' ')[1]);
        expect(new Set(taken).size).toBe(taken.length);
        const [overlap] = overlapsOf(visits, now, always);
        if (!overlap) break;
        const winner = overlap.visits[choices.next().value ? 0 : 1];
        const { kept, removed } = resolve(overlap, winner, now, `n${step}`);
        const gone = new Set([...kept, ...removed].map(({ id }) => id));
        visits = [...visits.filter(({ id }) => !gone.has(id)), ...kept];
      }
      const sorted = [...visits].sort((a, b) => a.from - b.from);
      for (let i = 1; i < sorted.length; i++)
        expect(endOf(sorted[i - 1], now)).toBeLessThanOrEqual(sorted[i].from);
    }),
    { numRuns: 40 },
  );
});

test('a reminder comes at four fifths of the usual stay, and offers no more than the cap', () => {
  const open = visit('a', 1, 1000, null);
  expect(reminderAt(open)).toBe(3880);
  expect([isDue(open, 3879), isDue(open, 3880)]).toEqual([false, true]);
  expect(laterEnd(open, policy, 3880)).toBe(7480);
  expect(laterEnd({ ...open, until: 1000 + policy.cap }, policy, 40_000)).toBeNull();
});

test('a notification ends or prolongs a visit that goes on, and no other', () => {
  const open = visit('a', 1, 1000, null);
  expect(answeredVisit(open, 'leave', null, 2000)).toEqual({ ...open, to: 2000 });
  expect(answeredVisit(open, 'stay', 9000, 2000)).toEqual({ ...open, until: 9000 });
  expect(answeredVisit(open, 'stay', null, 2000)).toBeNull();
  expect(answeredVisit(open, 'leave', null, 4600)).toBeNull();
  expect(answeredVisit({ ...open, to: 1500 }, 'leave', null, 2000)).toBeNull();
  expect(answeredVisit(undefined, 'leave', null, 2000)).toBeNull();
});

test('pauses are cut to what is asked about', () => {
  const pauses = [
    { from: 500, to: null },
    { from: 100, to: 200 },
  ];
  expect(pausedWithin(pauses, { from: 150, to: 600 })).toEqual([
    { from: 150, to: 200 },
    { from: 500, to: 600 },
  ]);
  expect(pausedWithin(pauses, { from: 200, to: 500 })).toEqual([]);
  expect(openPause(pauses)?.from).toBe(500);
  expect(endPause(pauses, 700)).toEqual({ from: 500, to: 700 });
  expect(endPause([], 700)).toBeNull();
});

test('a month stands in whole weeks, from the first day that the region has', () => {
  const days = (week: (number | null)[]) => week.map((day) => day && new Date(day * 1000).getDate());
  const november = weeksOf({ year: 2026, month: 10 }, 1);
  expect(days(november[0])).toEqual([null, null, null, null, null, null, 1]);
  expect(days(november.at(-1)!)).toEqual([30, null, null, null, null, null, null]);
  expect(days(weeksOf({ year: 2026, month: 1 }, 0)[3])).toEqual([22, 23, 24, 25, 26, 27, 28]);
});

test('the last two weeks are whole, over the ends of months and of summer time', () => {
  const weeks = (day: string, first: number) =>
    twoWeeks(dayNamed(day)!, first).map((week) => [week.length, dayPath(week[0]), dayPath(week[6])]);
  expect(weeks('2026-11-30', 1)).toEqual([
    [7, '2026-11-23', '2026-11-29'],
    [7, '2026-11-30', '2026-12-06'],
  ]);
  expect(weeks('2026-01-03', 6)).toEqual([
    [7, '2025-12-27', '2026-01-02'],
    [7, '2026-01-03', '2026-01-09'],
  ]);
  expect(weeks('2026-10-25', 1)).toEqual([
    [7, '2026-10-12', '2026-10-18'],
    [7, '2026-10-19', '2026-10-25'],
  ]);
});

test('keys move by day, week and month, in the direction of reading', () => {
  const from = (day: string, key: string, rtl = false) => dayPath(dayByKey(dayNamed(day)!, key, 1, rtl)!);
  expect(from('2026-11-30', 'ArrowRight')).toBe('2026-12-01');
  expect(from('2026-11-30', 'ArrowRight', true)).toBe('2026-11-29');
  expect(from('2026-03-29', 'ArrowUp')).toBe('2026-03-22');
  expect(from('2026-11-25', 'Home')).toBe('2026-11-23');
  expect(from('2026-11-25', 'End')).toBe('2026-11-29');
  expect(from('2026-03-31', 'PageUp')).toBe('2026-02-28');
  expect(from('2026-12-31', 'PageDown')).toBe('2027-01-31');
  expect(dayByKey(0, 'a', 1, false)).toBeNull();
});

test('addresses name days and months that exist', () => {
  expect(monthNamed('2026-11')).toEqual({ year: 2026, month: 10 });
  for (const wrong of ['2026-13', '2026-1', 'Gym', '']) expect(monthNamed(wrong)).toBeNull();
  for (const wrong of ['2026-02-30', '2026-11', 'x-2026-11-01', '']) expect(dayNamed(wrong)).toBeNull();
});

test('a stay that is too short to count is marked like what is never compared, once it is over', () => {
  const none = new Set<string>();
  const stays = [visit('brief', 1, 0, 599), visit('long', 1, 0, 600), visit('open', 1, 0, null)];
  const marks = (known: Joined | null) =>
    visitEntries(stays, { exposed: none, unchecked: none, awaited: none }, known).map((one) => one.marks);
  expect(marks(joined)).toEqual([['note'], [], []]);
  expect(marks(null)).toEqual([[], [], []]);
});

test('a form for a visit proposes a stay that the deployment takes', () => {
  for (const { visits } of [demoParameters, fullParameters]) {
    const lengths = { ...visits, again: 1 };
    const span = usualSpan(lengths, 1_000_000);
    expect(span).toEqual({ from: 1_000_000 - visits.defaultLength, to: 1_000_000 });
    expect(addVisit(place(1), span, lengths, 1_000_000, always, 'x')).toMatchObject(span);
  }
});

test('entries stand by day, newest first, hidden ones only when they are asked for', () => {
  const day = dayNamed('2026-11-30')!;
  const none = { exposed: new Set<string>(), unchecked: new Set(['b']), awaited: new Set(['a']) };
  const entries = visitEntries(
    [
      visit('a', 1, day + 10, day + 20),
      { ...visit('b', 2, day - 10, day + 5), hidden: true },
      { ...visit('c', 3, day + 50, day + 60), late: true, protected: true },
    ],
    { ...none, exposed: new Set(['a']) } as never,
    null,
  );
  expect([...byDay(entries, false)].map(([at, list]) => [at, list.map(({ id }) => id)])).toEqual([
    [day, ['c', 'a']],
  ]);
  expect([...byDay(entries, true).keys()]).toEqual([day, dayNamed('2026-11-29')]);
  expect(entries.map(({ marks }) => marks)).toEqual([
    ['awaited', 'exposed'],
    ['unchecked', 'hidden'],
    ['note', 'protected'],
  ]);
});

test('meetings and what Bluetooth heard stand among the visits of their day', () => {
  const day = dayNamed('2026-11-30')!;
  const findings = {
    exposed: new Set(['meet-a']),
    unchecked: new Set(['meet-a', 'meet-b']),
    awaited: new Set(['near-1']),
  };
  const other = (id: string, kind: 'meeting' | 'near', from: number) => ({
    id,
    kind,
    title: id,
    from: day + from,
    to: day + from + 900,
    href: `/${id}`,
  });
  const entries = [
    ...visitEntries([visit('gym', 1, day + 50, day + 60)], findings, null),
    ...otherEntries(
      [
        other('meet-a', 'meeting', 0),
        { ...other('meet-b', 'meeting', 90), crowded: true },
        { ...other('near-1', 'near', 100), seconds: 300 },
      ],
      findings,
    ),
  ];
  expect(
    byDay(entries, false)
      .get(day)!
      .map(({ id, marks }) => [id, marks]),
  ).toEqual([
    ['near-1', ['awaited']],
    ['meet-b', ['note']],
    ['gym', []],
    ['meet-a', ['unchecked', 'exposed']],
  ]);
  expect(entries.find(({ id }) => id === 'near-1')).toMatchObject({ until: day + 1000, seconds: 300 });
});

test('places are known once each, by their code', () => {
  const note = { ...visit('n', 9, 5, 6), place: { ...place(9), secret: null } };
  const renamed = { ...visit('b', 1, 50, 60), place: { ...place(1), name: 'New name' } };
  const known = knownPlaces([visit('a', 1, 1, 2), renamed, note], [place(1), place(4)]);
  expect(known.map(({ name }) => name)).toEqual(['New name', 'Place 4']);
  const blocks = { from: 0, seconds: 600, tokens: [new Uint8Array(8)] };
  const shown = { ...visit('s', 7, 5, 6), place: { ...place(7), blocks } };
  expect(knownPlaces([shown], [{ ...place(8), blocks }])).toEqual([]);
});

test('a form names a stay: over midnight, and to the second of what it showed', () => {
  const day = dayNamed('2026-11-30')!;
  const form = (fields: Record<string, string>) => {
    const data = new FormData();
    for (const [name, value] of Object.entries(fields)) data.set(name, value);
    return data;
  };
  const night = form({ date: '2026-11-30', came: '23:30', left: '00:15' });
  expect(spanOf(night)).toEqual({ from: day + 84_600, to: day + 87_300 });
  expect(spanOf(night, { from: day + 84_637, to: day + 87_301 })).toEqual({
    from: day + 84_637,
    to: day + 87_301,
  });
  expect(spanOf(night, { from: day + 84_660, to: day + 87_360 })).toEqual({
    from: day + 84_600,
    to: day + 87_300,
  });
  expect(spanOf(form({ date: '2026-11-30', came: '10:00' }))).toEqual({
    from: day + 36_000,
    to: day + 36_000,
  });
  expect([laterDay(spanOf(night)!), laterDay({ from: day, to: day + 86_399 })]).toEqual([day + 86_400, null]);
  for (const wrong of [
    { date: '', came: '10:00' },
    { date: '2026-11-30', came: '' },
  ])
    expect(spanOf(form(wrong))).toBeNull();
});
