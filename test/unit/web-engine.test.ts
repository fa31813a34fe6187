import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isLate, openEpochs, uploadTime } from '../../web/engine/plan.ts';
import { checkedOf, contactAfter, contactOf, doneRun } from '../../web/engine/verdict.ts';
import { awaitedEpochs, countedEpochs, dueRun, runTime } from '../../web/risk/due.ts';
import type { TakenBy } from '../../web/share/receipts.ts';
import { recentVisits, stageOf } from '../../web/share/recent.ts';
import type { Joined } from '../../web/store/schema.ts';
import { type CheckedBefore, checkedFrom } from '../../web/store/upgrade.ts';
import type { Answer } from '../../workers/phone/answers.ts';
import type { Answers } from '../../workers/phone/node-links.ts';
import type { Deployment } from '../../workers/wire/deployment.ts';
import type { NodeInfo } from '../../workers/wire/rpc-messages.ts';
import { epochAt } from '../../workers/wire/time.ts';

const roster = ['North', 'South', 'West'].map((name) => ({ name, operator: name, country: 'DE', key: '' }));
const joinedAt = (since: number, grace = 0): Joined => ({
  hash: '',
  since,
  deployment: {
    parties: 3,
    threshold: 1,
    roster,
    grid: { slot: 5, epoch: 40, offset: 0 },
    run: { collect: 20, grace, window: 14, minAccounts: 2 },
    claims: { places: 4, runs: 3, ahead: 10 },
  } as unknown as Deployment,
});

describe('when this phone uploads', () => {
  test('an epoch after its end, once, until a run that is known done has closed it', () => {
    const joined = joinedAt(410); // in epoch 10: 400 to 440
    expect(openEpochs(joined, new Set(), 9, 439)).toEqual([]);
    expect(openEpochs(joined, new Set(), 9, 440)).toEqual([10]);
    expect(openEpochs(joined, new Set([10]), 9, 440)).toEqual([]);
    expect(openEpochs(joined, new Set(), 9, 525)).toEqual([10, 11, 12]); // no run took place
    expect(openEpochs(joined, new Set(), 10, 525)).toEqual([11, 12]);
  });

  test('late epochs while the grace time lasts', () => {
    expect(openEpochs(joinedAt(410, 2), new Set([11]), 11, 525)).toEqual([10, 12]);
    expect(openEpochs(joinedAt(410, 2), new Set([11]), 12, 540)).toEqual([12]);
  });

  test('never an epoch before the phone joined, or that the next run does not look back to', () => {
    expect(openEpochs(joinedAt(495, 5), new Set(), -1, 525)).toEqual([12]);
    expect(openEpochs(joinedAt(10), new Set(), -1, 30 * 40)[0]).toBe(16);
  });

  test('an epoch is late when the run that closes it for good is due', () => {
    expect([459, 460].map((now) => isLate(joinedAt(410), 10, now))).toEqual([false, true]);
    expect([539, 540].map((now) => isLate(joinedAt(410, 2), 10, now))).toEqual([false, true]);
  });

  test('at a moment in the first half of the collect time', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 0.999999, noNaN: true }), (u) => {
        const at = uploadTime(joinedAt(410), 10, u);
        expect(at).toBeGreaterThanOrEqual(440);
        expect(at).toBeLessThan(450);
      }),
    );
  });
});

describe('when an answer is due', () => {
  const joined = joinedAt(410);
  test('a run begins when its collect time is over', () => {
    expect(runTime(joined, 10)).toBe(460);
    expect(dueRun(joined, 459)).toBe(9);
    expect(dueRun(joined, 460)).toBe(10);
  });

  test('it is overdue a quarter of an epoch later, and only if it can hold rows of this phone', () => {
    expect(awaitedEpochs(joined, null, 469)).toBe(null);
    expect(awaitedEpochs(joined, null, 470)).toEqual([10, 10]);
    expect(awaitedEpochs(joined, 10, 470)).toBe(null);
    expect(awaitedEpochs(joined, 10, 510)).toEqual([11, 11]);
    expect(awaitedEpochs(joined, 10, 600)).toEqual([11, 13]);
  });
});

