import { chromium } from 'playwright';
import { findChromium } from '../run/chromium.ts';

/**
 * Seconds from a reload without a network to the first screen, in an app that was open before.
 * @param times of which the median counts
 */
export async function offlineReloadSeconds(app: string, times = 5): Promise<number> {
  const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
  try {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(app);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.reload();
    await context.setOffline(true);
    const seconds: number[] = [];
    for (let i = 0; i < times; i++) {
      const begun = performance.now();
      await page.reload({ waitUntil: 'commit' });
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      seconds.push((performance.now() - begun) / 1000);
    }
    return Math.round(1000 * seconds.sort((a, b) => a - b)[times >> 1]) / 1000;
  } finally {
    await browser.close();
  }
}
