import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attenuationOf } from '../../workers/near/attenuation.ts';
import { correctionFrom, USUAL_AT_A_METRE } from '../../workers/near/calibration.ts';
import { DETECTOR, logged } from '../../workers/near/detector.ts';
import { encountersOf } from '../../workers/near/encounters.ts';
import { type Minute, minutesOf } from '../../workers/near/minutes.ts';
import { nearMinutes } from '../../workers/near/near-minutes.ts';
import { detectorOf } from '../../workers/near/parameters.ts';
import { quantile } from '../../workers/near/quantile.ts';
import type { Reading } from '../../workers/near/reading.ts';
import { smoothed } from '../../workers/near/smoothing.ts';
import { demo } from './wire-world.ts';

/** A reading every `step` seconds in [from, to), all alike. */
const steady = (from: number, to: number, rssi: number, step = 5): Reading[] =>
  Array.from({ length: Math.ceil((to - from) / step) }, (_, i) => ({ t: from + i * step, rssi }));

const reading = fc.record({
  t: fc.double({ min: 0, max: 3600, noNaN: true }),
  rssi: fc.integer({ min: -127, max: 20 }),
});
const readings = fc.array(reading, { maxLength: 120 });
const decibels = fc.array(fc.integer({ min: 20, max: 110 }), { minLength: 1, maxLength: 60 });

describe('attenuation', () => {
  test('is sent power less received power less the correction of the devices', () => {
    expect(attenuationOf({ t: 0, rssi: -70, txPower: -16 }, 5)).toBe(49);
    expect(attenuationOf({ t: 0, rssi: -70 }, 0)).toBe(70);
  });

  test('a calibrated device loses at a metre what the usual one does', () => {
    const raw = [81, 83, 79, 99, 80];
    const correction = correctionFrom(raw);
    const corrected = raw.map((lost) => lost - correction).sort((a, b) => a - b);
    expect(quantile(corrected, 0.5)).toBe(USUAL_AT_A_METRE);
  });
});

describe('a quantile', () => {
  test('lies between its neighbours in proportion', () => {
    expect([0, 0.1, 0.5, 1].map((part) => quantile([10, 20, 40], part))).toEqual([10, 12, 20, 40]);
    expect(quantile([7], 0.9)).toBe(7);
  });
});

describe('smoothing', () => {
  test('of readings that are alike is that value, however many', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 20, max: 110 }), (count, value) => {
        expect(smoothed(Array(count).fill(value))).toBe(value);
      }),
    );
  });

  test('takes the strongest tenth', () => {
    expect(smoothed(Array.from({ length: 101 }, (_, i) => 100 - i))).toBe(10);
  });

  test('is not moved past the other readings by one that is wrong, in either direction', () => {
    fc.assert(
      fc.property(decibels, fc.constantFrom(-50, 200), (right, wrong) => {
        fc.pre(right.length >= 2);
        const estimate = smoothed([...right, wrong]);
        expect(estimate).toBeGreaterThanOrEqual(Math.min(...right));
        expect(estimate).toBeLessThanOrEqual(Math.max(...right));
      }),
    );
  });

  test('shifts with its readings and does not mind their order', () => {
    fc.assert(
      fc.property(decibels, fc.integer({ min: -30, max: 30 }), (values, shift) => {
        const moved = values.map((value) => value + shift).reverse();
        expect(smoothed(moved)).toBeCloseTo(smoothed(values) + shift, 9);
      }),
    );
  });
});

describe('minutes', () => {
  test('are those of the clock, and silent ones are absent', () => {
    const heard = [steady(0, 60, -60), steady(59.9, 60, -90), steady(180, 185, -80)].flat();
    expect(minutesOf(heard, 10)).toEqual([
      { minute: 0, attenuation: 50, readings: 13 },
      { minute: 3, attenuation: 70, readings: 1 },
    ]);
  });

  test('do not depend on the order of readings', () => {
    const shuffled = readings.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        expect(minutesOf(other, 0)).toEqual(minutesOf(list, 0));
      }),
    );
  });

  test('leave out what measures nothing or claims a power that there is not', () => {
    const nothing: Reading[] = [
      { t: 0, rssi: 127 },
      { t: 0, rssi: Number.NaN },
      { t: Number.POSITIVE_INFINITY, rssi: -60 },
      { t: 0, rssi: -60, txPower: -1000 },
    ];
    expect(minutesOf(nothing, 0)).toEqual([]);
  });
});

