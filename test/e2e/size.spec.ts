import { expect, test } from '@playwright/test';
import { benchWeb } from '../bench/web.ts';

test('what must come before the first screen is small', async () => {
  const { firstLoadScript, firstLoadStyle } = await benchWeb();
  expect(firstLoadScript).toBeLessThanOrEqual(130);
  expect(firstLoadScript).toBeGreaterThan(5); // that it was measured at all
  expect(firstLoadStyle).toBeLessThanOrEqual(10);
});
