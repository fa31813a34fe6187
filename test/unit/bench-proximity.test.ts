import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bySet, candidatesOf, leaveOneOut, leaveOneOutOfAll, SETS } from '../bench/proximity/compare.ts';
import { type Prepared, uniform } from '../bench/proximity/estimate.ts';
import type { SetName } from '../bench/proximity/sets.ts';
import { SMOOTHERS } from '../bench/proximity/smoothers.ts';

/** Ten minutes near and ten far, a reading each 6 s, around `level` dB when near and 12 dB more when far. */
function recording(level: number): Prepared {
  const random = uniform();
  const near = (i: number) => i < 100;
  const t = Float64Array.from({ length: 200 }, (_, i) => 6 * i);
  return {
    name: 'r',
    device: null,
    t,
    a: t.map((_, i) => Math.round(level + (near(i) ? 0 : 12) + 10 * random())),
    ends: Array.from({ length: 20 }, (_, i) => 60 * (i + 1)),
    truths: Array.from({ length: 20 }, (_, i) => ({ near: i < 10, place: i < 10 ? '20' : '300' })),
  };
}

const candidates = (levels: Readonly<Record<SetName, number>>) =>
  candidatesOf(bySet((set) => [recording(levels[set])]));

test('a set that is left out has no part in what is chosen for it', () => {
  const usual = { pcng: 60, mitll: 63, herald: 66 };
  const before = candidates(usual);
  for (const set of SETS) {
    const after = candidates({ ...usual, [set]: 45 });
    for (const [i, candidate] of before.entries())
      expect(leaveOneOut(after[i])[set].delta).toBe(leaveOneOut(candidate)[set].delta);
    const chosen = ({ smoother, correction, delta }: ReturnType<typeof leaveOneOutOfAll>[SetName]) => [
      smoother,
      correction,
      delta,
    ];
    expect(chosen(leaveOneOutOfAll(after)[set])).toEqual(chosen(leaveOneOutOfAll(before)[set]));
  }
});

test('every smoother takes readings that are alike for what they are, also after a gap', () => {
  const readings = fc.array(fc.double({ min: 0, max: 900, noNaN: true }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(readings, fc.integer({ min: 20, max: 110 }), (times, level) => {
      const t = Float64Array.from(times).sort();
      const ends = [...new Set([...t].map((at) => 60 * (Math.floor(at / 60) + 1)))];
      for (const [name, smooth] of Object.entries(SMOOTHERS))
        for (const estimate of smooth(
          t,
          t.map(() => level),
          ends,
        ))
          expect(estimate, name).toBeCloseTo(level, 6);
    }),
    { numRuns: 40 },
  );
});
