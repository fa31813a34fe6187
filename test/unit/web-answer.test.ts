import { describe, expect, test } from 'vitest';
import { type AnswerInput, answer } from '../../web/words/answer.ts';
import { ar } from '../../web/words/ar/index.ts';
import { de } from '../../web/words/de/index.ts';
import { en } from '../../web/words/en/index.ts';
import { es } from '../../web/words/es/index.ts';
import { fr } from '../../web/words/fr/index.ts';
import { momentAfter } from '../../web/words/time.ts';

// Local noon of a Thursday, so that the words for days do not depend on the machine's time zone.
const now = new Date(2026, 10, 26, 12, 0, 0).getTime() / 1000;
const at = (daysAgo: number, hour: number, minute = 0) =>
  new Date(2026, 10, 26 - daysAgo, hour, minute).getTime() / 1000;

const day: AnswerInput = {
  now,
  grid: { slot: 900, epoch: 86_400, offset: 0 },
  window: 14,
  operators: { parties: 3, threshold: 1 },
  detail: { policy: 'open' },
  check: {
    answered: { at: at(0, 7), upTo: at(0, 0), agree: 'all', doubted: [], counted: 14 },
    skipped: false,
    overdue: false,
    offline: false,
    unreachable: [],
  },
  exposures: [],
  unchecked: [],
  awaited: [],
};
const text = (input: AnswerInput) => {
  const { headline, place, detail } = answer(input);
  return `${headline}${place ?? ''} ${detail}`.trim();
};
const covers = (counted: number) => check({ answered: { ...day.check.answered!, counted } });
const check = (change: Partial<AnswerInput['check']>) => ({ ...day, check: { ...day.check, ...change } });

