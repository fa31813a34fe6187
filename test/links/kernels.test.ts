import { expect, test } from 'vitest';
import { createKernels } from '../../workers/mpc/kernels/kernels.ts';
import { openModule } from './chromium.ts';
import { everyKernel } from './kernels-run.ts';

declare global {
  interface Window {
    everyKernel(): Record<string, string>;
  }
}

test('every kernel leaves the same bytes in Chromium as in Node', async () => {
  const browser = await openModule(new URL('./kernels-page.ts', import.meta.url).pathname);
  try {
    const here = everyKernel(createKernels());
    expect(await browser.page.evaluate(() => window.everyKernel())).toEqual(here);
    expect(new Set(Object.values(here)).size).toBe(Object.keys(here).length);
    expect(browser.errors).toEqual([]);
  } finally {
    await browser.close();
  }
});
