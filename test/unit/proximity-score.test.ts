import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluate } from '../../server-node/proximity/evaluate.ts';
import type { KnownReading } from '../../server-node/proximity/recordings.ts';
import { type Judged, rocArea, scoreAt, weigh } from '../../server-node/proximity/score.ts';
import { DETECTOR } from '../../workers/near/detector.ts';

const minute = (attenuation: number, near: boolean, stay: string): Judged => ({ attenuation, near, stay });
const judged = fc.array(
  fc.record({
    attenuation: fc.integer({ min: 40, max: 60 }),
    near: fc.boolean(),
    stay: fc.constantFrom('a', 'b', 'c'),
  }),
  { maxLength: 40 },
);

describe('a score', () => {
  test('counts stays alike and near and far half each', () => {
    const weighed = weigh([
      minute(50, true, 'a'),
      minute(50, true, 'a'),
      minute(50, true, 'a'),
      minute(90, true, 'b'),
      minute(50, false, 'c'),
      minute(90, false, 'c'),
      minute(90, false, 'd'),
    ]);
    const { recall, falseAlarms, precision, f1 } = scoreAt(weighed, 60);
    expect(recall).toBeCloseTo(1 / 2); // not 3 of 4
    expect(falseAlarms).toBeCloseTo(1 / 4); // not 1 of 3
    expect(precision).toBeCloseTo(2 / 3);
    expect(f1).toBeCloseTo(4 / 7);
  });

  test('is of minutes under the threshold, not at it', () => {
    const weighed = weigh([minute(60, true, 'a'), minute(60, false, 'b')]);
    expect(scoreAt(weighed, 60)).toMatchObject({ recall: 0, falseAlarms: 0, precision: Number.NaN, f1: 0 });
    expect(scoreAt(weighed, 60.5)).toMatchObject({ recall: 1, falseAlarms: 1, precision: 0.5 });
  });

  test('there is none when all was near, or all far', () => {
    expect(weigh([minute(1, true, 'a'), minute(2, true, 'b')])).toEqual([]);
    expect(weigh([])).toEqual([]);
  });

  test('the area under the ROC curve is how often a near minute lost less than a far one', () => {
    fc.assert(
      fc.property(judged, (all) => {
        const weighed = weigh(all);
        fc.pre(weighed.length > 0);
        let area = 0;
        for (const a of weighed)
          for (const b of weighed)
            area +=
              a.near *
              b.far *
              (a.attenuation < b.attenuation ? 1 : a.attenuation === b.attenuation ? 0.5 : 0);
        expect(rocArea(weighed)).toBeCloseTo(area, 9);
      }),
    );
  });

  test('recall and false alarms grow with the threshold, from none to all', () => {
    fc.assert(
      fc.property(judged, fc.integer({ min: 39, max: 61 }), fc.nat(5), (all, delta, more) => {
        const weighed = weigh(all);
        fc.pre(weighed.length > 0);
        const [small, large] = [scoreAt(weighed, delta), scoreAt(weighed, delta + more)];
        expect(large.recall).toBeGreaterThanOrEqual(small.recall);
        expect(large.falseAlarms).toBeGreaterThanOrEqual(small.falseAlarms);
        expect(scoreAt(weighed, 40).recall).toBe(0);
        expect(scoreAt(weighed, 61).falseAlarms).toBeCloseTo(1);
      }),
    );
  });
});

describe('an evaluation', () => {
  const stay = (from: number, minutes: number, rssi: number, near: boolean | null): KnownReading[] =>
    Array.from({ length: 6 * minutes }, (_, i) => ({ t: from + 10 * i, rssi, near, place: String(near) }));
  const recording = (readings: KnownReading[]) => ({ file: 'f', identifier: 'i', device: 'd', readings });

  test('corrects by device, counts minutes, and finds encounters', () => {
    const readings = [...stay(0, 20, -80, true), ...stay(1800, 10, -95, false)];
    const { recordings, known, truth } = evaluate([recording(readings)], new Map([['d', 10]]), DETECTOR);
    expect(recordings).toEqual([
      {
        file: 'f',
        identifier: 'i',
        readings: 180,
        minutes: 30,
        correction: 10,
        nearMinutes: 20,
        encounters: [{ first: 0, last: 19, minutes: 20 }],
      },
    ]);
    expect(known).toEqual({ near: 20, far: 10 });
    expect(truth?.rocArea).toBe(1);
    expect(truth?.thresholds.find(({ delta }) => delta === 90)).toMatchObject({
      recall: expect.closeTo(1),
      falseAlarms: expect.closeTo(1),
      minutes: { nearCalledNear: 20, farCalledNear: 10, nearCalledFar: 0, farCalledFar: 0 },
    });
  });

  test('judges nothing when nothing is known', () => {
    const { known, truth } = evaluate([recording(stay(0, 5, -60, null))], new Map(), DETECTOR);
    expect({ known, truth }).toEqual({ known: { near: 0, far: 0 }, truth: null });
  });

  test('has the asked threshold among its own', () => {
    const readings = [...stay(0, 3, -80, true), ...stay(600, 3, -95, false)];
    const { truth } = evaluate([recording(readings)], new Map(), { ...DETECTOR, delta: 85.5 });
    expect(truth?.thresholds.map(({ delta }) => delta).slice(44, 48)).toEqual([84, 85, 85.5, 86]);
  });
});