describe('the sentence of the day', () => {
  test('no exposure', () => {
    expect(text(day)).toBe('No exposure found in the last 14 days. Checked this morning.');
  });

  test('an exposure names the day, the span and the place', () => {
    const exposures = [
      { from: at(2, 18), to: at(2, 18, 45), place: 'Café Nord', kind: 'place' as const, dayOnly: false },
    ];
    expect(text({ ...day, exposures })).toBe(
      'On Tuesday between 18:00 and 18:45 you were in the same place as someone who later tested positive: Café Nord',
    );
    const twice = [
      ...exposures,
      { from: at(4, 9), to: at(4, 10), place: 'Gym', kind: 'place' as const, dayOnly: false },
    ];
    expect(answer({ ...day, exposures: twice }).detail).toBe('And one other time.');
  });

  test('a meeting and a tag are no place: the sentence says what they are', () => {
    const of = (kind: 'meeting' | 'near', place: string | null) =>
      text({ ...day, exposures: [{ from: at(2, 18), to: at(2, 18, 45), place, kind, dayOnly: false }] });
    expect(of('meeting', 'Meeting with Ada')).toBe(
      'On Tuesday between 18:00 and 18:45 you were in a meeting with someone who later tested positive: Meeting with Ada',
    );
    expect(of('meeting', null)).toBe(
      'On Tuesday between 18:00 and 18:45 you were in a meeting with someone who later tested positive.',
    );
    expect(of('near', 'near a Bluetooth tag')).toBe(
      'On Tuesday between 18:00 and 18:45 Bluetooth noted you near someone who later tested positive.',
    );
  });

  test('an exposed day names the day only, and its hours where it is not a day of this device', () => {
    const of = (from: number, to: number) => ({
      from,
      to,
      place: null,
      kind: 'place' as const,
      dayOnly: true,
    });
    const exposures = [of(at(2, 0), at(1, 0))];
    expect(text({ ...day, exposures })).toBe(
      'On Tuesday you were in the same place as someone who later tested positive. Results here do not say when or where.',
    );
    expect(answer({ ...day, exposures: [...exposures, of(at(4, 0), at(3, 0))] }).detail).toBe(
      'Results here do not say when or where. And one other day.',
    );
    const when = (from: number, to: number) => answer({ ...day, exposures: [of(from, to)] }).headline;
    expect(when(at(2, 16), at(1, 16))).toContain('Between Tuesday 16:00 and yesterday 16:00 you were');
    expect(when(at(0, 9), at(0, 10))).toContain('Today between 09:00 and 10:00 you were');
  });

  test('where small groups are told nothing, silence says so', () => {
    const of = (crowd: number) => answer({ ...day, detail: { policy: 'strict', crowd } }).detail;
    expect(of(3)).toBe(
      'Checked this morning. Where fewer than 3 other participants checked in within the same hours, nothing is told.',
    );
    expect(of(1)).toContain('fewer than one other participant checked in');
  });

  describe('while no answer comes', () => {
    const answered = { at: at(6, 19), upTo: at(6, 0), agree: 'all' as const, doubted: [], counted: 14 };
    const late = check({ answered, overdue: true, unreachable: ['North', 'South'] });
    const awaited = [
      { place: 'Gym', from: at(1, 18) },
      { place: 'Café Nord', from: at(2, 18) },
      { place: 'Bar', from: at(5, 18) },
    ];

    test('since when, why, and which visits are open', () => {
      expect(text({ ...late, awaited })).toBe(
        "No answer since Friday: two of three operators can't be reached. Your visits since Friday are not checked yet: Gym (yesterday) and Café Nord (Tuesday) and one other visit. They are kept on this phone. Keep the app open when the operators are back: those of the last 14 days can still be checked then.",
      );
      expect(answer(late)).toMatchObject({
        tone: 'notice',
        detail: 'You have no visits since Friday that wait to be checked.',
      });
    });

    test('also before the first answer', () => {
      const first = check({ answered: null, overdue: true, skipped: true });
      expect(text({ ...first, awaited: [awaited[0]] })).toMatch(
        /^No answer yet: too few people took part in the last round. Your visits are not checked yet: Gym \(yesterday\)\. /,
      );
      expect(text(check({ answered: null, overdue: true, offline: true }))).toContain(
        'this phone is offline',
      );
      expect(text(check({ answered: null, overdue: true }))).toContain('the operators have not given one');
    });

    test('an older exposure stands, and what is open is said beside it', () => {
      const exposures = [
        { from: at(8, 18), to: at(8, 18, 45), place: 'Museum', kind: 'place' as const, dayOnly: false },
      ];
      const said = answer({ ...late, awaited, exposures });
      expect(said.tone).toBe('exposed');
      expect(said.detail).toContain('No answer since Friday');
      expect(said.detail).toContain(said.open);
      expect(said.open).toContain('not checked yet: Gym (yesterday)');
    });

    test('nothing is claimed to be free of exposures, and what was lost before is still named', () => {
      const lost = { ...late, awaited, unchecked: [{ place: 'Kino', from: at(9, 18) }] };
      expect(text(lost)).toContain('Not checked: Kino');
      for (const agree of ['all', 'some', 'contradiction'] as const) {
        const said = text({ ...lost, check: { ...late.check, answered: { ...answered, agree } } });
        expect(said).not.toContain('No exposure');
        expect(said).toContain('not checked yet: Gym (yesterday)');
      }
    });

    test('nothing is open when the answer is there', () => {
      expect(answer(day).open).toBe('');
    });
  });

  test('an answer from two operators says who is missing', () => {
    const answered = { at: at(0, 7), upTo: at(0, 0), agree: 'some' as const, doubted: [], counted: 14 };
    expect(text(check({ answered, unreachable: ['Operator North'] }))).toBe(
      "No exposure found in the last 14 days. Checked this morning. Two operators answered; Operator North can't be reached.",
    );
  });

  test('a node is called by its operator where that is known', () => {
    const roster = [{ name: 'node 3', operator: 'City of South' }];
    const answered = { ...day.check.answered!, agree: 'some' as const };
    const of = (change: object) =>
      answer({ ...check({ answered, ...change }), operators: { parties: 3, threshold: 1, roster } }).detail;
    expect(of({ unreachable: ['node 3'] })).toContain("City of South can't be reached");
    expect(of({ answered: { ...answered, doubted: ['node 3'] } })).toContain('City of South contradicts');
  });

  test('one operator against two is not believed, and named', () => {
    const answered = {
      at: at(0, 7),
      upTo: at(0, 0),
      agree: 'some' as const,
      doubted: ['South'],
      counted: 14,
    };
    expect(answer(check({ answered })).detail).toBe(
      'Checked this morning. Two operators agree; South contradicts them and was not believed.',
    );
  });

  test.each([
    [4, 1, [], 'At least two operators answered.'],
    [5, 2, [], 'At least three operators answered.'],
    [5, 2, ['A'], 'At least three operators agree; A contradicts them and was not believed.'],
    [5, 2, ['A', 'B'], 'Three operators agree; A and B contradict them and were not believed.'],
    [7, 2, ['A', 'B'], 'At least three operators agree; A and B contradict them and were not believed.'],
    [7, 3, ['A', 'B', 'C'], 'Four operators agree; A, B and C contradict them and were not believed.'],
  ])('of %i operators against %i, with %j not believed', (parties, threshold, doubted, words) => {
    const answered = { ...day.check.answered!, agree: 'some' as const, doubted };
    const said = answer({ ...check({ answered }), operators: { parties, threshold } });
    expect(said.detail).toBe(`Checked this morning. ${words}`);
  });

  test('operators that cannot be reached are counted of all', () => {
    const operators = { parties: 7, threshold: 2 };
    const answered = { ...day.check.answered!, agree: 'some' as const };
    const unreachable = ['A', 'B'];
    expect(answer({ ...check({ answered, unreachable }), operators }).detail).toContain(
      "At least three operators answered; two of seven operators can't be reached.",
    );
  });

  test('operators that contradict each other give no answer, not even an exposure', () => {
    const answered = {
      at: at(0, 7),
      upTo: at(0, 0),
      agree: 'contradiction' as const,
      doubted: [],
      counted: 14,
    };
    const exposures = [
      { from: at(2, 18), to: at(2, 19), place: 'Gym', kind: 'place' as const, dayOnly: false },
    ];
    expect(text({ ...check({ answered }), exposures })).not.toContain('Gym');
  });

  test('visits whose record did not enter are named, and nothing is claimed about them', () => {
    const visit = (place: string, daysAgo: number) => ({ place, from: at(daysAgo, 18) });
    const one = { ...covers(13), unchecked: [visit('Café Nord', 2)] };
    expect(text(one)).toBe(
      "No exposure found in the 13 days checked of the last 14 days. Checked this morning. Not checked: Café Nord (Tuesday), because not every operator has this phone's record of that time.",
    );
    expect(answer(one).tone).toBe('notice');
    const many = [visit('Gym', 1), visit('Café Nord', 2), visit('Bar', 3), visit('Kino', 4)];
    const exposures = [
      { from: at(5, 18), to: at(5, 18, 45), place: 'Museum', kind: 'place' as const, dayOnly: false },
    ];
    expect(text({ ...day, exposures, unchecked: many })).toContain(
      'Not checked: Gym (yesterday) and Café Nord (Tuesday) and two other visits, because',
    );
  });

  test('only days that hold a record of this phone are claimed', () => {
    expect(text(covers(3))).toBe(
      'No exposure found in the 3 days checked of the last 14 days. Checked this morning.',
    );
    expect(text(covers(0))).toBe(
      'Nothing of the last 14 days is checked yet. Visits are checked in the night after each day.',
    );
    const lost = answer({ ...covers(0), unchecked: [{ place: 'Gym', from: at(1, 18) }] });
    expect(lost).toMatchObject({
      tone: 'notice',
      detail: expect.stringContaining('Not checked: Gym (yesterday)'),
    });
  });

  test('before the first run', () => {
    expect(text(check({ answered: null }))).toBe(
      'Nothing to check yet. Visits are checked in the night after each day.',
    );
  });

  test('a demonstration shows seconds and rounds', () => {
    const grid = { slot: 5, epoch: 40, offset: 0 };
    expect(answer({ ...day, grid }).headline).toBe('No exposure found in the last 14 rounds (9 minutes).');
    const exposures = [
      { from: now - 40, to: now - 25, place: 'Café Nord', kind: 'place' as const, dayOnly: false },
    ];
    expect(answer({ ...day, grid, exposures }).headline).toContain('Today between 11:59:20 and 11:59:35');
  });
});