test('a run is done by the word of so many operators that one is honest', () => {
  const says = (threshold: number, ...runs: (number | null | Error)[]) =>
    doneRun(
      { parties: runs.length, threshold },
      new Map(
        runs.map((run, i) => [
          i + 1,
          run instanceof Error
            ? run
            : ({ lastRun: run === null ? null : { run, state: 'done' } } as NodeInfo),
        ]),
      ),
    );
  const down = new Error('down');
  expect(says(1, 7, 7, 7)).toBe(7);
  expect(says(1, 9, 7, 8)).toBe(8);
  expect(says(1, 7, down, 8)).toBe(7);
  expect(says(1, null, null, 8)).toBe(-1);
  expect(says(1, down, down, 8)).toBe(null);
  expect(says(2, 9, 8, 7, 7, 6)).toBe(7);
  expect(says(2, 8, down, 7, 6, down)).toBe(6);
  expect(says(2, 8, down, 8, down, down)).toBe(null);
});

describe('what the operators’ answers amount to', () => {
  const joined = joinedAt(410);
  const info = (run: number, state: 'done' | 'skipped'): NodeInfo => ({
    deployment: new Uint8Array(32),
    clock: 0,
    lastRun: { run, state },
    epochKeys: [],
  });
  const answer = (agree: Answer['agree'], run = 10, counted = [10], believed = true) =>
    checkedOf(
      joined,
      { run, accepted: false, exposed: false, rows: [], days: [], counted, agree, believed },
      [],
      462,
    );

  test('who was not reached is named', () => {
    const answers: Answers<NodeInfo> = new Map<number, NodeInfo | Error>([
      [1, info(10, 'done')],
      [2, new Error('closed')],
      [3, info(10, 'done')],
    ]);
    const refused = [{ operator: 'West', epoch: 9, reason: 'closed' }];
    const before = { at: 1, unreachable: [], skipped: null, refused };
    expect(contactOf(joined, answers, 10, before, 462)).toEqual({
      at: 462,
      unreachable: ['South'],
      skipped: null,
      refused,
    });
  });

  test('so many operators must say that a run was skipped that one is honest', () => {
    const says = (threshold: number, ...states: ('done' | 'skipped')[]) => {
      const community = { ...joined, deployment: { ...joined.deployment, threshold } };
      const answers = new Map(states.map((state, i) => [i + 1, info(10, state)]));
      return contactOf(community, answers, 10, null, 462).skipped;
    };
    expect(says(1, 'skipped', 'done', 'done')).toBeNull();
    expect(says(1, 'skipped', 'skipped', 'done')).toBe(10);
    expect(says(2, 'skipped', 'skipped', 'done', 'done', 'done')).toBeNull();
    expect(says(2, 'skipped', 'skipped', 'done', 'skipped', 'done')).toBe(10);
  });

  test('who was not believed is named; where that cannot be told, nobody is', () => {
    const of = (contradicts: number[], believed: boolean) => answer({ contradicts }, 10, [10], believed);
    expect(answer('all')).toMatchObject({ agree: 'all', doubted: [], upTo: 440 });
    expect(answer('some')).toMatchObject({ agree: 'some', doubted: [] });
    expect(of([3], true)).toMatchObject({ agree: 'some', doubted: ['West'] });
    expect(of([1, 3], true)).toMatchObject({ agree: 'some', doubted: ['North', 'West'] });
    expect(of([1, 3], false)).toMatchObject({ agree: 'contradiction', doubted: [] });
  });

  test('an answer that the first version of the database kept means the same', () => {
    const kept = (agree: CheckedBefore['agree'], doubted: string | null) =>
      checkedFrom({ ...answer('all'), agree, doubted });
    expect(kept('all', null)).toEqual(answer('all'));
    expect(kept('two', null)).toEqual(answer('some'));
    expect(kept('two', 'West')).toEqual(answer({ contradicts: [3] }));
    expect(kept('contradiction', null)).toEqual(answer({ contradicts: [1, 3] }, 10, [10], false));
  });

  test('epochs of the window since the phone joined that did not enter are missing', () => {
    expect(answer('all').missing).toEqual([]);
    expect(answer('all', 13, [10, 12]).missing).toEqual([11, 13]);
    expect(answer('all', 25, [25]).missing).toEqual(Array.from({ length: 13 }, (_, i) => 12 + i));
  });

  test('a record counts in the epochs since the phone joined that are not missing', () => {
    const counted = (...args: [number, number[]]) => countedEpochs(joined, answer('all', ...args));
    expect(counted(10, [10])).toBe(1);
    expect(counted(10, [])).toBe(0);
    expect(counted(9, [])).toBe(0);
    expect(counted(25, [25])).toBe(1);
    expect(
      counted(
        25,
        Array.from({ length: 14 }, (_, i) => 12 + i),
      ),
    ).toBe(14);
  });

  test('a refusal stands until the operator takes a record again', () => {
    const delivery = (outcome: 'receipt' | 'refused', epoch: number, reason = '') =>
      [{ party: 2, outcome, epoch, sequence: 0, reason }] as const;
    const refused = contactAfter(joined, delivery('refused', 10, 'epoch 10 is closed'), null, 2);
    expect(refused?.refused).toEqual([{ operator: 'South', epoch: 10, reason: 'epoch 10 is closed' }]);
    expect(contactAfter(joined, delivery('receipt', 11), refused, 3)?.refused).toEqual([]);
    // An operator may say what it likes.
    const long = contactAfter(joined, delivery('refused', 10, 'no '.repeat(700)), null, 2)!;
    expect(long.refused[0].reason).toBe('no '.repeat(100));
  });

  test('a delivery tells about its operator only', () => {
    const before = { at: 1, unreachable: ['North', 'South'], skipped: null, refused: [] };
    const delivery = (party: number, outcome: 'receipt' | 'waiting') =>
      ({ party, outcome, epoch: 10, sequence: 0, reason: '' }) as const;
    const after = contactAfter(joined, [delivery(2, 'receipt'), delivery(3, 'waiting')], before, 2);
    expect(after?.unreachable).toEqual(['North', 'West']);
    expect(contactAfter(joined, [], before, 2)).toBe(before);
  });
});

