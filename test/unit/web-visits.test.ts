import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  checkIn,
  checkOut,
  endOf,
  openVisit,
  overdue,
  type Place,
  type Visit,
} from '../../web/diary/visits.ts';

const policy = { defaultLength: 7200, cap: 43_200, again: 300 };
const place = (n: number, defaultMinutes = 0): Place => ({
  secret: new Uint8Array(16).fill(n),
  name: `Place ${n}`,
  defaultMinutes,
});

const enter = (visits: Visit[], where: Place, now: number): Visit[] => {
  const step = checkIn(visits, where, policy, now, `${now}`);
  if (step.kind !== 'in') return visits;
  const ended = new Map(step.ended.map((v) => [v.id, v]));
  const kept = visits.map((v) => ended.get(v.id) ?? v).filter((v) => v.id !== step.visit.id);
  return [...kept, step.visit];
};

test('a visit by the code of a screen ends with its last token', () => {
  const blocks = { from: 0, seconds: 600, tokens: [new Uint8Array(8), new Uint8Array(8)] };
  expect(enter([], { ...place(1, 60), blocks }, 300)[0].until).toBe(1200);
  expect(enter([], { ...place(1, 10), blocks }, 300)[0].until).toBe(900);
});

test('the code of a screen, scanned again, adds its tokens: the visit goes on as far as they reach', () => {
  const token = (n: number) => new Uint8Array(8).fill(n);
  const screen = (from: number, ...tokens: number[]): Place => ({
    ...place(1, 10),
    blocks: { from, seconds: 600, tokens: tokens.map(token) },
  });
  const tokensOf = ({ place }: Visit) => [place.blocks!.from, ...place.blocks!.tokens.map(([n]) => n)];
  const visits = enter([], screen(0, 0), 100);
  expect(visits[0].until).toBe(600);
  // While checked in.
  const [still] = enter(visits, screen(0, 0, 1), 500);
  expect(still).toMatchObject({ id: visits[0].id, from: 100, to: null, until: 1100 });
  expect(tokensOf(still)).toEqual([0, 0, 1]);
  // After it ended by itself with its last token.
  const [again] = enter(visits, screen(600, 1, 2), 700);
  expect(again).toMatchObject({ id: visits[0].id, from: 100, to: null, until: 1300 });
  expect(tokensOf(again)).toEqual([0, 0, 1, 2]);
  expect(openVisit([again], 700)).toBe(again);
  // Blocks of another length, or with others between, do not go together.
  const other = { ...screen(0, 7), blocks: { from: 0, seconds: 1200, tokens: [token(7)] } };
  expect(tokensOf(enter(visits, other, 500)[0])).toEqual([0, 7]);
  expect(tokensOf(enter([{ ...visits[0], until: 1300 }], screen(1200, 2), 1250)[0])).toEqual([1200, 2]);
});

test('a check-in ends the visit before it', () => {
  const visits = enter(enter([], place(1), 100), place(2), 500);
  expect(visits.map((v) => v.to)).toEqual([500, null]);
  expect(openVisit(visits, 600)?.place.name).toBe('Place 2');
});

test('the same place while checked in is no second visit, nor just after leaving it', () => {
  const visits = enter([], place(1), 100);
  expect(checkIn(visits, place(1), policy, 160, 'x').kind).toBe('already');
  const out = visits.map((v) => checkOut(v, 200));
  const again = checkIn(out, place(1), policy, 499, 'x');
  expect(again).toMatchObject({ kind: 'in', visit: { id: visits[0].id, from: 100, to: null, until: 7699 } });
  expect(checkIn(out, place(1), policy, 500, 'x')).toMatchObject({
    kind: 'in',
    visit: { id: 'x', from: 500 },
  });
  // Somewhere else in between, it is another visit; and none goes on beyond the cap.
  const elsewhere = enter(out, place(2), 210);
  expect(checkIn(elsewhere, place(1), policy, 220, 'x')).toMatchObject({ kind: 'in', visit: { id: 'x' } });
  const long = [{ ...visits[0], to: 100 + policy.cap }];
  expect(checkIn(long, place(1), policy, 101 + policy.cap, 'x')).toMatchObject({ visit: { id: 'x' } });
});

test('a visit that ended by itself a moment ago goes on, with its end open again', () => {
  const [short] = enter([], place(1, 30), 0);
  const again = checkIn([short], place(1, 30), policy, 1900, 'x');
  expect(again).toMatchObject({ visit: { id: short.id, from: 0, to: null, until: 3700 }, ended: [] });
});

test('while recording is paused there is no check-in', () => {
  expect(checkIn([], place(1), policy, 100, 'x', true)).toEqual({ kind: 'paused' });
});

test('a forgotten visit ends after the usual length of its place, never after the cap', () => {
  const [short] = enter([], place(1, 30), 0);
  expect(short.until).toBe(1800);
  expect(overdue([short], 1799)).toEqual([]);
  expect(overdue([short], 9000)[0].to).toBe(1800);
  expect(endOf(short, 9000)).toBe(1800);
  const [long] = enter([], place(2, 60_000), 0);
  expect(long.until).toBe(policy.cap);
  const [usual] = enter([], place(3), 0);
  expect(usual.until).toBe(policy.defaultLength);
});

test('a check-out never lies before the check-in or after the visit ended by itself', () => {
  const [visit] = enter([], place(1, 30), 1000);
  expect(checkOut(visit, 900).to).toBe(1000);
  expect(checkOut(visit, 99_999).to).toBe(2800);
});

test('whatever one scans, at most one visit is open and no two overlap', () => {
  const walk = fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 20_000 })));
  fc.assert(
    fc.property(walk, (steps) => {
      let now = 0;
      let visits: Visit[] = [];
      for (const [n, wait] of steps) {
        now += wait;
        visits = enter(visits, place(n), now);
      }
      expect(visits.filter((v) => v.to === null).length).toBeLessThanOrEqual(1);
      for (let i = 1; i < visits.length; i++)
        expect(endOf(visits[i - 1], now)).toBeLessThanOrEqual(visits[i].from);
    }),
  );
});
