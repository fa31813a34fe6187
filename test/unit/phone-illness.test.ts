import { expect, test } from 'vitest';
import { illnessFrom, levelOnDay, levelsOf } from '../../workers/phone/illness.ts';

test('levels by days since onset are those of FORMATS: 3 at −2..+3, 2 at +4..+7, 1 at +8..+10', () => {
  const days = Array.from({ length: 16 }, (_, i) => i - 4);
  expect(days.map(levelOnDay)).toEqual([0, 0, 3, 3, 3, 3, 3, 3, 2, 2, 2, 2, 1, 1, 1, 0]);
});

test('a list entry begins at the oldest epoch of the window and goes on into days to come', () => {
  expect(levelsOf(illnessFrom(100), 97, 6, false)).toEqual([0, 3, 3, 3, 3, 3]);
  expect(levelsOf(illnessFrom(100), 107, 6, false)).toEqual([2, 1, 1, 1, 0, 0]);
});

test('a shorter infectious time cuts the levels, a demonstration raises them', () => {
  const illness = { onset: 100, first: 101, last: 104 };
  expect(levelsOf(illness, 100, 6, false)).toEqual([0, 3, 3, 3, 2, 0]);
  expect(levelsOf(illness, 100, 6, true)).toEqual([0, 3, 3, 3, 3, 0]);
});

test('every day of an infectious time that a doctor gave counts, also outside the usual ones', () => {
  const illness = { onset: 100, first: 96, last: 112 };
  expect(levelsOf(illness, 95, 4, false)).toEqual([0, 1, 1, 3]);
  expect(levelsOf(illness, 109, 5, false)).toEqual([1, 1, 1, 1, 0]);
});
