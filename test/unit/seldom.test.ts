import { expect, test } from 'vitest';
import { Seldom } from '../../server-node/seldom.ts';

test('the same thing is said once a minute, another one at once', () => {
  let now = 0;
  const seldom = new Seldom(() => now);
  expect(seldom.isTime('a')).toBe(true);
  now = 30_000;
  expect([seldom.isTime('a'), seldom.isTime('b')]).toEqual([false, true]);
  now = 60_000;
  expect([seldom.isTime('a'), seldom.isTime('b')]).toEqual([true, false]);
  expect(seldom.isTime('a')).toBe(false);
});