describe('near minutes', () => {
  const minute = (at: number, attenuation: number): Minute => ({ minute: at, attenuation, readings: 1 });

  test('are under δ, and silent ones between two such', () => {
    expect(nearMinutes([minute(0, 60), minute(3, 60), minute(7, 60), minute(8, 74)], 74, 2)).toEqual([
      0, 1, 2, 3, 7,
    ]);
  });

  test('never bridge a minute that was heard to be far', () => {
    expect(nearMinutes([minute(0, 60), minute(1, 80), minute(2, 60)], 74, 5)).toEqual([0, 2]);
    expect(nearMinutes([minute(0, 80), minute(2, 60), minute(4, 80)], 74, 5)).toEqual([2]);
  });

  test('stay near with a larger δ, and encounters grow', () => {
    fc.assert(
      fc.property(readings, fc.nat(120), fc.nat(20), fc.nat(4), (list, delta, more, bridge) => {
        const minutes = minutesOf(list, 0);
        const small = nearMinutes(minutes, delta, bridge);
        const large = nearMinutes(minutes, delta + more, bridge);
        expect(large).toEqual(expect.arrayContaining(small));
        expect(large).toEqual([...new Set(large)].sort((a, b) => a - b));
        const sum = (near: number[]) =>
          encountersOf(near, 3, 2).reduce((all, { minutes }) => all + minutes, 0);
        expect(sum(large)).toBeGreaterThanOrEqual(sum(small));
      }),
    );
  });
});

describe('encounters', () => {
  const run = (from: number, count: number) => Array.from({ length: count }, (_, i) => from + i);

  test('sum near minutes over pauses, of several identifiers together', () => {
    expect(encountersOf([...run(0, 8), ...run(23, 8)], 15, 15)).toEqual([
      { first: 0, last: 30, minutes: 16 },
    ]);
    expect(encountersOf([...run(0, 8), ...run(24, 8)], 15, 15)).toEqual([]); // a pause of 16
  });

  test('count a minute once that two identifiers share', () => {
    expect(encountersOf([...run(0, 10), ...run(4, 6)], 10, 0)).toEqual([{ first: 0, last: 9, minutes: 10 }]);
    expect(encountersOf([...run(0, 10), ...run(4, 6)], 11, 0)).toEqual([]);
  });

  test('are earliest first, whatever the order', () => {
    expect(encountersOf([9, 1, 8, 0], 2, 1).map(({ first }) => first)).toEqual([0, 8]);
  });
});

describe('an identifier', () => {
  test('is logged from three near minutes on', () => {
    const near = (minutes: number) => logged('e', steady(0, 60 * minutes, -60), 0, DETECTOR);
    expect(near(2)).toBeNull();
    expect(near(3)).toEqual({ identifier: 'e', minutes: [0, 1, 2] });
  });

  test('is logged or not by the correction of its devices', () => {
    const weak = steady(0, 600, -80);
    expect(logged('e', weak, 0, DETECTOR)).toBeNull();
    expect(logged('e', weak, 10, DETECTOR)?.minutes).toHaveLength(10);
  });

  test('heard once a minute and then silent ends with what was heard', () => {
    const far = [...steady(0, 300, -60, 60), ...steady(900, 1200, -60, 60)];
    expect(logged('e', far, 0, DETECTOR)?.minutes).toEqual([0, 1, 2, 3, 4, 15, 16, 17, 18, 19]);
  });
});

test('a deployment says what an encounter is, or leaves the usual', () => {
  const near = { h: 4, self: 2, heard: 10, symmetric: true };
  const encounter = { delta: 63, tau: 10, log: 3, bridge: 0, pause: 5 };
  expect(detectorOf(null)).toEqual(DETECTOR);
  expect(detectorOf(demo())).toEqual(DETECTOR);
  expect(detectorOf(demo({ near }))).toEqual(DETECTOR);
  expect(detectorOf(demo({ near: { ...near, encounter } }))).toEqual(encounter);
});
