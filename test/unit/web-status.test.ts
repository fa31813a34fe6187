import fc from 'fast-check';
import { expect, test } from 'vitest';
import { adviceFor } from '../../web/risk/advice.ts';
import { slotsIn } from '../../web/risk/slots.ts';
import {
  canUndo,
  follow,
  reported,
  type Seen,
  type Status,
  say,
  undo,
  unknown,
  withoutOld,
} from '../../web/risk/status.ts';

const found = (...spans: [number, number, boolean?, string?][]) =>
  spans.map(([from, to, guarded = false, id = 'a']) => ({ from, to, visitIds: [id], protected: guarded }));
const seen = (at: number, exposures: Seen['exposures'], more: Partial<Seen> = {}): Seen => ({
  at,
  community: 'here',
  since: 0,
  believed: true,
  exposures,
  ...more,
});
const changes = ({ history }: Status) => history.map(({ state, reason }) => `${state}: ${reason}`);
const none = unknown('here');
const exposed = follow(none, seen(1, found([100, 200])));

test('from nothing to exposed, tested negative, cleared, and exposed again by another', () => {
  const negative = say(exposed, 'negative', 2);
  const cleared = say(negative, 'cleared', 3);
  // The same exposure, of one slot more, is no news.
  const same = follow(cleared, seen(4, found([100, 300])));
  const again = follow(same, seen(5, found([100, 300], [500, 600])));
  expect(changes(again)).toEqual([
    'exposed: found',
    'negative: negative',
    'cleared: cleared',
    'exposed: another',
  ]);
  expect(again.known).toEqual([
    { from: 100, to: 300, visitIds: ['a'] },
    { from: 500, to: 600, visitIds: ['a'] },
  ]);
});

test('an exposure goes with a reason: out of the window, no longer in the answer, protected, other operators', () => {
  const of = (next: Seen) => follow(exposed, next).history.at(-1);
  const about = { from: 100, to: 200 };
  expect(of(seen(9, [], { since: 200 }))).toEqual({ at: 9, state: 'none', reason: 'window', about });
  expect(of(seen(9, [], { since: 199 }))).toEqual({ at: 9, state: 'none', reason: 'answer', about });
  expect(of(seen(9, found([100, 200, true])))).toEqual({ at: 9, state: 'none', reason: 'protected', about });
  const elsewhere = seen(9, [], { community: 'there', believed: false });
  expect(of(elsewhere)).toEqual({ at: 9, state: 'none', reason: 'community', about });
  expect(follow(exposed, elsewhere).community).toBe('there');
});

test('one of two that goes is stated too, and the other still counts', () => {
  const two = follow(exposed, seen(2, found([100, 200], [500, 600])));
  const one = follow(two, seen(3, found([500, 600]), { since: 300 }));
  expect(one.history.at(-1)).toMatchObject({ state: 'exposed', reason: 'window', about: { from: 100 } });
});

test('operators that contradict each other change nothing', () => {
  expect(follow(exposed, seen(2, [], { believed: false }))).toBe(exposed);
  expect(follow(none, seen(2, found([1, 2]), { believed: false }))).toBe(none);
});

test('protection that is taken back lets the exposure count again', () => {
  const guarded = follow(exposed, seen(2, found([100, 200, true])));
  expect(changes(follow(guarded, seen(3, found([100, 200]))))).toEqual([
    'exposed: found',
    'none: protected',
    'exposed: found',
  ]);
  expect(follow(none, seen(1, found([100, 200, true])))).toBe(none);
});

test('a visit and a meeting at one table are two exposures: protection at the one says nothing of the other', () => {
  const table = (guarded: boolean) => found([100, 200, guarded, 'visit'], [150, 250, false, 'meet-1']);
  const both = follow(none, seen(1, table(false)));
  expect(follow(both, seen(2, table(false)))).toBe(both);
  const one = follow(both, seen(2, table(true)));
  expect(one.history.slice(2)).toEqual([
    { at: 2, state: 'exposed', reason: 'protected', about: { from: 100, to: 200 } },
  ]);
  const negative = say(one, 'negative', 3);
  expect(follow(negative, seen(4, table(true)))).toBe(negative);
});

test('an exposure that an older app kept without its visits is the one of that time, and no news', () => {
  const old: Status = { ...exposed, known: [{ from: 100, to: 200 }] };
  const now = follow(old, seen(2, found([100, 300])));
  expect(now).toEqual({ ...old, known: [{ from: 100, to: 300, visitIds: ['a'] }] });
});

test('two that grow into one are no news', () => {
  const two = follow(none, seen(1, found([100, 200], [300, 400])));
  const one = follow(two, seen(2, found([100, 400])));
  expect(one).toEqual({ ...two, known: [{ from: 100, to: 400, visitIds: ['a'] }] });
});