describe('a report', () => {
  const { grid } = joinedAt(0).deployment;
  const place = { secret: new Uint8Array(16), name: 'x', defaultMinutes: 1 };
  const report = {
    claim: { open: new Uint8Array(16) },
    registeredAt: 410,
    accepted: false,
    consent: { place: true },
  };

  test('is about the visits of the window', () => {
    const visit = (from: number) => ({ id: `${from}`, place, from, to: from + 5, until: from + 60 });
    expect(recentVisits([visit(600), visit(78), visit(70)], grid, 14, 610).map((v) => v.id)).toEqual([
      '600',
      '78',
    ]);
  });

  test('goes from the code to the receipt', () => {
    const at = (lastRun: number, change: object, taken: TakenBy | null = 'none') =>
      stageOf({ ...report, ...change }, grid, 3, lastRun, taken);
    const registered = epochAt(grid, report.registeredAt);
    expect(at(registered, { consent: null })).toBe('confirmed');
    expect(at(registered, { consent: { place: false } })).toBe('withheld');
    expect(at(-1, {}, null)).toBe('agreed');
    expect(at(registered + 5, {}, null)).toBe('lost');
    expect(at(-1, {})).toBe('waiting');
    expect(at(-1, {}, 'some')).toBe('partly');
    expect(at(-1, {}, 'all')).toBe('sent');
    expect(at(-1, { claim: null }, 'all')).toBe('sent');
    expect(at(registered, { consent: { place: false } }, 'all')).toBe('withheld');
    expect(at(registered + 2, { accepted: true })).toBe('accepted');
    expect(at(registered + 4, {})).toBe('waiting');
    expect(at(registered + 5, {}, 'all')).toBe('lost');
  });
});
