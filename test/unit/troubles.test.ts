import { expect, test } from 'vitest';
import { Troubles } from '../../workers/troubles.ts';

test('a cause is said once until it changes or goes away', async () => {
  const said: string[] = [];
  const troubles = new Troubles<string>((text) => said.push(text));
  const fail = (text: string) => troubles.guard('share', () => Promise.reject(new Error(text)));
  for (let i = 0; i < 3; i++) await fail('no key of node 3');
  expect(said).toEqual(['no key of node 3']);
  await fail('no key of node 2');
  await troubles.guard('fetch', () => Promise.reject(new Error('no answer')));
  await fail('no key of node 2');
  expect(said.slice(1)).toEqual(['no key of node 2', 'no answer']);
  await troubles.guard('share', () => Promise.resolve(false)); // not tried
  await fail('no key of node 2');
  expect(said).toHaveLength(3);
  await troubles.guard('share', () => Promise.resolve());
  await fail('no key of node 2');
  expect(said).toHaveLength(4);
});