test('following the same twice changes nothing the second time', () => {
  const exposures = fc.array(
    fc.record({
      from: fc.nat(9),
      length: fc.integer({ min: 1, max: 9 }),
      id: fc.constantFrom('a', 'b'),
      guarded: fc.boolean(),
    }),
    { maxLength: 5 },
  );
  const answers = fc.array(exposures, { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(answers, (answers) => {
      let status: Status = none;
      answers.forEach((answer, at) => {
        const now = found(
          ...answer.map(({ from, length, guarded, id }): [number, number, boolean, string] => [
            from,
            from + length,
            guarded,
            id,
          ]),
        );
        status = follow(status, seen(at, now, { since: 5 }));
        expect(follow(status, seen(99, now, { since: 5 }))).toBe(status);
      });
    }),
  );
});

test('what does not follow from where one stands is not said', () => {
  for (const what of ['negative', 'cleared', 'ended'] as const) expect(say(none, what, 1)).toBe(none);
  expect(say(exposed, 'ended', 1)).toBe(exposed);
  expect(say(none, 'positive', 1).state).toBe('positive');
});

test('a positive test stays until it is ended, whatever the answers say', () => {
  const ill = reported(exposed, true, 2);
  expect(changes(ill)).toEqual(['exposed: found', 'positive: report']);
  expect(reported(ill, true, 3)).toBe(ill);
  const later = follow(ill, seen(4, [], { since: 300 }));
  expect(later.state).toBe('positive');
  expect(reported(later, false, 5)).toMatchObject({ state: 'none' });
  // One's own word is not ended by there being no report.
  const own = say(exposed, 'positive', 2);
  expect(reported(own, false, 3)).toBe(own);
  expect(say(own, 'ended', 4).state).toBe('exposed');
});

test('what was said last can be taken back, and stays in the history', () => {
  const back = undo(say(exposed, 'cleared', 2), 3);
  expect(changes(back)).toEqual(['exposed: found', 'cleared: cleared', 'exposed: undone']);
  expect(canUndo(back)).toBe(false);
  expect(undo(exposed, 3)).toBe(exposed);
  // In the meantime the exposure went: taking back leads to nothing, not to an exposure that is no more.
  const gone = follow(say(exposed, 'positive', 2), seen(3, [], { since: 300 }));
  expect(canUndo(gone)).toBe(false);
});

test('whatever happens, the state changes only with an entry of the history, and exposed means that something is known', () => {
  const spans = fc.array(fc.tuple(fc.nat(20), fc.boolean()), { maxLength: 3 });
  const step = fc.oneof(
    fc.record({ exposures: spans, since: fc.nat(20), believed: fc.boolean(), moved: fc.boolean() }),
    fc.constantFrom('negative', 'cleared', 'positive', 'ended', 'undo', 'report', 'no report'),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      let status: Status = none;
      steps.forEach((next, at) => {
        const before = status;
        if (next === 'undo') status = undo(status, at);
        else if (next === 'report' || next === 'no report') status = reported(status, next === 'report', at);
        else if (typeof next === 'string') status = say(status, next as 'ended', at);
        else {
          const { since, believed, moved } = next;
          const exposures = found(
            ...next.exposures.map(([from, guarded]): [number, number, boolean] => [
              from * 10,
              from * 10 + 5,
              guarded,
            ]),
          );
          status = follow(
            status,
            seen(at, exposures, { since, believed, community: moved ? 'there' : 'here' }),
          );
        }
        if (status.state !== before.state)
          expect(status.history.length).toBeGreaterThan(before.history.length);
        expect(status.history.at(-1)?.state ?? 'none').toBe(status.state);
        if (['exposed', 'negative', 'cleared'].includes(status.state)) expect(status.known).not.toEqual([]);
        if (status.state === 'none') expect(status.known).toEqual([]);
      });
    }),
  );
});

test('old changes are forgotten, but for the one that says why things are as they are', () => {
  const two = say(exposed, 'negative', 50);
  const gone = follow(two, seen(60, [], { since: 200 }));
  expect(changes(withoutOld(gone, 40))).toEqual(['negative: negative', 'none: window']);
  expect(changes(withoutOld(gone, 99))).toEqual(['none: window']);
  expect(withoutOld(gone, 1)).toBe(gone);
});

test('what was said last can be taken back also when all before it is old', () => {
  const cleared = say(say(exposed, 'negative', 2), 'cleared', 50);
  const left = withoutOld(cleared, 40);
  expect(changes(left)).toEqual(['negative: negative', 'cleared: cleared']);
  expect(undo(left, 60).state).toBe('negative');
});

test('a report that is over ends, though all but its word was pruned', () => {
  const ill = follow(reported(none, true, 2), seen(50, found([40, 45])));
  expect(reported(withoutOld(ill, 40), false, 60).state).toBe('exposed');
});

test('the authority speaks the language of the screens, else English, else what it has', () => {
  const advice = { fr: { exposed: ['a'] }, de: { exposed: ['b'], positive: ['c'] } };
  expect(adviceFor({ advice }, 'exposed', 'de')).toEqual({ lines: ['b'], lang: 'de' });
  expect(adviceFor({ advice }, 'exposed', 'es')).toEqual({ lines: ['a'], lang: 'fr' });
  expect(adviceFor({ advice: { ...advice, en: { exposed: ['e'] } } }, 'exposed', 'es')?.lang).toBe('en');
  expect(adviceFor({ advice }, 'positive', 'fr')).toEqual({ lines: ['c'], lang: 'de' });
  expect(adviceFor({ advice }, 'cleared', 'fr')).toBeNull();
  expect(adviceFor({}, 'exposed', 'en')).toBeNull();
});

test('slots of an exposure are named by their beginnings', () => {
  const grid = { slot: 900, epoch: 86_400, offset: 0 };
  expect(slotsIn(grid, { from: 900, to: 2700 })).toEqual([900, 1800]);
});