test('no sentence says safe or infected, or shouts', () => {
  const all = [true, false].flatMap((overdue) =>
    ([null, 'all', 'some', 'contradiction'] as const).flatMap((agree) =>
      [[], ['North'], ['North', 'South']].flatMap((unreachable) =>
        [[], [false], [true]].map((days) =>
          text({
            ...check({
              overdue,
              unreachable,
              answered: agree && { at: now - 60, upTo: now, agree, doubted: [], counted: 14 },
            }),
            exposures: days.map((dayOnly) => ({
              from: now - 900,
              to: now,
              place: null,
              kind: (['place', 'meeting', 'near'] as const)[unreachable.length],
              dayOnly,
            })),
          }),
        ),
      ),
    ),
  );
  for (const sentence of all) expect(sentence).not.toMatch(/\bsafe\b|infected|!/i);
});

test('a time field names the first such moment after the check-in', () => {
  expect(momentAfter('18:45', at(0, 18))).toBe(at(0, 18, 45));
  expect(momentAfter('18:45:30', at(0, 18))).toBe(at(0, 18, 45) + 30);
  expect(momentAfter('00:30', at(1, 22))).toBe(at(0, 0, 30));
  expect(momentAfter('18:00', at(0, 18) + 40)).toBe(at(0, 18));
  expect(momentAfter('25:00', at(0, 18))).toBeNull();
});

test('a crowd is of participants, as one phone may take part for its guests too', () => {
  const phone = { en: /phone/, de: /Telefon/, fr: /téléphone/, es: /teléfono/, ar: /هاتف|هواتف/ };
  for (const [tag, { risk, detail }] of Object.entries({ en, de, fr, es, ar }))
    for (const n of [1, 2, 3, 12])
      for (const said of [risk.whyCrowd(n), detail.strict(n), detail.keptBack(n)])
        expect(said).not.toMatch(phone[tag as 'en']);
});
