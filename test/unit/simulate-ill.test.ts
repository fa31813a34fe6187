import { expect, test } from 'vitest';
import { UsageError } from '../../server-node/errors.ts';
import { levelsOf, parseIll, randomIll } from '../../server-node/simulate/ill.ts';

const people = ['3', '20', '100', 'x:1'];
const levels = (text: string) => levelsOf(people, parseIll(text));

test('who is ill is so at level 3 on every day, or from one day to another, both included', () => {
  const level = levels('20, 3:2:4 ,3:7:7');
  expect([0, 5, 99].map((day) => level(1, day))).toEqual([3, 3, 3]);
  expect([1, 2, 4, 5, 7, 8].map((day) => level(0, day))).toEqual([0, 3, 3, 0, 3, 0]);
  expect(level(2, 3)).toBe(0);
});

test('an id may hold a colon', () => {
  expect(levels('x:1')(3, 0)).toBe(3);
  expect(levels('x:1:5:6')(3, 0)).toBe(0);
  expect(levels('x:1:5:6')(3, 5)).toBe(3);
});

test.each(['', '3,', '3:4:2', '21', '3:x:2'])('--ill %j is refused', (text) => {
  expect(() => levels(text)).toThrow(UsageError);
});

test('--ill-random takes different people, the same for a seed', () => {
  const many = Array.from({ length: 50 }, (_, i) => String(i));
  const chosen = (count: number, seed: string) => randomIll(many, count, seed).map(({ person }) => person);
  expect(chosen(5, 'a')).toEqual(['33', '0', '35', '8', '24']); // must never change: reports name the seed
  expect(chosen(5, 'b')).not.toEqual(chosen(5, 'a'));
  expect(new Set(chosen(50, 'a')).size).toBe(50);
  expect(chosen(0, 'a')).toEqual([]);
  expect(() => chosen(51, 'a')).toThrow(UsageError);
});

test('--ill-random takes everybody equally often', () => {
  const counts = new Map<string, number>();
  for (let seed = 0; seed < 4000; seed++) {
    for (const { person } of randomIll(people, 2, String(seed))) {
      counts.set(person, (counts.get(person) ?? 0) + 1);
    }
  }
  for (const name of people) expect(Math.abs(counts.get(name)! - 2000)).toBeLessThan(160); // 5 σ
});
