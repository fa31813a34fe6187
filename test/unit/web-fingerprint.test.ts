import { expect, test } from 'vitest';
import { fingerprint } from '../../web/settings/fingerprint.ts';

test('a fingerprint is the whole hash, as init prints it, in groups of four', () => {
  const hash = '0123456789abcdef'.repeat(4);
  expect(fingerprint(hash).split(' ')).toHaveLength(16);
  expect(fingerprint(hash).replaceAll(' ', '')).toBe(hash);
});
