import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { UsageError } from '../../server-node/errors.ts';
import { planSimulation, type SimulationOptions } from '../../server-node/simulate/plan.ts';
import { bruteContacts, bruteVisits, plainRecords } from './simulate-brute.ts';

const EXTRACT = fileURLToPath(
  new URL('../fixtures/sociopatterns-workplace-extract/tij.dat', import.meta.url),
);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'simulate-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function plan(kind: 'contacts' | 'visits', lines: readonly string[], options: SimulationOptions = {}) {
  const path = join(folder, 'input');
  writeFileSync(path, lines.join('\n'));
  return planSimulation({ [kind]: path, ...options });
}

/** What the command prints as `warned`. */
const warned = ({ people, expected }: ReturnType<typeof planSimulation>) =>
  expected.map(({ person, day, slot, level }) => `${people[person]} ${day} ${slot} ${level}`);

const minute = (t: number, a: string, b: string) => [0, 20, 40].map((dt) => `${t + dt} ${a} ${b}`);

describe('contacts', () => {
  test('whoever heard somebody ill is warned; the ill by other ill people only', () => {
    const lines = [...minute(0, '1', '2'), ...minute(900, '2', '3'), ...minute(88_200, '1', '2')];
    expect(warned(plan('contacts', lines, { ill: '1' }))).toEqual(['2 0 0 3', '2 1 2 3']);
    expect(warned(plan('contacts', lines, { ill: '2,3' }))).toEqual([
      '1 0 0 3',
      '1 1 2 3',
      '2 0 1 3',
      '3 0 1 3',
    ]);
    expect(warned(plan('contacts', lines, { ill: '2:1:1' }))).toEqual(['1 1 2 3']);
    expect(warned(plan('contacts', lines))).toEqual([]);
  });

  test('who lost a row is warned only with --symmetric, by the row of the other', () => {
    // With one row, 1 keeps 2 and loses 3; 3 hears 1.
    const lines = [...minute(0, '1', '2'), ...minute(100, '1', '3')];
    expect(warned(plan('contacts', lines, { heard: 1, ill: '3' }))).toEqual([]);
    expect(warned(plan('contacts', lines, { heard: 1, ill: '3', symmetric: true }))).toEqual(['1 0 0 3']);
    expect(warned(plan('contacts', lines, { heard: 1, ill: '1' }))).toEqual(['2 0 0 3', '3 0 0 3']);
  });

  test('agree with an evaluation second by second', () => {
    const record = fc.tuple(
      fc.integer({ min: 0, max: 40 }),
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 5 }),
    );
    const step = fc.constantFrom(5, 20);
    const rule = fc.record({
      slot: fc.constantFrom(40, 60, 90),
      gap: fc.constantFrom(0, 19, 20, 60),
      tau: fc.constantFrom(0, 20, 35, 60),
      heard: fc.constantFrom(1, 2, 8),
      symmetric: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.array(record, { minLength: 1, maxLength: 60 }),
        step,
        rule,
        (records, seconds, options) => {
          const all = [...records, [0, 1, 6], [0, 2, 6], [0, 4, 6]].map(([k, i, j]) => [
            86_200 + k * seconds,
            i,
            j,
          ]);
          const made = plan(
            'contacts',
            all.map((columns) => columns.join('\t')),
            { ...options, ill: '1,2:0:0,4:1:3' },
          );
          const ill = (person: number, day: number) =>
            person === 1 || (person === 2 && day === 0) || (person === 4 && day === 1);
          const brute = bruteContacts(all, options, ill);
          expect({ warned: warned(made), encounters: made.encounters, rowsLost: made.rowsLost }).toEqual(
            brute,
          );
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('visits', () => {
  test('whoever was in the same place in the same slot is warned', () => {
    const lines = ['1,a,0,1000', '2,a,950,1900', '3,a,1800,2000', '4,b,0,2000'];
    expect(warned(plan('visits', lines, { ill: '2' }))).toEqual(['1 0 1 3', '3 0 2 3']);
    expect(warned(plan('visits', lines, { ill: '2', block: 4 }))).toEqual(['1 0 1 3', '3 0 2 3']);
    expect(warned(plan('visits', lines, { ill: '4' }))).toEqual([]);
  });

  const visit = fc.record({
    person: fc.integer({ min: 1, max: 5 }),
    venue: fc.constantFrom('a', 'b', 'c', 'd'),
    from: fc.integer({ min: 0, max: 60 }),
    stay: fc.integer({ min: -2, max: 30 }),
  });
  const visits = fc.array(visit, { minLength: 1, maxLength: 30 }).map((list) =>
    [...list, ...[1, 2].map((person) => ({ person, venue: 'a', from: 7, stay: 5 }))].map(
      ({ person, venue, from, stay }) => ({
        person,
        venue,
        from: 86_100 + 10 * from,
        to: 86_100 + 10 * (from + stay),
      }),
    ),
  );
  const csv = (list: { person: number; venue: string; from: number; to: number }[]) =>
    list.map(({ person, venue, from, to }) => `${person},${venue},${from},${to}`);
  const ill = (person: number, day: number) => person === 1 || (person === 2 && day === 1);

  test('agree with an evaluation second by second, whatever the block when rows are enough', () => {
    fc.assert(
      fc.property(visits, fc.constantFrom(1, 2, 4, 8), (list, block) => {
        const made = plan('visits', csv(list), { slot: 60, block, venues: 4, ill: '1,2:1:1' });
        const found = { warned: warned(made), encounters: made.encounters, rowsLost: made.rowsLost };
        expect(found).toEqual(bruteVisits(list, 60, ill));
      }),
      { numRuns: 150 },
    );
  });

  test('with too few rows warn of nothing more, and count what they lose', () => {
    fc.assert(
      fc.property(visits, (list) => {
        const [few, enough] = [1, 4].map((venues) =>
          plan('visits', csv(list), { slot: 60, block: 8, venues, ill: '1,2:1:1' }),
        );
        expect(warned(enough)).toEqual(expect.arrayContaining(warned(few)));
        const slots = (of: typeof few) =>
          [...of.rows.values()]
            .flatMap((people) => [...people.values()].flatMap(({ places }) => places))
            .reduce((sum, { mask }) => sum + mask.toString(2).replaceAll('0', '').length, 0);
        expect(few.rowsLost - enough.rowsLost).toBe(slots(enough) - slots(few));
        for (const people of few.rows.values()) {
          for (const { places } of people.values()) {
            expect(new Set(places.map(({ block }) => block)).size).toBe(places.length);
          }
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('the extract of real contacts', () => {
  test.each([
    { heard: 8, symmetric: false },
    { heard: 1, symmetric: false },
    { heard: 1, symmetric: true },
  ])('agrees with an evaluation second by second, %j', (options) => {
    const made = planSimulation({ contacts: EXTRACT, illRandom: 4, seed: 'extract', ...options });
    expect({ people: made.people.length, days: made.days }).toEqual({ people: 37, days: [1] });
    const places = new Map(made.people.map((name, i) => [Number(name), i]));
    const records = plainRecords(EXTRACT);
    const rule = { slot: 900, gap: 60, tau: 60, ...options };
    const brute = bruteContacts(records, rule, (person, day) => made.levels(places.get(person)!, day) > 0);
    expect({ warned: warned(made), encounters: made.encounters, rowsLost: made.rowsLost }).toEqual(brute);
    expect(made.expected.length).toBeGreaterThan(0);
  });
});

describe('bad use', () => {
  test.each<[string, SimulationOptions]>([
    ['simulate takes one of --contacts FILE and --visits FILE', {}],
    ['simulate takes one of', { contacts: EXTRACT, visits: EXTRACT }],
    ['--block is for --visits', { contacts: EXTRACT, block: 2 }],
    ['--block must divide the 96 slots of a day; 5 does not', { visits: EXTRACT, block: 5 }],
    ['--block is a whole number from 1 to 32, not 33', { visits: EXTRACT, block: 33 }],
    ['--slot must divide a day of 86400 s; 7000 does not', { contacts: EXTRACT, slot: 7000 }],
    ['--slot is a whole number from 1 to 86400, not NaN', { contacts: EXTRACT, slot: Number.NaN }],
    ['--heard is a whole number from 1 to 256, not 0', { contacts: EXTRACT, heard: 0 }],
    ['--gap is a whole number', { contacts: EXTRACT, gap: -1 }],
    ['--ill: nobody in the file is called "nobody"', { contacts: EXTRACT, ill: 'nobody' }],
    ['--ill-random 38: there are only 37 people', { contacts: EXTRACT, illRandom: 38 }],
  ])('%s', (message, options) => {
    expect(() => planSimulation(options)).toThrow(message);
    expect(() => planSimulation(options)).toThrow(UsageError);
  });
});
